from __future__ import annotations

import io

import pdfplumber
import pytest

from corpus.readers.glyphs import Glyph, lines_of, read_print
from tests.sample_pdf import make_pdf


def glyphs(text: str, x: float, *, size: float = 10, top: float = 100, font: str = "SimSun") -> list[Glyph]:
    return [Glyph(c, x + size * i, x + size * (i + 1), top, top + size, size, font) for i, c in enumerate(text)]


def test_what_is_printed_on_a_page():
    data = make_pdf([[(50, 700, 10, "公园"), (50.2, 700, 10, "公园")]], rules="50 400 m 90 400 l S 10 10 20 20 re S\n")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        printed = read_print(pdf.pages[0])
        chars = pdf.pages[0].chars
    assert [(g.text, g.x0, g.size) for g in printed.glyphs] == [("公", 50, 10), ("园", 60, 10)]
    assert [(g.x0, g.x1, g.top, g.bottom) for g in printed.glyphs] == [
        (c["x0"], c["x1"], c["top"], c["bottom"]) for c in chars[:2]
    ]
    assert printed.edges == 5
    assert printed.pictured == 0


def test_the_share_that_pictures_cover():
    data = make_pdf([[]], rules="q 300 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert read_print(pdf.pages[0]).pictured == pytest.approx(0.5)


def test_a_wide_gap_parts_a_line_and_a_narrow_one_is_a_space():
    line = [*glyphs("公园", 50), *glyphs("AB", 73), *glyphs("学校", 120)]
    assert [(s.text, s.x0, s.x1) for s in lines_of(line)] == [("公园 AB", 50, 93), ("学校", 120, 140)]


def test_lines_stand_below_one_another_and_bold_is_told():
    lines = list(lines_of([*glyphs("正文", 50, top=120), *glyphs("标题", 50, font="AB+SimHei")]))
    assert [(s.text, s.bold) for s in lines] == [("标题", True), ("正文", False)]
