import pytest

from qa.drafts.refusal import refuse


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("火星上有水吗？", "报告里没有提到“火星”"),
        ("2023年火星上有水吗？", "报告说2023年的部分里没有提到“火星”"),
        ("60个外星人来过吗", "报告里没有提到“外星人”"),
        ("How many Martians?", "报告是用中文写的，请用中文再问一遍"),
    ],
)
def test_the_reason_names_what_is_missing(read, world, city_hits, question, reason):
    assert refuse(read(question), (), city_hits, world).reason == reason
