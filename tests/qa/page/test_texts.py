import pytest

from qa.page.texts import date_in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-12", "2025年12月"),
        ("2025", "2025年"),
        ("2025-01-09", "2025年1月9日"),
        (None, "日期不详"),
        ("冬", "冬"),
    ],
)
def test_dates_in_words(date, words):
    assert date_in_words(date) == words
