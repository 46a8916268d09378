from __future__ import annotations

from corpus.readers.layout import Segment, edges_of, reading_order


def line(text: str, x: float, top: float, size: float = 10) -> Segment:
    return Segment(text, x, x + size * len(text), top, top + size, size)


def block(name: str, x: float, top: float, count: int) -> list[Segment]:
    return [line(f"{name}栏第{i}行的文字内容", x, top + 15 * i) for i in range(1, count + 1)]


def order(*segments: Segment) -> list[str]:
    return [s.text[:4] for s in reading_order(segments)]


def test_a_headline_then_columns_then_what_runs_across_below():
    head = line("跨栏的大标题盐湖区两会专版", 0, 0, 20)
    foot = line("横贯全页的一行文字在两栏之下把它们隔开来了", 0, 100)
    columns = [*block("乙", 130, 30, 3), *block("甲", 0, 30, 3)]
    assert order(foot, *columns, head) == [
        "跨栏的大",
        *(f"{name}栏第{i}" for name in "甲乙" for i in (1, 2, 3)),
        "横贯全页",
    ]


def test_columns_within_a_column():
    left = block("甲", 0, 0, 6)
    right = [
        line("右半边的标题横跨两个小栏目一共二十二个字", 150, 15),
        *block("乙", 150, 30, 4),
        *block("丙", 270, 30, 4),
    ]
    assert order(*right, *left) == [
        *(f"甲栏第{i}" for i in range(1, 7)),
        "右半边的",
        *(f"{name}栏第{i}" for name in "乙丙" for i in range(1, 5)),
    ]


def test_cells_stay_in_their_row():
    rows = [
        line(text, x, 15 * i) for i, row in enumerate(["粮食", "棉花", "油料"]) for x, text in ((0, row), (99, "53"))
    ]
    ordered = reading_order(rows)
    assert [(s.text, s.cells) for s in ordered] == [("粮食 53", 2), ("棉花 53", 2), ("油料 53", 2)]
    assert {s.column for s in ordered} == {(0, 119)}


def test_the_edges_of_the_print_area():
    assert edges_of([line("甲", 5, 0), line("乙乙", 40, 0)]) == (5, 60)
    assert reading_order([line("甲", 5, 0)], (0, 99))[0].column == (0, 99)
    assert reading_order([]) == []
