import pytest

from corpus.sentences import Span
from index.passages import passages_of
from index.types import Hit
from qa.cite import Citer, listed
from qa.drafts.draft import Draft, Source, Statement
from qa.types import RankedPassage


@pytest.fixture(scope="module")
def source(city_report):
    def quoted(quote):
        paragraph = next(p for p in city_report.paragraphs if quote in p.text)
        start = paragraph.start + paragraph.text.index(quote)
        return Source(paragraph, Span(start, start + len(quote), quote))

    return quoted


@pytest.fixture(scope="module")
def cite(city_report):
    def write(draft, hits=()):
        citer = Citer({city_report.id: city_report}.__getitem__)
        return citer.text(draft), citer.citations, listed(hits)

    return write


HOMES = "改造老旧小区48个，加装电梯60部。"
PARKS = "新建滨江公园2处，人均公园绿地面积达到13.5平方米。"


def test_one_statement(cite, source, city_report):
    text, (citation,), passages = cite(Draft((Statement("改造老旧小区48个", (source(HOMES),), ("48个",)),)))
    assert text == "**48个**——改造老旧小区48个[1]。"
    assert passages == ()
    assert (citation.marker, citation.quote) == (1, HOMES)
    assert city_report.text[citation.start : citation.end] == HOMES
    assert citation.report_id == citation.title == "临江市2023年政府工作报告"
    assert citation.section == ("二、2023年工作安排", "（二）提升城市品质")
    assert citation.period == "2023"
    assert citation.paragraph == HOMES + PARKS
    assert citation.page is None


def test_markers_follow_the_text_and_a_quote_has_one(cite, source):
    draft = Draft(
        (
            Statement("公园", (source(PARKS),)),
            Statement("小区和公园", (source(HOMES), source(PARKS))),
        ),
        lead="2023年：",
        notes=("2024年：未找到依据",),
    )
    text, citations, _ = cite(draft)
    assert text == "2023年：\n- 公园[1]。\n- 小区和公园[2][1]。\n- 2024年：未找到依据。"
    assert [(c.marker, c.quote) for c in citations] == [(1, PARKS), (2, HOMES)]


def test_prose_joins_the_lines_that_were_streamed(source, city_report):
    citer = Citer({city_report.id: city_report}.__getitem__)
    statements = (Statement("公园", (source(PARKS),)), Statement("小区和公园", (source(HOMES), source(PARKS))))
    lines = [citer.line(statement) for statement in statements]
    assert lines == ["公园[1]。", "小区和公园[2][1]。"]
    assert citer.text(Draft(statements, prose=True)) == "公园[1]。小区和公园[2][1]。"
    assert [c.quote for c in citer.citations] == [PARKS, HOMES]


def test_a_plain_text_cites_nothing(cite):
    assert cite(Draft(plain="您好。")) == ("您好。", (), ())


def test_a_title_has_no_period(cite, source):
    _, (citation,), _ = cite(Draft((Statement("题", (source("临江市2023年政府工作报告"),)),)))
    assert (citation.period, citation.section) == (None, ())


def test_the_hits_become_ranked_passages(cite, city_report):
    passage = passages_of(city_report, city_report.paragraphs, ())[4]
    _, _, passages = cite(Draft(plain="您好。"), [Hit(passage, 1, 2.5)])
    assert passages == (
        RankedPassage(
            "临江市2023年政府工作报告#5",
            1,
            2.5,
            "改造老旧小区36个，惠及居民5800户。城镇新增就业4210人，失业人员再就业1130人。",
            "临江市2023年政府工作报告",
        ),
    )
