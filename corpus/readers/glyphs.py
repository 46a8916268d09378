"""What is printed on a PDF page: its characters to stretches of lines, and what is drawn beside them.

Taken from pdfminer's layout directly: pdfplumber makes a dictionary of thirty entries of every character, which takes
half of the time that a page needs, and only the cells of a table need them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.readers.layout import Segment
from corpus.readers.radicals import plain_characters

# A gap wider than this, in sizes of the type, parts two columns or two cells.
_SPLIT = 0.75
_SPACE = 0.2
_HEAVY = ("bold", "black", "heavy", "hei", "黑体", "小标宋", "semibold", "demi")
_LIGHT = ("light", "microsoftyahei", "wenquanyi", "zenhei", "microhei")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character at its place; points from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        """Half-way down the character."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Print:
    """A page's upright characters, and how much else is on it."""

    glyphs: tuple[Glyph, ...]
    edges: int
    """Of lines, frames and curves."""
    pictured: float
    """Share of the page that pictures cover."""


def read_print(page: Any) -> Print:  # noqa: ANN401 - pdfplumber is untyped
    """Take what is printed off the page; a bold face imitated by printing twice counts once."""
    from pdfminer.layout import LTChar, LTCurve, LTImage, LTLine, LTRect

    glyphs: dict[tuple[str, int, int], Glyph] = {}
    edges = 0
    pictured = 0.0
    left, top = page.mediabox[:2]
    floor = page.height + top
    for item in _items(page.layout):
        if isinstance(item, LTChar):
            x0, x1 = item.x0 + left, item.x1 + left
            if item.upright and item.size > 1 and x1 > 0 and x0 < page.width:
                glyph = Glyph(item.get_text(), x0, x1, floor - item.y1, floor - item.y0, item.size, _face(item))
                glyphs.setdefault((glyph.text, round(x0), round(glyph.top)), glyph)
        elif isinstance(item, LTRect):
            edges += 4
        elif isinstance(item, LTLine):
            edges += 1
        elif isinstance(item, LTCurve):
            edges += len(item.pts)
        elif isinstance(item, LTImage):
            pictured += _shown(item.x0, item.x1, page.width) * _shown(item.y0, item.y1, page.height)
    return Print(tuple(glyphs.values()), edges, float(pictured / (page.width * page.height)))


def _shown(low: float, high: float, limit: float) -> float:
    """Give how much of a stretch lies on the page."""
    return max(0.0, min(high, limit) - max(low, 0.0))


def _items(container: Any) -> Iterator[Any]:  # noqa: ANN401
    from pdfminer.layout import LTContainer

    for item in container._objs:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item


def _face(item: Any) -> str:  # noqa: ANN401
    name = item.fontname
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)


def lines_of(glyphs: list[Glyph]) -> Iterator[Segment]:
    """Group characters that stand on one line, and part the group at wide gaps."""
    rows: list[list[Glyph]] = []
    for g in sorted(glyphs, key=lambda g: (g.middle, g.x0)):
        row = next((r for r in reversed(rows[-8:]) if r[0].top < g.middle < r[0].bottom and _alike(r[0], g)), None)
        if row is None:
            rows.append([g])
        else:
            row.append(g)
    for row in rows:
        row.sort(key=lambda g: g.x0)
        run: list[Glyph] = []
        for g in row:
            if run and g.x0 - run[-1].x1 > _SPLIT * max(g.size, run[-1].size):
                yield from _segment(run)
                run = []
            run.append(g)
        yield from _segment(run)


def _alike(a: Glyph, b: Glyph) -> bool:
    return 0.6 < a.size / b.size < 1.7


def _segment(run: list[Glyph]) -> Iterator[Segment]:
    while run and not run[0].text.strip():
        run = run[1:]
    while run and not run[-1].text.strip():
        run = run[:-1]
    if not run:
        return
    words: list[str] = []
    for before, g in zip([None, *run], run, strict=False):
        if before is not None and g.x0 - before.x1 > _SPACE * g.size and g.text.isascii():
            words.append(" ")
        words.append(plain_characters(g.text))
    sizes = sorted(g.size for g in run)
    yield Segment(
        "".join(words),
        run[0].x0,
        run[-1].x1,
        min(g.top for g in run),
        max(g.bottom for g in run),
        sizes[len(sizes) // 2],
        all(_is_heavy(g.font) for g in run if g.text.strip()),
    )


def _is_heavy(font: str) -> bool:
    face = font.rpartition("+")[2].lower()
    return any(word in face for word in _HEAVY) and not any(word in face for word in _LIGHT)
