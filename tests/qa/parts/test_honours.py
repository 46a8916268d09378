import pytest

from qa.parts.honours import HONOURS, asks_honours


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("2022年拿了哪些荣誉？", True),
        ("2022年获得了哪些国家级称号", True),
        ("体育方面获得了哪些荣誉", False),
        ("荣誉室建了几个", False),
    ],
)
def test_who_asks_for_honours(read, text, asks):
    assert asks_honours(read(text)) is asks


def test_sentences_that_tell_of_one():
    assert HONOURS.weight("荣获全国文明城市称号。", "")
    assert HONOURS.weight("入选全国首批试点。", "")
    assert not HONOURS.weight("新建公园3个。", "")
