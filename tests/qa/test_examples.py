import pytest

from qa.assistant import Assistant
from qa.examples import examples_of, suggestions_for
from qa.extractive import Extractive
from qa.understanding.question import understand


@pytest.fixture(scope="module")
def suggested():
    def suggestions(text, snapshot):
        question = understand(text, snapshot.retriever.soft, year=2023, home=snapshot.home_names)
        return suggestions_for(question, Extractive().answer(question, snapshot.world(snapshot.year)), snapshot)

    return suggestions


def test_a_figure_a_period_and_the_parts(city_snapshot):
    assert examples_of(city_snapshot) == (
        "2022年全市地区生产总值完成多少亿元？",
        "2023年引进企业多少家？",
        "2023年工作安排有哪些？",
        "2022年工作回顾有哪些？",
    )


def test_the_place_is_named_where_there_are_several(shelf_snapshot):
    assert examples_of(shelf_snapshot)[0] == "临江市2022年全市地区生产总值完成多少亿元？"


@pytest.mark.parametrize("root", ["city_root", "shelf_root", "page_root"])
def test_every_example_is_answered(root, encoder, request):
    assistant = Assistant(request.getfixturevalue(root), encoder)
    assert len(assistant.examples) == 4
    assert [q for q in assistant.examples if assistant.ask(q).status != "answered"] == []


def test_other_figures_of_the_same_section_come_next(city_snapshot, suggested):
    assert suggested("2023年要改造多少个老旧小区？", city_snapshot) == (
        "2023年加装电梯多少部？",
        "2023年新建滨江公园多少处？",
        "2023年人均公园绿地面积达到多少平方米？",
    )


def test_the_neighbouring_sections_come_after(city_snapshot, suggested):
    assert suggested("2023年新建多少个社区食堂？", city_snapshot) == (
        "2023年“壮大特色工业”有哪些内容？",
        "2023年“提升城市品质”有哪些内容？",
        "2023年“发展冰雪旅游”有哪些内容？",
    )


def test_of_the_place_that_was_asked_about(shelf_snapshot, suggested):
    assert suggested("长岭县2023年改造多少个老旧小区", shelf_snapshot) == (
        "长岭县2023年新建粮食仓库多少座？",
        "长岭县“2022年工作回顾”有哪些内容？",
    )


def test_a_refusal_leads_back_to_the_examples(city_snapshot, suggested):
    assert suggested("火星上有水吗？", city_snapshot) == examples_of(city_snapshot)[:3]


def test_quotes_within_quotes_are_single(shipped):
    quoted = [text for text in shipped.ask("酥梨卖到了哪些国家").suggestions if text.startswith("“")]
    assert quoted == ["“‘十四五’时期成就”有哪些内容？", "“‘十五五’时期主要发展思路”有哪些内容？"]
    assert [text for text in quoted if shipped.ask(text).status != "answered"] == []
