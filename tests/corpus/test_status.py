from __future__ import annotations

import pytest

from corpus.status import sentence_status
from corpus.types import Period, Section, Status

UNKNOWN = Section((), None, None)
DONE = Section(("2024年工作回顾",), Period(2024, 2024), "done")
PLANNED = Section(("2025年工作安排",), Period(2025, 2025), "planned")


def told(sentence: str, section: Section = UNKNOWN) -> Status | None:
    """Ask of a report given in January 2025."""
    return sentence_status(sentence, section, 2025, opening=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "去年建成3所学校。",
        "2024年，全区生产总值增长5.3%。",
        "二〇二四年新增就业2万人。",
        "我区去年新建公园4个。",
        "上年新增企业300家。",
        "过去一年，我们办成了一批大事。",
        "过去五年，居民收入年均增长7%。",
        "在2023年，粮食产量再创新高。",
        "截至去年底，5G基站有800座。",
        "截至目前，全区有养老机构30家。",
        "今年以来，新开工项目20个。",
        "完成了58个老旧小区改造。",
        "实现了城乡供水全覆盖。",
        "地区生产总值突破了500亿元。",
        "交出了一份满意的答卷。",
        "●建成了三条道路。",
        "3所学校已建成投用。",
        "已经发放补贴5000万元。",
        "项目已全部竣工。",
        "已累计改造小区120个。",
        "地铁一期工程已于10月开通。",
    ],
)
def test_deeds(sentence: str):
    assert {told(sentence), told(sentence, DONE), told(sentence, PLANNED)} == {"done"}


@pytest.mark.parametrize(
    "sentence",
    [
        "今年将再建5所。",
        "今年，改造45个老旧小区。",
        "2025年，地区生产总值增长5.5%左右。",
        "到2027年，建成现代化产业园。",
        "明年新建幼儿园6所。",
        "今后五年，居民收入年均增长6%。",
        "我们将新建学校5所。",
        "将于6月建成通车。",
        "力争工业投资增长10%。",
        "争取在年内实现通车。",
        "我们要抓好项目建设。",
        "要持续改善人居环境。",
        "今年计划新建充电桩1000个。",
        "年内计划投资20亿元。",
        "拟建设停车位3000个。",
        "主要预期目标是：生产总值增长6%。",
        "下一步，继续推进旧城改造。",
        "地铁二期即将开工。",
        "将把民生放在首位。",
    ],
)
def test_plans(sentence: str):
    assert {told(sentence), told(sentence, DONE), told(sentence, PLANNED)} == {"planned"}


@pytest.mark.parametrize(
    "sentence",
    [
        "新建学校5所。",
        "改造老旧小区58个，惠及居民1.2万户。",
        "提请审议地方性法规2件。",
        "请予审议，并请各位委员提出意见。",
        "现将2024年工作情况报告如下。",
        "预计全年粮食产量10万吨。",
        "实施“十四五”规划。",
        "做好“八五”普法工作。",
        "实施三年行动计划。",
        "推进2024年专项债项目建设。",
        "成功申办2026年运动会。",
        "去年开工的3所学校加快建设。",
        "在去年安排资金2亿元的基础上，新增1亿元。",
        "比2020年增长30%。",
        "较上年提高2个百分点。",
        "用好已建成的3所学校。",
        "支持已上市企业再融资。",
        "对已形成规模的产业加大扶持。",
        "将12个村纳入试点。",
        "需要全社会共同努力。",
        "落实《2024年工作方案》。",
        "开展“我们要大干”活动。",
        "城乡居民共同富裕的主要途径。",
    ],
)
def test_without_a_clear_mark_the_section_tells(sentence: str):
    assert [told(sentence, section) for section in (UNKNOWN, DONE, PLANNED)] == [None, "done", "planned"]


@pytest.mark.parametrize(
    "sentence",
    [
        "去年建成3所学校，今年将再建5所。",
        "已完成投资8亿元，力争年底完工。",
        "实际完成为15.4公里，年初目标为18公里。",
        "2024年新增床位500张，2025年新增床位800张。",
    ],
)
def test_deed_and_plan_in_one_sentence(sentence: str):
    assert {told(sentence), told(sentence, DONE), told(sentence, PLANNED)} == {None}
    first, second = sentence.split("，")
    assert (told(first), told(second)) == ("done", "planned")


@pytest.mark.parametrize("sentence", ["确保供热管网改造如期完工。", "年内完成主体工程。"])
def test_a_purpose_plans_only_where_nothing_says_otherwise(sentence: str):
    assert [told(sentence, section) for section in (UNKNOWN, DONE, PLANNED)] == ["planned", "done", "planned"]


def test_this_year_is_open_in_a_report_of_its_end():
    sentence = "今年，新建学校5所。"
    assert sentence_status(sentence, UNKNOWN, 2025) is None
    assert sentence_status(sentence, UNKNOWN, 2025, opening=True) == "planned"
    assert sentence_status("明年，新建学校5所。", UNKNOWN, 2025) == "planned"
    assert sentence_status("去年，新建学校5所。", UNKNOWN, 2025) == "done"


def test_without_a_year_only_words_tell():
    assert sentence_status("2024年，新建学校5所。", UNKNOWN, None) is None
    assert sentence_status("新建学校5所已全部投用。", UNKNOWN, None) == "done"


def test_the_year_under_review_is_not_this_year():
    assert told("这一年，我们突出项目建设。", DONE) == "done"


def test_what_will_soon_be_done_does_not_turn_a_review_into_a_plan():
    assert told("公园即将建成开放，改造老旧小区41个。", DONE) == "done"
    assert told("公园即将建成开放。", DONE) == "planned"
