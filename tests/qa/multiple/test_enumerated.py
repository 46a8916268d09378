import pytest

from qa.multiple.enumerated import split_enumeration


def words(question):
    return [term.text for term in question.terms]


def test_each_thing_enumerated_is_asked_for_by_itself(read):
    parts = split_enumeration(read("2019年稻谷、小麦和玉米产量分别是多少"))
    assert [words(part) for part in parts] == [["稻谷", "产量"], ["小麦", "产量"], ["玉米", "产量"]]
    assert all(part.kind == "figure" and not part.compares for part in parts)


def test_what_the_others_are_counted_by_goes_with_them(read):
    parts = split_enumeration(read("幼儿园和食堂各有多少个"))
    assert [part.counted for part in parts] == [("幼儿园",), ("食堂",)]


@pytest.mark.parametrize(
    "text", ["稻谷和小麦产量是多少", "城镇新增就业各是多少", "改造小区和食堂多少个", "各类企业和学校怎么样"]
)
def test_a_question_on_one_thing_or_on_a_sum_stays_whole(read, text):
    question = read(text)
    assert split_enumeration(question) == (question,)
