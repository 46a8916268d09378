import pytest

from qa.understanding.sought import sought_in
from qa.understanding.terms import find_terms


@pytest.mark.parametrize(
    ("asked", "sought"),
    [
        ("这部戏由谁主演？", ("主演",)),
        ("新高铁上有没有静音车厢？", ("静音", "车厢")),
        ("去年的省运会主教练是谁？", ("省运会", "主教练")),
        ("开工的医院盖在哪条路上？", ("开工", "医院", "盖", "路上")),
        ("猪肉降价了吗？", ("猪肉", "降价")),
        ("学校是怎么招生的？", ("招生",)),
        ("这个节叫什么？", ("节",)),
        ("路修好了是不是？", ("路", "修好")),
        ("社区食堂", ()),
    ],
)
def test_what_stands_by_the_asking_word(soft, asked, sought):
    assert sought_in(asked, find_terms(asked, soft)) == sought


def test_of_two_asking_words_the_last_one_counts(soft):
    asked = "谁说的不要紧，到底有没有食堂？"
    assert sought_in(asked, find_terms(asked, soft)) == ("食堂",)


def test_a_figure_is_not_asked_for_in_words(read):
    assert read("改造了多少个小区？").sought == ()
    assert read("小区改造好了没有？").sought == ("小区", "改造")
