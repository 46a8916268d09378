import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import InputError
from qa.evaluate import Case, evaluate_questions, judge, read_questions
from qa.metrics.summary import kinds, rates
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
    assert [(o.right_quotes, o.wanted, o.found) for o in result.outcomes[:2]] == [(1, 1, 1), (1, 0, 0)]
    assert [(o.belief is not None and o.belief > 0.33, o.right_anyway) for o in result.outcomes[:3]] == [
        (True, True),
        (True, True),
        (True, False),
    ]
    assert result.outcomes[3].belief is not None
    assert result.outcomes[3].belief < 0.33
    assert result.outcomes[3].right_anyway in (None, False)


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
        ("reports-tables.jsonl", 32),
        ("reports-people.jsonl", 267),
        ("reports-people-heldout.jsonl", 110),
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
        rate = rates(measured)[name]
        assert rate.count == rate.total > 50


@pytest.mark.parametrize("kind", ["trap", "compare"])
def test_no_period_is_taken_for_another(measured, kind):
    assert [(o.question, o.reasons, o.text) for o in measured.failures if o.kind == kind] == []
    assert kinds(measured)[kind].total >= 6
