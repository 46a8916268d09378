import pytest

from qa.figures.levels import is_before, is_change_since, same_direction


@pytest.mark.parametrize(
    ("question", "before", "fit"),
    [
        ("减少了多少人", "贫困人口减少", 1),
        ("减少了多少人", "贫困人口达到", -1),
        ("有多少家", "三甲医院达到", 0.3),
        ("有多少家", "三甲医院新增", -0.5),
        ("总里程多少公里", "轨道交通新增", -1.0),
        ("高速总共多少公里", "新增高速公路", -1.0),
        ("有多少亿元", "收入突破", -0.3),
        ("提高到多少", "覆盖率提高", -0.5),
        ("提高到多少", "覆盖率提高到", 0.3),
        ("是涨是跌", "零售总额下降", 0),
        ("有多少个", "改造老旧小区", 0),
    ],
)
def test_the_verb_before_a_figure_fits_what_is_asked(question, before, fit):
    assert same_direction(question, before) == fit


def test_what_another_figure_grew_from():
    assert is_before("恢复到多少吨", "裸鲤从保护初期的")
    assert not is_before("恢复到多少吨", "裸鲤从保护初期的2600吨恢复到")
    assert not is_before("从多少吨恢复到多少", "裸鲤从保护初期的")


def test_by_how_much_a_level_changed_since_a_year():
    assert is_change_since("优良天数有多少天", "优良天数较2016年增加")
    assert not is_change_since("优良天数比2016年增加了多少天", "优良天数较2016年增加")
    assert not is_change_since("优良天数有多少天", "优良天数达到")
