import pytest

from qa.parts.guidance import GUIDANCE, asks_guidance


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("2023年政府工作的总体要求是什么？", True),
        ("今年的工作总体思路是什么", True),
        ("2021—2025年的指导思想是什么？", False),
        ("2023年教育工作的总体要求是什么？", False),
    ],
)
def test_who_asks_what_guides_the_year(read, text, asks):
    assert asks_guidance(read(text)) is asks


def test_the_sentence_that_says_so():
    assert GUIDANCE.weight("今年政府工作的总体要求是：坚持稳中求进。", "")
    assert not GUIDANCE.weight("今后五年政府工作的总体要求是：坚持稳中求进。", "")
    assert not GUIDANCE.weight("按照总体要求，抓好项目。", "")
