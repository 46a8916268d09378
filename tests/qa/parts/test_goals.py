import pytest

from qa.parts.goals import GOALS, MISSED, asks_goals, asks_missed


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("2023年经济社会发展的主要预期目标是什么？", True),
        ("2023年定了哪些目标", True),
        ("今年的目标有哪些", True),
        ("2023年完成了哪些目标", False),
        ("2023年教育的目标是什么", False),
        ("2021—2025年的主要目标是什么", False),
    ],
)
def test_who_asks_for_the_goals_of_a_year(read, text, asks):
    assert asks_goals(read(text)) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("2022年有哪些目标没完成？", True),
        ("没有完成的指标有哪些", True),
        ("哪些指标低于预期", True),
        ("2022年的目标有哪些", False),
        ("目标完成了吗", False),
    ],
)
def test_who_asks_which_goals_were_missed(read, text, asks):
    assert asks_missed(read(text)) is asks


def test_what_sets_goals_for_the_year_has_figures():
    goals = "今年经济社会发展主要预期目标是：地区生产总值增长6%，固定资产投资增长8%；"
    assert GOALS.weight(goals, "") == GOALS.most_weight
    assert GOALS.weight("主要目标是建设富裕之城。", "") < GOALS.most_weight
    assert GOALS.weight("今后五年的主要目标是：地区生产总值增长6%，投资增长8%；", "") == 0
    assert GOALS.ends("实现上述目标，要抓好项目。")


def test_what_says_that_goals_were_missed():
    assert MISSED.weight("地区生产总值、固定资产投资未能实现预期目标。", "") == 1
    assert MISSED.weight("工业增加值增速不及预期。", "") == 1
    assert MISSED.weight("2015年确定的固定资产投资等预期目标未能完成。", "") == 1
    assert MISSED.weight("对未完成目标任务的单位严肃问责。", "") == 0
    assert MISSED.weight("全面完成年度目标任务。", "") == 0
