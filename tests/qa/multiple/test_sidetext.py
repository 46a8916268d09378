import pytest

from corpus.periods import find_periods
from corpus.places import find_places
from qa.multiple.sidetext import of_both, one_side


def sides(text, spans):
    """Write out every side of a comparison."""
    return [one_side(text, [span], [o for o in spans if o != span], text[span[0] : span[1]]) for span in spans]


def squeezed(texts):
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("生产总值2013年和2020年各是多少？", ["生产总值2013年是多少", "生产总值2020年是多少"]),
        ("对比一下2021年与2022年的失业率", ["2021年的失业率", "2022年的失业率"]),
        ("2021年、2022年两年改造了多少个小区", ["2021年改造了多少个小区", "2022年改造了多少个小区"]),
        ("预算收入，2013年对2014年，哪年高、高多少？", ["预算收入，2013年", "预算收入2014年"]),
        ("老旧小区2020年改了几个，2021年又改了几个", ["老旧小区2020年改了几个", "老旧小区2021年改了几个"]),
        ("2020年改了几个小区，2021年又改了几个", ["2020年改了几个小区", "2021年改了几个小区"]),
        ("游客2019年比2018年多了多少万人次", ["游客2019年多少万人次", "游客2018年多少万人次"]),
        ("新增就业2015年是不是比2013年少了？", ["新增就业2015年", "新增就业2013年"]),
        ("出口额2018年度和2019年度哪年高？", ["出口额2018年", "出口额2019年"]),
        ("里程2017年底跟2019年底的差距有多大", ["里程2017年的", "里程2019年的"]),
    ],
)
def test_two_years(text, said):
    spans = [(m.start, m.end) for m in find_periods(text)]
    assert squeezed(sides(text, spans)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("绍兴人和莆田人的平均寿命，哪个长", ["绍兴人的平均寿命", "莆田人的平均寿命"]),
        ("四川和广东财政收入差多少亿元", ["四川财政收入", "广东财政收入"]),
        ("粮食产量，浙江是四川的几倍？两省各多少", ["粮食产量，浙江多少", "粮食产量四川多少"]),
        ("北京地铁总里程与四川轨道交通里程，差多少公里", ["北京地铁总里程", "四川轨道交通里程"]),
        ("浙江的收入比广东高吗？我记得浙江要富一点", ["浙江的收入", "的收入广东"]),
        ("黄石和三门峡谁的城镇化率更高", ["黄石城镇化率", "三门峡城镇化率"]),
    ],
)
def test_two_places(text, said):
    spans = [(m.start, m.end) for m in find_places(text)][:2]
    assert squeezed(sides(text, spans)) == [part.removeprefix("的") for part in said]


def test_an_end_of_a_stretch_of_years_is_named_in_its_place():
    text = "GDP从2013年到2021年涨了多少，两年数字都要"
    span = find_periods(text)[0]
    assert one_side(text, [(span.start, span.end)], [], "2021年") == "GDP2021年"


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("绍兴和莆田的财政收入", True),
        ("绍兴的财政收入和莆田的财政收入各多少", True),
        ("绍兴的企业有多少家搬到莆田", False),
    ],
)
def test_whether_all_places_are_asked_for(text, both):
    assert of_both(text, [(m.start, m.end) for m in find_places(text)]) is both
