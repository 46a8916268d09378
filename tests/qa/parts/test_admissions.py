import pytest

from qa.parts.admissions import ADMISSIONS, asks_admission, only_announces

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
        ("存在多少个问题", False),
    ],
)
def test_who_asks_what_is_wrong(read, text, asks):
    assert asks_admission(read(text)) is asks


def test_words_that_name_no_field():
    assert ADMISSIONS.frames("突出")
    assert ADMISSIONS.frames("2022")
    assert not ADMISSIONS.frames("教育")


def test_the_opening_has_cues_and_announces():
    assert ADMISSIONS.weight(OPENING, "") == ADMISSIONS.most_weight
    assert ADMISSIONS.weight("我们也清醒地看到不少挑战。", "主要是财力薄弱。") > 0
    assert ADMISSIONS.weight("新建公园3个。", "") == 0


def test_an_opening_that_tells_something_itself():
    assert only_announces(OPENING)
    assert only_announces("我们也看到不少挑战。")
    assert not only_announces(f"{OPENING}经济总量偏小；")


def test_where_the_passage_ends():
    assert ADMISSIONS.ends("对此，我们将采取有力措施。")
    assert ADMISSIONS.ends("这些问题必须引起重视。")
    assert not ADMISSIONS.ends("教育短板较多。")
