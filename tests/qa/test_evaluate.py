import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import InputError
from qa.evaluate import Case, Outcome, Result, evaluate_questions, judge, read_questions, table
from qa.types import Answer, Citation

DATA = Path(__file__).parents[1] / "data"
CASE = Case(
    "1", "fact", "几所？", (), "answered", (("3所", "三所"), ("公办",)), ("5所",), ("新建公办幼儿园3所",), ("2022",)
)


def answer(text, quote="新建公办幼儿园3所。", period="2022", status="answered"):
    citation = Citation(1, "r", "报告", (), period, quote, 0, len(quote), quote, None)
    return Answer("几所？", status, text, "extractive", (citation,), (), "gen-000001", 1.0)


@pytest.mark.parametrize(
    ("given", "reasons"),
    [
        (answer("公办幼儿园 **３所**[1]。"), ()),
        (answer("公办幼儿园三所[1]。"), ()),
        (answer("幼儿园[1]。"), ("缺少“3所”或“三所”", "缺少“公办”")),
        (answer("公办3所，不是5所[1]。"), ("不该有“5所”",)),
        (answer("公办3所[1]。", quote="新增学位720个。"), ("没有引用应引的句子",)),
        (answer("公办3所[1]。", period="2023"), ("没有引用 2022 的内容",)),
        (answer("未找到依据。", status="no_evidence"), ("本应作答，却拒答",)),
    ],
)
def test_the_judge(given, reasons):
    assert judge(CASE, given) == reasons


def test_the_judge_of_the_report_cited():
    case = Case("1", "fact", "几所？", (), "answered", (("3所",),), (), (), (), ("太原市-2022", "r"))
    assert judge(case, answer("公办3所[1]。")) == ()
    elsewhere = replace(case, report=("太原市-2022", "大同市-2022"))
    assert judge(elsewhere, answer("公办3所[1]。")) == ("没有引用报告“太原市-2022”或“大同市-2022”",)


def test_the_judge_of_what_should_be_refused():
    case = Case("1", "unanswerable", "几所？", (), "no_evidence", (), (), (), ())
    assert judge(case, answer("未找到依据。", status="no_evidence")) == ()
    assert judge(case, answer("3所[1]。")) == ("本应拒答，却作答",)


def test_a_marker_is_no_figure():
    case = Case("1", "fact", "几所？", (), "answered", (), ("1",), (), ())
    assert judge(case, answer("三所[1]。")) == ()


def outcome(kind, reasons=(), expected="answered", status="answered", ms=1.0):
    return Outcome(f"{kind}{ms}", kind, "问", "答", reasons, expected, status, 2, 2, 1, 1, ms)


RESULT = Result(
    (
        outcome("fact"),
        outcome("fact", ("缺少“3所”",), ms=3.0),
        outcome("fact", ("本应作答，却拒答",), status="no_evidence", ms=4.0),
        outcome("unanswerable", expected="no_evidence", status="no_evidence", ms=8.0),
    )
)


def test_the_figures():
    assert RESULT.to_dict() == {
        "questions": 4,
        "by_kind": {"fact": {"correct": 1, "all": 3}, "unanswerable": {"correct": 1, "all": 1}},
        "refusal": {"count": 1, "all": 1},
        "false_refusal": {"count": 1, "all": 3},
        "verbatim_quotes": {"count": 8, "all": 8},
        "figures_in_quotes": {"count": 4, "all": 4},
        "median_ms": 3.5,
        "failures": ["fact3.0", "fact4.0"],
    }


def test_the_table():
    lines = [line.split() for line in table(RESULT).splitlines()]
    assert lines[0] == ["fact", "1/3", "33.3%"]
    assert ["false_refusal", "1/3", "33.3%"] in lines
    assert lines[-1] == ["median_ms", "3.5"]


def test_questions_are_asked_with_their_history(city):
    cases = [
        Case("a", "fact", "2022年改造多少个老旧小区？", (), "answered", (("36个",),), ("48",), ("改造老旧小区36个",), ("2022",)),
        Case("b", "follow_up", "那2023年呢？", (("2022年改造多少个老旧小区？", ""),), "answered", (("48个",),), ("36",), (), ("2023",)),
        Case("c", "fact", "2022年改造多少个老旧小区？", (), "answered", (("48个",),), (), (), ()),
        Case("d", "unanswerable", "火星上有水吗？", (), "no_evidence", (), (), (), ()),
    ]  # fmt: skip
    result = evaluate_questions(city, cases)
    assert [o.reasons for o in result.outcomes] == [(), (), ("缺少“48个”",), ()]
    assert [(o.verbatim, o.quotes, o.supported, o.figures) for o in result.outcomes[:2]] == [(1, 1, 1, 1)] * 2
    assert result.rates()["refusal"] == (1, 1)


def test_a_set_is_read(tmp_path):
    path = tmp_path / "set.jsonl"
    record = {
        "id": 1,
        "kind": "fact",
        "q": "几所？",
        "status": "answered",
        "must": [["3所"]],
        "history": [["问", "答"]],
        "report": ["r"],
    }
    path.write_text(f"\ufeff{json.dumps(record)}\n\n", encoding="utf-8")
    assert read_questions(path) == [
        Case("1", "fact", "几所？", (("问", "答"),), "answered", (("3所",),), (), (), (), ("r",)),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("\n", "问题集“set.jsonl”里没有问题。"),
        (
            '{"id": 1, "kind": "a", "q": "b", "status": "answered"}\n{"id": 2}',
            "问题集“set.jsonl”第 2 行不合格式：需要 id、kind、q 和 status。",
        ),
        ("[]", "问题集“set.jsonl”第 1 行不合格式：需要 id、kind、q 和 status。"),
        ("{", "问题集“set.jsonl”第 1 行不合格式：需要 id、kind、q 和 status。"),
    ],
)
def test_a_set_that_cannot_be_read(tmp_path, text, error):
    path = tmp_path / "set.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_questions(path)
    assert str(caught.value) == error


def test_no_set(tmp_path):
    with pytest.raises(InputError, match=r"读不出来：请检查路径和 UTF-8 编码。$"):
        read_questions(tmp_path / "没有.jsonl")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("questions.jsonl", 160),
        ("questions-heldout.jsonl", 160),
        ("questions-colloquial.jsonl", 181),
        ("reports-dev.jsonl", 345),
    ],
)
def test_the_sets_in_the_tree(name, size):
    cases = read_questions(DATA / name)
    assert len({case.id for case in cases}) == len(cases) == size
    assert {case.status for case in cases} == {"answered", "no_evidence"}
    assert len({case.question for case in cases if not case.history}) == sum(not case.history for case in cases)


def test_questions_over_many_reports_name_theirs():
    cases = read_questions(DATA / "reports-dev.jsonl")
    assert [case.id for case in cases if bool(case.report) != (case.status == "answered")] == []
    assert [piece for case in cases for piece in case.quote if len(piece) > 20] == []


@pytest.fixture(scope="module")
def measured(shipped):
    return evaluate_questions(shipped, read_questions(DATA / "questions.jsonl"))


def test_every_quote_and_figure_of_the_set_is_in_the_report(measured):
    for name in ("verbatim_quotes", "figures_in_quotes"):
        found, all_of_them = measured.rates()[name]
        assert found == all_of_them > 50


@pytest.mark.parametrize("kind", ["trap", "compare"])
def test_no_period_is_taken_for_another(measured, kind):
    assert [(o.question, o.reasons, o.text) for o in measured.failures if o.kind == kind] == []
    assert measured.by_kind()[kind][1] >= 6
