import json

import pytest

from corpus.errors import InputError
from qa.metrics.passagesets import retrieval_folders
from qa.metrics.retrieval import measure_folder

PASSAGES = [
    {"id": "a", "text": "改造老旧小区48个，加装电梯60部。"},
    {"id": "b", "text": "市人民医院新院区10月投入使用。"},
    {"id": "c", "text": "举办冰雪旅游节，开通旅游专线5条。"},
]
QUESTIONS = [
    {"q": "改造老旧小区多少个？", "gold": ["a"], "near": ["a"], "answerable": True},
    {"q": "开通旅游专线多少条？", "gold": ["c"], "near": ["c"], "answerable": True},
    {"q": "旅游专线投资多少亿元？", "gold": [], "near": ["c"], "answerable": False},
    {"q": "新院区何时投入使用？", "gold": ["a"]},
]


def write(folder, name, rows):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "dev" / "city", "passages.jsonl", PASSAGES)
    write(tmp_path / "dev" / "city", "questions.jsonl", QUESTIONS)
    return tmp_path / "dev" / "city"


def test_a_set(folder, encoder):
    found = measure_folder(folder, encoder)
    assert [one.first for one in found.searched] == [1.0, 1.0, 0.0]
    assert [one.ten for one in found.searched[:2]] == [1.0, 1.0]
    figures = found.scores()
    assert figures["R@1"].value == pytest.approx(2 / 3)
    assert figures["answered roc_area"].value == 1.0
    assert figures["answered roc_area, network"].value == 1.0
    assert [one.belief > 0.1 for one in found.read] == [True, True, False]
    assert found.marks()["city R@1"] == {
        "改造老旧小区多少个？": True,
        "开通旅游专线多少条？": True,
        "新院区何时投入使用？": False,
    }
    assert found.to_dict()["searched"] == 3
    assert found.table().split("\n")[0] == "city: 3 searched, 3 read"


def test_where_sets_are_looked_for(folder, tmp_path):
    assert retrieval_folders(tmp_path) == [folder]
    assert retrieval_folders(folder) == [folder]
    with pytest.raises(InputError, match="里没有检索题集"):
        retrieval_folders(tmp_path / "dev" / "none")


def test_a_bad_line_is_named(folder, encoder):
    write(folder, "questions.jsonl", [{"q": "问", "gold": []}, {"q": "问"}])
    with pytest.raises(InputError, match=r"第 2 行不合格式：需要 q 和 gold。$"):
        measure_folder(folder, encoder)


def test_a_passage_that_is_not_there_is_named(folder, encoder):
    write(folder, "questions.jsonl", [{"q": "问", "gold": [], "near": ["zz"], "answerable": False}])
    with pytest.raises(InputError, match=r"的问题“问”指到不存在的段落“zz”：请检查 near。$"):
        measure_folder(folder, encoder)


def test_a_folder_without_the_files_is_named(tmp_path, encoder):
    with pytest.raises(InputError, match=r"里没有 passages.jsonl：请检查路径。$"):
        measure_folder(tmp_path, encoder)
