import dataclasses

import pytest

from qa.drafts.figuredraft import figure_draft

ASKED = "2023年要改造多少个老旧小区？"


@pytest.fixture(scope="module")
def drafted(read, evidence_for, world):
    def given(text, change=None):
        evidence = evidence_for(text)
        draft = figure_draft(read(text), change(evidence) if change else evidence, world)
        return [statement.direct for statement in draft.statements] if draft else None

    return given


def test_the_figure_of_the_sentence_that_fits_best(drafted):
    assert drafted(ASKED) == [("48个",)]


def test_two_years_stand_newest_first_where_none_is_asked_for(drafted):
    assert drafted("改造老旧小区多少个？") == [("48个",), ("36个",)]


def test_sentences_without_a_figure_of_that_unit_give_none(drafted):
    assert drafted("改造老旧小区多少亿元？", lambda evidence: evidence[:1]) is None


def test_a_deed_goes_before_a_plan_for_the_same_year(read, evidence_for, world):
    first, second = evidence_for("改造老旧小区多少个？")[:2]
    done, planned = (first, second) if first.status == "done" else (second, first)
    plan = dataclasses.replace(planned, score=2.0, own=0.9)
    deed = dataclasses.replace(done, score=1.0, own=0.9, period=plan.period)
    asked = dataclasses.replace(read(ASKED), status="done")
    assert figure_draft(asked, [plan, deed], world).statements[0].direct == ("36个",)
    weaker = dataclasses.replace(deed, own=0.8)  # the deed must say as much of what is asked
    assert figure_draft(asked, [plan, weaker], world).statements[0].direct == ("48个",)
