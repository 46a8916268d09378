"""Places that only the report of a larger one tells of: 抚松县 in 白山市's."""

import pytest

from corpus.places import Place
from index.build import build_index
from qa.assistant import Assistant
from qa.drafts.around import name_within

PREFECTURE = """白山市2023年政府工作报告

一、2022年工作回顾
抚松县新建滑雪场3座。全市新建滑雪场8座，接待游客120万人次。

二、2023年工作安排
靖宇县新建水厂2座。
"""


@pytest.fixture(scope="module")
def prefecture(city_folder, encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("prefecture")
    (folder / "白山市2023年政府工作报告.txt").write_text(PREFECTURE, encoding="utf-8")
    root = tmp_path_factory.mktemp("prefecture-index") / "index"
    build_index([city_folder, folder], root, encoder=encoder)
    return Assistant.open(root)


def test_a_county_is_looked_for_in_the_report_of_its_prefecture(prefecture):
    answer = prefecture.ask("抚松县2022年新建了几座滑雪场？")
    assert answer.text.startswith("**3座**——白山市2022年：抚松县新建滑雪场3座")


def test_another_countys_or_the_whole_prefectures_figure_is_no_answer(prefecture):
    for question in ("长白县2022年新建了几座滑雪场？", "抚松县2022年接待了多少游客？", "抚松县2023年新建几座水厂？"):
        assert prefecture.ask(question).status == "no_evidence", question


def test_a_county_s_figure_is_not_the_whole_prefecture_s(prefecture):
    assert prefecture.ask("白山市2022年新建了几座滑雪场？").text.startswith("**8座**——白山市2022年：全市新建滑雪场8座")


def test_every_statement_has_to_name_the_county(prefecture):
    answer = prefecture.ask("抚松县2022年新建了几座滑雪场，接待了多少万人次？")
    assert "120万人次" not in answer.text
    assert "3座" in answer.text


def test_a_comparison_of_years_that_never_names_the_county_is_refused(prefecture):
    answer = prefecture.ask("长白县2022年和2023年分别新建滑雪场几座？")
    assert answer.status == "no_evidence"
    assert answer.text.startswith("未找到依据：所收报告里没有长白")


PROVINCE = """吉林省2022年政府工作报告

一、2021年工作回顾
抚松县漫江村入选最佳旅游乡村，临江市举办冰雪节，开幕式接待来宾900人。全省新建滑雪场45座。
"""


def test_the_report_of_the_place_around_is_asked_where_the_nearer_one_says_nothing(
    city_folder, encoder, tmp_path_factory
):
    folder, root = tmp_path_factory.mktemp("province"), tmp_path_factory.mktemp("province-index") / "index"
    (folder / "白山市2023年政府工作报告.txt").write_text(PREFECTURE, encoding="utf-8")
    (folder / "吉林省2022年政府工作报告.txt").write_text(PROVINCE, encoding="utf-8")
    build_index([city_folder, folder], root, encoder=encoder)
    assistant = Assistant.open(root)
    answer = assistant.ask("临江市冰雪节开幕式2021年接待来宾多少人？")
    assert answer.text.startswith("**900人**——吉林省2021年：")
    answer = assistant.ask("2021年抚松县哪个村入选最佳旅游乡村？")
    assert "漫江村" in answer.text
    for question in (
        "2021年抚松县新建滑雪场几座？",
        "2021年临江市新建滑雪场几座？",
        "2021年长白县哪个村入选最佳旅游乡村？",
    ):
        assert assistant.ask(question).status == "no_evidence", question


def test_two_counties_are_each_looked_for_in_the_report_of_their_prefecture(prefecture):
    answer = prefecture.ask("抚松县和靖宇县2022年各新建了几座滑雪场？")
    assert "**3座**——白山市2022年：抚松县新建滑雪场3座" in answer.text
    assert "靖宇县：未找到依据" in answer.text


def test_a_county_that_bears_the_name_of_its_city_is_named_in_full():
    assert name_within(Place(("湖南省", "长沙市", "长沙县"))) == "长沙县"
    assert name_within(Place(("吉林省", "白山市", "抚松县"))) == "抚松"


NATION = """2023年国务院政府工作报告

一、2022年工作回顾
新建高速铁路4100公里，新建滑雪场900座，改造老旧小区5万个。

二、2023年工作安排
安排赤字率3%。
"""


@pytest.fixture(scope="module")
def nation(city_folder, encoder, tmp_path_factory):
    folder, root = tmp_path_factory.mktemp("nation"), tmp_path_factory.mktemp("nation-index") / "index"
    (folder / "2023年国务院政府工作报告.txt").write_text(NATION, encoding="utf-8")
    (folder / "白山市2023年政府工作报告.txt").write_text(PREFECTURE, encoding="utf-8")
    build_index([city_folder, folder], root, encoder=encoder)
    return Assistant.open(root)


def test_the_country_is_asked_first_where_no_place_is_named(nation):
    assert nation.ask("2022年新建了多少座滑雪场？").text.startswith("**900座**——全国2022年：")
    assert nation.ask("白山市2022年接待了多少游客？").text.startswith("**120万人次**——白山市2022年：")


def test_a_place_answers_what_the_country_s_reports_do_not_tell(nation):
    assert nation.ask("2023年新建水厂几座？").text.startswith("**2座**——白山市2023年")
    assert nation.ask("“十四五”规划里2023年新建水厂几座？").status == "no_evidence"  # the country's plan is meant


COUNTRY_S_PLAN = """中华人民共和国国民经济和社会发展第十四个五年规划纲要

国务院

第一章 能源
支持抚松县建设国家矿泉水基地。全国建成水电站45座。坚定不移走和平发展道路。
"""


def test_the_country_s_reports_are_asked_last_and_must_name_the_place(city_folder, encoder, tmp_path_factory):
    folder, root = tmp_path_factory.mktemp("nation"), tmp_path_factory.mktemp("nation-index") / "index"
    (folder / "白山市2023年政府工作报告.txt").write_text(PREFECTURE, encoding="utf-8")
    (folder / "十四五规划纲要.txt").write_text(COUNTRY_S_PLAN, encoding="utf-8")
    build_index([city_folder, folder], root, encoder=encoder)
    assistant = Assistant.open(root)
    answer = assistant.ask("“十四五”时期支持抚松县建设什么基地？")
    assert [citation.quote for citation in answer.citations] == ["支持抚松县建设国家矿泉水基地。"]
    refused = assistant.ask("“十四五”时期抚松县建成几座水电站？")
    assert refused.status == "no_evidence"
    assert not refused.text.startswith("未找到依据：。")
    assert assistant.ask("“十四五”时期天津市和平区坚持走什么道路？").status == "no_evidence"  # 和平 is a word
