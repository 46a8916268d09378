import pytest

from qa.verify.spans import without_spans, wrong_span
from qa.verify.support import Support, quotes_of


@pytest.fixture
def support(city_hits, city_report):
    """The sentence on homes done in 2022."""
    hit = next(hit for hit in city_hits if "改造老旧小区36个" in hit.passage.text)
    return Support(quotes_of(hit, city_report)[:1])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("五年里修了43座水库", "　　　修了43座水库"),
        ("过去三年新建9所", "　　　　新建9所"),
        ("建设期3年", "建设期3年"),
        ("这一年新建9所", "这一年新建9所"),
    ],
)
def test_spans_are_blanked_out(text, left):
    assert without_spans(text) == left


def test_a_span_must_be_as_long_as_the_period_or_stand_near_the_quote(support):
    assert wrong_span("五年里改造36个", support) == "五年里"
    assert wrong_span("2022年改造36个", support) == ""
