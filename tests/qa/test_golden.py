from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import InputError, QuestionError
from qa.golden import Golden, add_golden, read_golden, remove_golden


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "索引" / "golden.jsonl"


def test_no_file_holds_no_question(file: Path):
    assert read_golden(file) == ()


def test_questions_are_added_once_and_removed_by_number(file: Path):
    assert add_golden(file, ["改造多少个小区？", "新建几座仓库？", "改造多少个小区？"]) == 2
    assert add_golden(file, [" 新建几座仓库？ ", "招工多少人？"]) == 1
    assert read_golden(file) == (Golden("改造多少个小区？"), Golden("新建几座仓库？"), Golden("招工多少人？"))
    assert remove_golden(file, 2) == "新建几座仓库？"
    assert file.read_text(encoding="utf-8") == '{"q": "改造多少个小区？"}\n{"q": "招工多少人？"}\n'
    assert [path.name for path in file.parent.iterdir()] == ["golden.jsonl"]


@pytest.mark.parametrize("number", [0, -1, 2])
def test_there_is_no_such_number(file: Path, number: int):
    add_golden(file, ["甲是多少？"])
    with pytest.raises(InputError) as caught:
        remove_golden(file, number)
    assert str(caught.value) == f"没有第 {number} 个验收问题（共 1 个）：请用 yanxiaoge golden list 查看。"


def test_what_is_no_question_is_not_added(file: Path):
    with pytest.raises(QuestionError):
        add_golden(file, ["甲是多少？", "？！"])
    assert not file.exists()


def test_lines_of_both_forms_are_read(file: Path):
    file.parent.mkdir()
    file.write_text(
        '\ufeff{"q": "那2025年呢？", "history": [["2026年呢？", "45个。"]]}\n\n'
        '{"q": "有多少个？", "must": [["45个"]]}\n'
        '{"id": "a", "kind": "fact", "q": "房价多少？", "status": "no_evidence"}\n',
        encoding="utf-8",
    )
    plain, expecting, refusing = read_golden(file)
    assert plain == Golden("那2025年呢？", (("2026年呢？", "45个。"),))
    assert expecting.case is not None
    assert (expecting.case.status, expecting.case.must) == ("answered", (("45个",),))
    assert refusing.case is not None
    assert refusing.case.status == "no_evidence"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", '不是 JSON：每行应是 {"q": "问题"}。'),
        ('["q"]', '不合格式：每行应是 {"q": "问题"}，可另加 history、must、quote。'),
        ('{"question": "甲？"}', '不合格式：每行应是 {"q": "问题"}，可另加 history、must、quote。'),
        ('{"q": "甲？", "history": [["乙"]]}', '不合格式：每行应是 {"q": "问题"}，可另加 history、must、quote。'),
        ('{"q": "？"}', "：问题是空的，或没有可读的文字：请输入一个问题，例如“2026年有哪些重点工作？”。"),
    ],
)
def test_a_wrong_line_is_named(file: Path, line: str, reason: str):
    file.parent.mkdir()
    file.write_text(f'{{"q": "甲？"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_golden(file)
    assert str(caught.value) == f"验收问题“{file}”第 2 行{reason}"
