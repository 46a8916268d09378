"""Words, names and places of a claim that its quote does not have."""

import pytest

GROWTH = "地区生产总值完成312.6亿元，增长6.3%，居全省第23位。规模以上工业利润增长31.2%，增速居全省第4位。"


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("2022年地区生产总值增长6.3%，居全省第23位", True),
        ("2022年规模以上工业利润增速居全省第4位", True),
        ("2022年地区生产总值增速居全省第4位", False),
    ],
)
def test_a_figure_of_the_sentence_beside(judge, claim, kept):
    assert judge(GROWTH, claim) is kept


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("临江市2022年的地区生产总值为312.6亿元", True),
        ("吉林省临江市2022年的地区生产总值为312.6亿元", True),
        ("吉林省2022年的地区生产总值为312.6亿元", False),
        ("白山市2022年的地区生产总值为312.6亿元", False),
    ],
)
def test_a_place_is_not_what_it_lies_in(judge, claim, kept):
    assert judge(GROWTH, claim) is kept


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("花在民生上的钱占财政支出的78.6%", True),
        ("花在华为上的钱占财政支出的78.6%", False),
    ],
)
def test_what_was_cut_from_two_words_is_no_name(judge, claim, kept):
    assert judge("财政民生支出占比达到78.6%。", claim) is kept


@pytest.mark.parametrize(
    ("claim", "kept"),
    [("2022年出台“债务管控二十条”", True), ("2022年出台“债务管控二十一条”", False), ("2022年出台“招商二十条”", False)],
)
def test_a_name_with_a_number_may_write_it_otherwise(judge, claim, kept):
    assert judge("出台“债务管控20条”，按期化解债务。", claim) is kept
