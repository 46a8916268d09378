"""Web pages: the article without the site around it."""

from __future__ import annotations

import codecs
import re
from typing import Any

from corpus.readers.boilerplate import article_of, is_bar, title_of
from corpus.readers.encoding import decode
from corpus.readers.source import Source
from corpus.readers.tables import pieces_of_table, take_unit_line
from corpus.readers.writing import Piece, write_source

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4_096
_CHINESE = ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80")
_HEADING = re.compile(r"h([1-6])$")
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "hr li main ol p pre section summary tbody td tfoot th thead tr ul".split()
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font-family\s*:[^;]*(?:黑体|SimHei)", re.IGNORECASE)
_MAX_SPAN = 64


def read_html(data: bytes, name: str) -> Source:
    """Read the page's article; raises ReportError naming `name` for what is no text."""
    from lxml import html

    # libxml2 reads the bytes again, now certainly UTF-8; an HTML parser knows no entities but HTML's own.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    text = _text(data, name)
    if not text.strip():
        return Source("", ())
    page = html.document_fromstring(text.encode(), parser=parser)
    title = title_of(page)
    article = article_of(page)
    pieces = [piece for piece in _Walker().pieces(article) if not is_bar(piece.text)]
    headed = [p for p in pieces[:6] if p.heading == 1 or (title and "".join(p.text.split()) == "".join(title.split()))]
    if title and not headed:
        pieces.insert(0, Piece(title, heading=1))
    return write_source(pieces)


def _text(data: bytes, name: str) -> str:
    """Decode by the page's own word where it holds, else as any text; a byte order mark goes before both."""
    match = _CHARSET.search(data[:_HEAD])
    declared = match[1].decode("ascii").lower() if match else ""
    if declared in _CHINESE:
        declared = "gb18030"
    boms = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if declared in ("gb18030", "utf-8", "big5") and not data.startswith(boms):
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass
    return decode(data, name)


class _Walker:
    """Collects the running text of an element, block by block."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._weights: list[bool] = []
        self._breaks = 0

    def pieces(self, article: Any) -> list[Piece]:  # noqa: ANN401 - an lxml element, untyped
        self._walk(article, heading=0, bold=False)
        self._flush(0)
        return self._pieces

    def _walk(self, element: Any, *, heading: int, bold: bool) -> None:  # noqa: ANN401
        tag = element.tag
        match = _HEADING.match(tag)
        if match:
            self._flush(heading)
            heading = int(match[1])
        bold = bold or tag in ("b", "strong") or bool(_BOLD_STYLE.search(element.get("style") or ""))
        if tag == "table":
            self._flush(heading)
            self._table(element, bold=bold)
        elif tag == "br":
            self._flush(heading)
            self._breaks += 1
        else:
            if tag in _BLOCKS:
                self._flush(heading)
                self._breaks += tag in ("p", "div") and not any(map(str.strip, element.itertext()))
            self._say(_mark(element) if tag == "li" else "", bold=bold)
            self._say(element.text, bold=bold)
            for child in element:
                self._walk(child, heading=heading, bold=bold)
                self._say(child.tail, bold=bold)
            if tag in _BLOCKS:
                self._flush(heading)

    def _say(self, text: str | None, *, bold: bool) -> None:
        if text:
            self._words.append(text)
            if text.strip():
                self._weights.append(bold)

    def _flush(self, heading: int) -> None:
        text = "".join(self._words)
        if text.strip():
            bold = bool(self._weights) and all(self._weights)
            self._pieces.append(Piece(text, None, self._breaks > 1, heading, bold))
            self._breaks = 0
        self._words.clear()
        self._weights.clear()

    def _table(self, table: Any, *, bold: bool) -> None:  # noqa: ANN401
        nested = next(iter(table.iterdescendants("table", "h1", "h2", "h3")), None)
        rows = list(table.iterdescendants("tr"))
        grid = _grid(rows)
        header = 0
        for row in rows:
            if not len(row) or any(cell.tag != "th" for cell in row):
                break
            header += 1
        for caption in table.iterchildren("caption"):
            self._pieces.append(Piece(caption.text_content()))
        unit_line = "" if nested is not None else take_unit_line(self._pieces)
        placed = pieces_of_table(grid, unit_line=unit_line, header=header or None, page=None)
        if nested is None and any(piece.table for piece in placed):
            self._pieces += placed
            return
        for cell in table.iterdescendants("td", "th"):
            if next(cell.iterancestors("table")) is table:
                self._walk(cell, heading=0, bold=bold)


def _grid(rows: list[Any]) -> list[list[str]]:
    """Give the cells of each row; one that spans columns or rows stands repeated."""
    grid: list[list[str]] = []
    below: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _fill(cells, below)
            text = " ".join(cell.text_content().split())
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    below[len(cells)] = (_span(cell, "rowspan"), text)
                cells.append(text)
        _fill(cells, below)
        below = {i: (left - 1, text) for i, (left, text) in below.items() if left > 1}
        grid.append(cells)
    return grid


def _fill(cells: list[str], below: dict[int, tuple[int, str]]) -> None:
    while len(cells) in below:
        cells.append(below[len(cells)][1])


def _span(cell: Any, name: str) -> int:  # noqa: ANN401
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isdecimal() else 1


def _mark(item: Any) -> str:  # noqa: ANN401
    """Give the list mark that the browser would draw."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "● "
    return f"{sum(1 for _ in item.itersiblings('li', preceding=True)) + 1}. "
