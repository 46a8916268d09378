from __future__ import annotations

from lxml import etree

from corpus.readers.numbering import Numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEVELS = [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3"), ("bullet", "·")]


def numbering() -> Numbering:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(LEVELS)
    )
    xml = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    return Numbering(etree.fromstring(f'{xml}<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'))


def test_levels_count_on_and_start_anew_under_the_next():
    numbers = numbering()
    assert [numbers.label("3", level) for level in (0, 1, 1, 2, 3, 0, 1)] == [
        "一、",
        "（一）",
        "（二）",
        "1.1",
        "● ",
        "二、",
        "（一）",
    ]


def test_tens():
    numbers = numbering()
    assert [numbers.label("3", 0) for _ in range(21)][9:] == [
        f"{n}、" for n in "十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一".split()
    ]


def test_what_is_not_numbered():
    assert Numbering(None).label("3", 0) == ""
    assert numbering().label("4", 0) == ""
    assert numbering().label("3", 8) == ""
