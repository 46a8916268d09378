import pytest

from qa.admissions import (
    LEAST_WEIGHT,
    MOST_WEIGHT,
    asks_admission,
    ends_admission,
    frames_admission,
    only_announces,
    opens_admission,
    weight_of_cues,
)

OPENING = "在肯定成绩的同时，我们也清醒地看到，发展中还存在不少困难和问题，主要是："


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("报告里说还存在哪些问题？", True),
        ("报告承认了什么不足", True),
        ("短板有哪些", True),
        ("解决了哪些问题", False),
        ("怎么应对面临的哪些挑战", False),
        ("有哪些成绩", False),
        ("问题多吗", False),
    ],
)
def test_who_asks_what_is_wrong(text, asks):
    assert asks_admission(text) is asks


def test_words_that_name_no_field():
    assert frames_admission("突出")
    assert frames_admission("2022")
    assert not frames_admission("教育")
    assert not frames_admission("教育问题")


def test_the_opening_has_cues_and_announces():
    assert opens_admission(OPENING)
    assert weight_of_cues(OPENING) == MOST_WEIGHT
    assert weight_of_cues("新建公园3个。") == 0 < LEAST_WEIGHT
    assert not opens_admission("新建公园3个。")


def test_an_opening_that_tells_something_itself():
    assert only_announces(OPENING)
    assert only_announces("我们也看到不少挑战。")
    assert not only_announces(f"{OPENING}经济总量偏小；")


def test_where_the_passage_ends():
    assert ends_admission("对此，我们将采取有力措施。")
    assert ends_admission("这些问题必须引起重视。")
    assert not ends_admission("教育短板较多。")
