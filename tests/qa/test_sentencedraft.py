import pytest

from qa.sentencedraft import sentence_draft


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
