from __future__ import annotations

from corpus.lines import read_line
from corpus.outline import Outline, mark_bodiless, mark_headless
from corpus.readers.source import Block
from corpus.types import Paragraph, Period, Section

P25 = Period(2025, 2025)


def opened(*headings: str, year: int | None = 2025) -> Section:
    outline = Outline(year)
    for heading in headings:
        outline.open(read_line(heading))
    return outline.section


def test_before_the_first_heading():
    assert Outline(2025).section == Section((), None, None)


def test_a_heading_of_the_same_level_closes_the_last():
    assert opened("一、工业", "（一）提速", "（二）增效", "二、农业").path == ("二、农业",)
    assert opened("一、工业", "（一）提速", "1.项目", "（二）增效").path == ("一、工业", "（二）增效")
    assert opened("## 工业", "### 提速", "## 农业").path == ("农业",)


def test_a_line_with_a_period_opens_a_part():
    assert opened("2025年工作亮点", "**经济运行**", "2026年工作安排", "**工业**。").path[0] == "2026年工作安排"
    assert opened("2025年工作亮点", "一、工业", "（一）提速").path == ("2025年工作亮点", "一、工业", "（一）提速")


def test_a_bold_heading_with_a_year_stays_inside_its_part():
    assert opened("2025年工作亮点", "**2024年回顾**").path == ("2025年工作亮点", "2024年回顾")


def test_period_and_status_are_handed_down():
    assert opened("2025年工作亮点", "● **城乡品质加快提升。**") == Section(
        ("2025年工作亮点", "城乡品质加快提升"), P25, "done"
    )
    assert opened("2026年工作目标", "（一）2025年") == Section(("2026年工作目标", "（一）2025年"), P25, None)


def test_status_by_the_year_where_no_word_says_it():
    assert opened("2024年").status == "done"
    assert opened("2026年").status == "planned"
    assert opened("2025年").status is None
    assert opened("2026年", year=None).status is None


def test_a_period_only_compared_with_is_not_the_section_s():
    assert opened("较“十三五”末增长的指标").period is None


def test_close():
    outline = Outline(2025)
    outline.open(read_line("2025年工作亮点"))
    outline.close()
    assert outline.section == Section((), None, None)


def para(number: int, kind: str, *path: str) -> Paragraph:
    return Paragraph(f"a#{number}", "a", kind, Section(path, P25, None), "字", number, number + 1)


def test_a_body_behind_a_gap_has_lost_its_heading():
    paragraphs = [
        para(0, "heading", "亮点", "甲"),
        para(1, "body", "亮点", "甲"),
        para(2, "body", "亮点", "甲"),
        para(3, "body", "亮点", "甲"),
        para(4, "heading", "亮点", "乙"),
        para(5, "body", "亮点", "乙"),
    ]
    blocks = [Block(i, i + 1, blank_before=i in (3, 4)) for i in range(6)]
    marked = mark_headless(paragraphs, blocks)
    assert [p.headless for p in marked] == [False, False, False, True, False, False]
    assert marked[3].section == Section(("亮点",), P25, None)
    assert [p for i, p in enumerate(marked) if i != 3] == [p for i, p in enumerate(paragraphs) if i != 3]


def test_one_heading_alone_shows_no_habit():
    paragraphs = [para(0, "heading", "亮点", "甲"), para(1, "body", "亮点", "甲"), para(2, "body", "亮点", "甲")]
    blocks = [Block(i, i + 1, blank_before=i == 2) for i in range(3)]
    assert mark_headless(paragraphs, blocks) == tuple(paragraphs)
    assert mark_headless([], []) == ()


def test_a_heading_with_nothing_under_it():
    paragraphs = [
        para(0, "heading", "亮点"),
        para(1, "heading", "亮点", "甲"),
        para(2, "heading", "亮点", "乙"),
        para(3, "body", "亮点", "乙"),
    ]
    assert [p.bodiless for p in mark_bodiless(paragraphs)] == [False, True, False, False]


def test_a_line_that_names_the_period_of_its_numbered_review_goes_on_with_it():
    review = ("一、2024年工作回顾", "一年来，我们改作风", "二、2025年工作安排")
    outline = Outline(2025, 1)
    for heading in review[:2]:
        outline.open(read_line(heading))
    assert outline.section.path == review[:2]
    outline.open(read_line(review[2]))
    assert outline.section.path == review[2:]


def test_a_numbered_part_stands_over_headings_numbered_anew():
    outline = Outline(2019, 1)
    outline.open(read_line("一、2018年工作回顾"))
    outline.open(read_line("二、2019年工作安排"), parts=True)
    outline.open(read_line("一、聚焦产业"))
    assert outline.section.path == ("二、2019年工作安排", "一、聚焦产业")
    outline.open(read_line("二、打赢攻坚战役"))
    assert outline.section == Section(("二、2019年工作安排", "二、打赢攻坚战役"), Period(2019, 2019), "planned")


def test_a_list_ends_with_its_items_and_leaves_a_later_table_s_caption_open():
    outline = Outline(2025)
    for line in ("一、回顾", "2. 2024年实事完成情况："):
        outline.open(read_line(line))
    outline.end_lists(read_line("（1）新增床位500张。"))
    assert outline.section.path == ("一、回顾", "2. 2024年实事完成情况")
    outline.end_lists(read_line("3. 双减：减负担。"))
    assert outline.section.path == ("一、回顾",)
    outline.open(read_line("2. 2024年实事完成情况："))
    outline.open(read_line("二、计划"))
    outline.open(read_line("主要指标"), captions=True)
    outline.end_lists(read_line("1. 床位"))
    assert outline.section.path == ("二、计划", "主要指标")
