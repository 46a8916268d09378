import pytest

from qa.drafts.sentencedraft import sentence_draft


@pytest.fixture(scope="module")
def drafted(read, evidence_for, world):
    return lambda text, most=None: sentence_draft(read(text), evidence_for(text)[:most], world)


def quotes(draft):
    return [source.quote.text for statement in draft.statements for source in statement.sources]


def test_one_thing_is_answered_by_one_sentence_and_its_span(drafted):
    draft = drafted("旅游服务中心设在哪里？")
    assert quotes(draft) == ["旅游服务中心设在花山镇。"]
    assert draft.statements[0].direct == ("花山镇",)


def test_a_broad_matter_takes_in_what_stands_beside_the_best_in_reading_order(drafted):
    draft = drafted("提升城市品质方面做哪些工作？")
    starts = [source.quote.start for statement in draft.statements for source in statement.sources]
    assert len(starts) > 1
    assert starts == sorted(starts)
    assert draft.lead


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("幼儿园建得怎么样", "2所公办幼儿园", "就业"),  # its paragraph is on all that was done for people
        ("老旧小区改造得怎么样", "58个老旧小区", "45个"),  # that is planned
        ("区里的路修得怎么样", "132条245公里", "就业"),
    ],
)
def test_how_a_work_went_is_told_by_what_was_done_of_it(shipped, question, told, not_told):
    answer = shipped.ask(question)
    assert told in answer.text
    assert not_told not in answer.text


@pytest.mark.parametrize("question", ["停车场建得怎么样", "停车场怎么样", "公园建设怎么样", "公园建得怎么样"])
def test_what_no_report_names_is_not_answered_by_a_paragraph_on_other_matters(shipped, question):
    assert shipped.ask(question).status == "no_evidence"
