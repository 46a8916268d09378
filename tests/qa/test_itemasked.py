import pytest

from qa.itemasked import items_asked, names_item


@pytest.mark.parametrize(
    ("question", "number", "topic", "count"),
    [
        ("2023年民生实事第八件是什么？", 8, "", None),
        ("十件民生实事里第八件具体说了啥", 8, "", 10),
        ("2023年10件实事有哪些", None, "", 10),
        ("2023年实事里头教育那一条说了啥", None, "教育", None),
        ("2023年民生实事都有啥", None, "", None),
        ("2023年第三项重点工作是什么", 3, "", None),
    ],
)
def test_what_is_asked_of_a_list(read, question, number, topic, count):
    asked = items_asked(read(question))
    assert (asked.number, asked.topic, asked.count) == (number, topic, count)
    assert not any(term.text.startswith("第") for term in asked.terms)


@pytest.mark.parametrize(
    "question",
    [
        "2023年改造老旧小区多少个？",
        "第三产业占多少",
        "第一条国际航线飞的是哪里",
        "2023年有哪些工程开工",  # no list by name or number
        "第八届运动会是什么时候",
    ],
)
def test_what_asks_of_no_list(read, question):
    assert items_asked(read(question)) is None


def test_an_item_without_its_list():
    assert names_item("第八件是什么？")
    assert names_item("养老那一件呢")
    assert not names_item("民生实事第八件是什么？")
    assert not names_item("新建了几所学校")
