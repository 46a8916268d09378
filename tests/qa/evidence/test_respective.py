"""Which thing each figure behind 分别 is of."""

from __future__ import annotations

import pytest

from qa.evidence.respective import respective, spelled_out
from qa.figures.chosen import chosen
from qa.figures.figures import find_figures

BOTH = "城乡居民收入分别达47301元、19546元，分别增长5.4%、6.8%，高于经济增速；"
THREE = "规模以上工业增加值、固定资产投资、社会消费品零售总额分别增长8.1%、10.2%、9.3%。"
GOES_ON = "城镇和农村居民人均可支配收入分别达到32000元和15000元，增长8%和9%。"


def things(sentence: str) -> list[str]:
    return [f"{one.thing}|{one.verb}" for one in respective(sentence).values()]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("专利申请量、授权量分别达26075件、15507件", ["专利申请量|达", "授权量|达"]),
        ("牛、羊饲养量分别达到17.23万头、430.15万只", ["牛饲养量|达到", "羊饲养量|达到"]),
        ("金融机构存、贷款余额分别为8115亿元和6547亿元", ["金融机构存款余额|为", "贷款余额|为"]),
        ("农业总产值167亿元，增加值95亿元，分别增长1.6%和2%", ["农业总产值|增长", "增加值|增长"]),
        ("收入21653元、支出8729元，分别比2008年增长75%和91%", ["收入|比2008年增长", "支出|比2008年增长"]),
        ("三次产业增加值分别增长3%、11.5%和13%", ["第一产业增加值|增长", "第二产业增加值|增长", "第三产业增加值|增长"]),
        (
            "城市、农村低保标准分别上调到每人每月388元和每人每年2572元",
            ["城市低保标准|上调到每人每月", "农村低保标准|上调到每人每月"],
        ),
        (BOTH, ["城镇居民收入|达", "农村居民收入|达", "城镇居民收入|增长", "农村居民收入|增长"]),
        ("城乡居民人均可支配收入35352元、13565元", ["城镇居民人均可支配收入|", "农村居民人均可支配收入|"]),
        ("城乡居民收入增长8%", []),
        ("城乡居民储蓄存款余额500亿元、30家银行", []),
        ("增速分别高于全国、全省0.7和0.6个百分点", []),  # what each is of stands behind
        ("工业、农业、商业分别增长8%、9%", []),  # more things than figures
        ("两个项目分别开工、完工，投资8亿元", []),
        ("收入增长8%", []),
    ],
)
def test_things_are_told_apart(sentence: str, told: list[str]):
    assert things(sentence) == told


def test_a_second_list_of_the_same_things():
    assert things(GOES_ON)[2:] == ["城镇居民人均可支配收入|增长", "农村居民人均可支配收入|增长"]


def test_two_things_in_one_word_are_written_apart():
    assert spelled_out("城乡居民收入分别增长5%和6%") == "城镇居民收入和农村居民收入分别增长5%和6%"
    assert spelled_out("城乡居民收入增长5%") == "城乡居民收入增长5%"
    assert spelled_out("城乡融合发展，收入和支出分别增长5%和6%") == "城乡融合发展，收入和支出分别增长5%和6%"


@pytest.mark.parametrize(
    ("question", "sentence", "figures"),
    [
        ("城镇居民收入多少元", BOTH, ["47301元"]),
        ("农村居民收入多少元", BOTH, ["19546元"]),
        ("农村居民收入增长多少", BOTH, ["6.8%"]),
        ("城乡居民收入各是多少元", BOTH, ["47301元", "19546元"]),
        ("规上工业增加值增长多少", THREE, ["8.1%"]),
        ("固定资产投资增长多少", THREE, ["10.2%"]),
        ("社会消费品零售总额增长多少", THREE, ["9.3%"]),
        ("农村居民人均可支配收入多少元", GOES_ON, ["15000元"]),
        ("城镇居民人均可支配收入增长多少", GOES_ON, ["8%"]),
        (
            "农村低保一个月是多少钱",
            "城市、农村低保标准分别提高到每月550元和400元，特困人员供养标准提高到每月740元。",
            ["400元"],
        ),
        ("花溪大学城住进去的学生是多少", "花溪、清镇大学城分别入住学生7.3万人和5.5万人。", ["7.3万人"]),
    ],
)
def test_a_figure_is_given_of_the_thing_asked_about(question: str, sentence: str, figures: list[str], soft, read):
    asked = read(question)
    assert [f.quantity.text for f in chosen(asked, find_figures(asked, sentence, soft))] == figures
