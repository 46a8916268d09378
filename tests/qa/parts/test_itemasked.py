import pytest

from qa.parts.itemasked import LAST, items_asked, names_item, sizes_in


@pytest.mark.parametrize(
    ("question", "numbers", "topic", "size"),
    [
        ("2023年民生实事第八件是什么？", (8,), "", None),
        ("2023年民生实事第十二件是什么", (12,), "", None),
        ("2023年民生实事第12件是什么", (12,), "", None),
        ("2023年民生实事第一件和第三件是什么", (1, 3), "", None),
        ("2023年民生实事最后一件是啥", (LAST,), "", None),
        ("十件民生实事里第八件具体说了啥", (8,), "", 10),
        ("2023年10件实事有哪些", (), "", 10),
        ("2023年十方面实事是哪十个方面", (), "", 10),
        ("2023年实事里头教育那一条说了啥", (), "教育", None),
        ("2023年民生实事里有哪些和养老有关", (), "养老", None),
        ("2023年有哪些民生实事是关于电梯的", (), "电梯", None),
        ("2023年民生实事都有啥", (), "", None),
        ("2023年七八件民生实事有哪些", (), "", None),
        ("2023年第三项重点工作是什么", (3,), "", None),
    ],
)
def test_what_is_asked_of_a_list(read, question, numbers, topic, size):
    asked = items_asked(read(question))
    assert (asked.numbers, asked.topic, asked.size) == (numbers, topic, size)
    assert not any(term.text.startswith("第") for term in asked.terms)


@pytest.mark.parametrize(
    "question",
    [
        "2023年改造老旧小区多少个？",
        "第三产业占多少",
        "第一条国际航线飞的是哪里",
        "2023年有哪些工程开工",  # no list by name or number
        "第八届运动会是什么时候",
        "2023年民生实事由哪些部门负责",
        "2023年民生实事没有完成的有哪些",
        "2023年民生实事第零件是什么",
    ],
)
def test_what_asks_of_no_list(read, question):
    assert items_asked(read(question)) is None


def test_an_item_without_its_list():
    assert names_item("第八件是什么？")
    assert names_item("养老那一件呢")
    assert not names_item("民生实事第八件是什么？")
    assert not names_item("新建了几所学校")
    assert not names_item("村里那条路修了没")
    assert not names_item("学校里面那个食堂改造多少个")


def test_how_many_there_are():
    assert sizes_in("办好十件实事，落实124项任务，七八个难题，第十二件，9个方面") == (10, 9)
