import pytest

from qa.understanding.sounds import as_heard

TOLD = ("一般公共预算收入2457亿元，坐飞机出行的旅客增加。", "凤凰古城接待游客30万人次，打造工作专班。")


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("一般公共预算收如多少", "一般公共预算收入多少"),
        ("凤皇古城接待多少游客", "凤凰古城接待多少游客"),
        ("做飞机的旅客", "坐飞机的旅客"),  # three characters in two words
        ("预算收入多少", "预算收入多少"),  # found as it is typed
        ("预算收拾多少", "预算收拾多少"),  # a word of its own, and another sound
    ],
)
def test_what_is_no_word_is_written_as_the_word_that_sounds_the_same(soft, typed: str, heard: str):
    assert as_heard(typed, TOLD, soft) == heard


def test_a_character_that_stands_beside_everything_is_no_typo(soft):
    assert as_heard("右肺不清晰", ["肺部清晰"], soft) == "右肺不清晰"


def test_without_passages_nothing_changes(soft):
    assert as_heard("凤皇古城", [], soft) == "凤皇古城"


def test_a_long_question_stays_as_it_is(soft):
    typed = "凤皇古城接待多少游客" + "，我想知道得清楚一点" * 5
    assert len(typed) == 60
    assert as_heard(typed, TOLD, soft).startswith("凤凰古城")
    assert as_heard(typed + "吗", TOLD, soft) == typed + "吗"
