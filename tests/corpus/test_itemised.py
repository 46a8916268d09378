import pytest

from corpus.itemised import lists_in, number_of


def told(text):
    return [[item.text for item in found.items] for found in lists_in(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [("一", 1), ("八", 8), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("7", 7), ("⑫", 12)],
)
def test_numbers_as_items_have_them(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["一二", "百", "第一", "100", "七八"])
def test_what_is_no_item_s_number(text):
    with pytest.raises(ValueError, match=text):
        number_of(text)


def test_items_inside_a_paragraph_end_where_the_next_begins_and_the_last_as_the_others_do():
    text = "办好实事。一是建桥5座；二是修路600公里；三是建厕80座。大力推进教育强市。"
    assert told(text) == [["一是建桥5座；", "二是修路600公里；", "三是建厕80座。"]]
    longer = "一是就业。新增9万人。二是住房。开工25万平方米。三是饮水。解决134个村。\n另起一行。"
    assert told(longer) == [["一是就业。新增9万人。", "二是住房。开工25万平方米。", "三是饮水。解决134个村。"]]
    assert all(longer[item.start : item.end] == item.text for item in lists_in(longer)[0].items)


def test_brackets_circles_and_lines():
    assert told("实事：（1）建桥；（2）修路；（3）通水。") == [["（1）建桥；", "（2）修路；", "（3）通水。"]]
    assert told("①建桥②修路③通水") == [["①建桥", "②修路", "③通水"]]
    lines = "2023年3件实事\n一、午托\n主办：教育局\n二、体检\n三、诊疗\n"
    assert told(lines) == [["一、午托", "二、体检", "三、诊疗"]]
    assert told("一是建桥；\r\n二是修路；\r\n三是通水。\r\n") == [["一是建桥；", "二是修路；", "三是通水。"]]


def test_what_is_out_of_turn_or_only_two_is_no_list():
    assert told("一是建桥；三是通水；四是修路。") == []
    assert told("一是建桥；二是修路。") == []
    assert told("占比第一，第二产业增长，第三产业回升。") == []
    assert told("两年里一是一、二是二。") == []


def test_what_is_enumerated_behind_a_colon_has_no_numbers():
    (found,) = lists_in("办好一批实事。主要包括：新建学校34所；资助学生10万人；修路24条，等等。逐项办好。")
    assert [item.text for item in found.items] == ["新建学校34所；", "资助学生10万人；", "修路24条，等等"]
    assert not found.numbered


def test_a_number_may_have_a_full_stop():
    text = "办好3件实事：1。供水；2。棚改；3。修路。"
    (found,) = lists_in(text)
    assert [item.text for item in found.items] == ["1。供水；", "2。棚改；", "3。修路。"]
