from __future__ import annotations

import pytest

from corpus.errors import ReportError
from corpus.readers.pdf import read_pdf
from corpus.readers.source import Source
from tests.sample_pdf import Word, make_pdf


def read(data: bytes) -> Source:
    return read_pdf(data, "报.pdf")


def texts(source: Source) -> list[str]:
    return [source.text[b.start : b.end] for b in source.blocks]


def column(x: float, y: float, *lines: str) -> list[Word]:
    """Lines of ten-point type, fifteen points apart; an indented one begins with a full-width space."""
    words = []
    for i, line in enumerate(lines):
        bare = line.lstrip("\u3000")
        words.append((x + 10 * (len(line) - len(bare)), y - 15 * i, 10, bare))
    return words


def test_columns_are_read_one_after_the_other_under_their_headline():
    left = column(
        50, 600, "\u3000\u3000甲一甲一甲一甲一", "甲二甲二甲二甲二甲二", "甲三。", "\u3000\u3000乙一乙一乙一乙一"
    )
    right = column(
        170, 600, "乙二乙二乙二乙二乙二", "乙三乙三。", "\u3000\u3000丙一丙一丙一丙一", "丙二丙二丙二丙二丙。"
    )
    source = read(make_pdf([[(60, 660, 22, "盐湖区两会专版"), *right, *left]]))
    assert texts(source) == [
        "盐湖区两会专版",
        "甲一甲一甲一甲一甲二甲二甲二甲二甲二甲三。",
        "乙一乙一乙一乙一乙二乙二乙二乙二乙二乙三乙三。",
        "丙一丙一丙一丙一丙二丙二丙二丙二丙。",
    ]
    assert [b.heading for b in source.blocks] == [1, 0, 0, 0]
    assert {b.page for b in source.blocks} == {1}


def test_running_heads_and_page_numbers_go_and_a_paragraph_crosses_the_page():
    first = column(50, 700, "\u3000\u3000改造老旧小区四十五", "个，新建公园两座，新")
    second = column(50, 700, "增学位六百个。", "\u3000\u3000很好，非常好很好很")
    third = column(50, 700, "\u3000\u3000第三页的正文在这里", "。")
    pages = [
        [(50, 770, 8, "盐湖区政府工作报告"), *lines, (290, 20, 8, f"— {n} —")]
        for n, lines in enumerate((first, second, third), 1)
    ]
    source = read(make_pdf(pages))
    assert texts(source)[0] == "改造老旧小区四十五个，新建公园两座，新增学位六百个。"
    assert [b.page for b in source.blocks] == [1, 2, 3]
    assert "工作报告" not in source.text
    assert "—" not in source.text


def test_a_ruled_table_is_written_as_sentences_where_it_stands():
    grid = "".join(f"{x} 400 m {x} 460 l S " for x in (50, 200, 300, 400))
    grid += "".join(f"50 {y} m 400 {y} l S " for y in (400, 420, 440, 460))
    cells = [("指标", "2024年", "2025年"), ("产值（亿元）", "312.5", "330.1"), ("企业（家）", "86", "91")]
    words = [(x, 446 - 20 * r, 10, cell) for r, row in enumerate(cells) for x, cell in zip((55, 205, 305), row)]  # noqa: B905
    source = read(make_pdf([[(50, 500, 10, "全年情况如下："), *words, (50, 380, 10, "表后有正文。")]], rules=grid))
    assert texts(source) == [
        "全年情况如下：",
        "产值：2024年为312.5亿元。",
        "产值：2025年为330.1亿元。",
        "企业：2024年为86家。",
        "企业：2025年为91家。",
        "表后有正文。",
    ]
    assert [b.table for b in source.blocks] == [False, True, True, True, True, False]


def test_cells_without_rules_stay_in_one_line():
    rows = [
        (50, 600, 10, "粮食"),
        (150, 600, 10, "53"),
        (50, 585, 10, "棉花"),
        (150, 585, 10, "61"),
        (50, 570, 10, "油料"),
    ]
    assert texts(read(make_pdf([[*rows, (150, 570, 10, "72")]]))) == ["粮食 53", "棉花 61", "油料 72"]


def test_a_page_without_text_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.pdf.has_ocr", lambda: False)
    with pytest.raises(ReportError) as caught:
        read(make_pdf([[]]))
    assert str(caught.value) == (
        '文件“报.pdf”没有文字层，像是扫描件：请先安装文字识别组件（pip install "yanxiaoge[ocr]"）后再试。'
    )


def test_an_encrypted_file():
    with pytest.raises(ReportError, match=r"^文件“报.pdf”是加密的 PDF：请去掉密码后再试。$"):
        read(make_pdf([[(50, 50, 10, "好")]], encrypted=True))


@pytest.mark.parametrize("data", [b"no pdf at all", b"%PDF-1.4\n", make_pdf([[(50, 50, 10, "好")]])[:200]])
def test_a_damaged_file(data: bytes):
    with pytest.raises(ReportError, match=r"^文件“报.pdf”"):
        read(data)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.pdf.MAX_PAGES", 1)
    with pytest.raises(ReportError, match=r"^文件“报.pdf”有 2 页，超过 1 页：请拆分后再试。$"):
        read(make_pdf([[], []]))


def picture(x: int = 0) -> str:
    """Draw a one-pixel picture over the whole page."""
    return f"q 600 0 0 800 {x} 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"


def test_a_page_that_is_a_picture_is_named_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.pdf.has_ocr", lambda: False)
    prose = column(50, 700, "\u3000\u3000改造老旧小区四十五个", "，新建公园两座。")
    source = read(make_pdf([prose, [(290, 20, 8, "— 2 —")], prose], rules=[picture(2000), picture(), picture(2000)]))
    assert source.unread == (2,)
    assert [b.page for b in source.blocks] == [1, 3]


def test_an_empty_page_is_not_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.pdf.has_ocr", lambda: False)
    source = read(make_pdf([column(50, 700, "新建公园两座。"), []]))
    assert source.unread == ()


def test_the_last_lines_in_two_columns_are_joined_as_those_before():
    def lines(x: float, *texts: str) -> list[Word]:
        return column(x, 700, *texts)

    full = ["甲乙丙丁戊己庚辛壬癸"] * 12
    first = [*lines(50, *full), *lines(170, *full)]
    last = lines(50, "子丑寅卯辰巳午未申酉", "戌亥。")
    assert texts(read(make_pdf([first, last])))[-1].endswith("子丑寅卯辰巳午未申酉戌亥。")


def test_a_line_ends_early_before_a_word_that_may_not_be_parted():
    lines = column(
        50,
        700,
        "\u3000\u3000甲乙丙丁戊己庚辛",
        "全市绿地达到",
        "“1530”目标，园",
        "座。",
        "\u3000\u3000子丑寅卯辰巳午未",
    )
    assert texts(read(make_pdf([lines]))) == [
        "甲乙丙丁戊己庚辛全市绿地达到“1530”目标，园座。",
        "子丑寅卯辰巳午未",
    ]
