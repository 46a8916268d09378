"""Word documents: headings by style or outline level, generated numbers, tables, pages where Word noted them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from corpus.readers.numbering import Numbering
from corpus.readers.source import Source
from corpus.readers.tables import pieces_of_table, take_unit_line
from corpus.readers.writing import Piece, write_source
from corpus.readers.zips import check_zip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题|文档标题)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:\d|heading|标题)?", re.IGNORECASE)
# Official documents set headings in these faces, bold or not.
_HEAVY = re.compile("黑体|小标宋|SimHei|Heiti|Black|Heavy", re.IGNORECASE)
# A chain of styles is as deep as the author made it; a loop is damage.
_MAX_STYLES = 12


def read_docx(data: bytes, name: str) -> Source:
    """Read the document's body; raises ReportError naming `name` for what `check_zip` refuses."""
    check_zip(data, name)
    from docx import Document

    return write_source(_Reader(Document(io.BytesIO(data))).pieces())


class _Reader:
    """Walks one document; elements are lxml's, which are untyped."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401
        self._body = document.element.body
        self._styles = {style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")}
        parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering"))
        part = next(parts, None)
        self._numbering = Numbering(part.element if part is not None else None)
        breaks = next(self._body.iter(f"{_W}lastRenderedPageBreak"), None)
        self._page = 1 if breaks is not None else None

    def pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        for element in _blocks(self._body):
            page = self._page
            if element.tag == f"{_W}tbl":
                rows = list(_rows(element))
                unit_line = take_unit_line(pieces)
                header = sum(1 for row in element.iter(f"{_W}tblHeader") if _on(row)) or None
                pieces += pieces_of_table(rows, unit_line=unit_line, header=header, page=page)
            else:
                pieces += self._paragraph(element)
            self._turn(element)
        return pieces

    def _turn(self, element: Any) -> None:  # noqa: ANN401
        if self._page is not None:
            self._page += sum(1 for _ in element.iter(f"{_W}lastRenderedPageBreak"))

    def _paragraph(self, element: Any) -> Iterator[Piece]:  # noqa: ANN401
        chain = self._chain(element)
        if any(_CONTENTS.match(_style_name(style)) for style in chain[:1]):
            return
        lines = _text(element).split("\n")
        level = self._level(element, chain)
        bold = self._is_bold(element, chain)
        # A break that stands at the very front puts the whole paragraph on the next page.
        page = self._page
        first = next(element.iter(f"{_W}lastRenderedPageBreak", f"{_W}t"), None)
        if page is not None and first is not None and first.tag == f"{_W}lastRenderedPageBreak":
            page += 1
        label = self._label(element, chain) if lines[0].strip() else ""
        for i, line in enumerate(lines):
            text = label + line.strip() if i == 0 else line
            yield Piece(text, page, blank_before=not line.strip(), heading=level, bold=bold)

    def _chain(self, element: Any) -> list[Any]:  # noqa: ANN401
        """Give the paragraph's style and those it is based on."""
        chain: list[Any] = []
        properties = element.find(f"{_W}pPr/{_W}pStyle")
        style = self._styles.get(properties.get(f"{_W}val")) if properties is not None else None
        while style is not None and len(chain) < _MAX_STYLES:
            chain.append(style)
            based = style.find(f"{_W}basedOn")
            style = self._styles.get(based.get(f"{_W}val")) if based is not None else None
        return chain

    def _level(self, element: Any, chain: list[Any]) -> int:  # noqa: ANN401
        for holder in (element, *chain):
            outline = holder.find(f"{_W}pPr/{_W}outlineLvl")
            if outline is not None:
                level = int(outline.get(f"{_W}val") or 9)
                return level + 2 if level < 9 else 0
            match = _HEADING.match(_style_name(holder))
            if match:
                return int(match[1]) + 1
            if _TITLE.match(_style_name(holder)):
                return 1
        return 0

    def _is_bold(self, element: Any, chain: list[Any]) -> bool:  # noqa: ANN401
        runs = [run for run in element.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
        return bool(runs) and all(_is_heavy([run, *chain]) for run in runs)

    def _label(self, element: Any, chain: list[Any]) -> str:  # noqa: ANN401
        for holder in (element, *chain):
            number = holder.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            if number is not None:
                level = holder.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
                depth = int(level.get(f"{_W}val") or 0) if level is not None else 0
                return self._numbering.label(str(number.get(f"{_W}val")), depth)
        return ""


def _blocks(parent: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give paragraphs and tables in order, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _text(paragraph: Any) -> str:  # noqa: ANN401
    """Give the paragraph's text as it would be printed: insertions accepted, text boxes left out."""
    words: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(node.iterancestors(f"{_W}txbxContent", f"{_W}tabs", f"{_W}moveFrom"), None) is not None:
            continue
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            words.append("\n")
        else:
            words.append(" " if node.tag == f"{_W}tab" else "-")
    return "".join(words)


def _rows(table: Any) -> Iterator[list[str]]:  # noqa: ANN401
    """Give the cells of each row; one that spans columns or rows stands repeated."""
    above: list[str] = []
    for row in table.iterfind(f"{_W}tr"):
        cells: list[str] = []
        for cell in row.iterfind(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continued = merge is not None and merge.get(f"{_W}val") != "restart"
            text = "\n".join(filter(None, (_text(p).strip() for p in cell.iterfind(f"{_W}p"))))
            if continued and len(cells) < len(above):
                text = above[len(cells)]
            width = int(span.get(f"{_W}val") or 1) if span is not None else 1
            cells += [text] * max(1, min(width, 64))
        above = cells
        yield cells


def _style_name(holder: Any) -> str:  # noqa: ANN401
    name = holder.find(f"{_W}name")
    return str(name.get(f"{_W}val") or "").strip() if name is not None else ""


def _on(switch: Any) -> bool:  # noqa: ANN401
    return switch.get(f"{_W}val") not in ("0", "false", "off")


def _is_heavy(holders: list[Any]) -> bool:
    """Say whether the first holder that tells a weight is bold, or the first that tells a face has a heavy one."""
    switches = (holder.find(f"{_W}rPr/{_W}b") for holder in holders)
    bold = next((_on(switch) for switch in switches if switch is not None), False)
    fonts = (holder.find(f"{_W}rPr/{_W}rFonts") for holder in holders)
    faces = (font.get(f"{_W}eastAsia") for font in fonts if font is not None)
    face = next(filter(None, faces), "")
    return bold or bool(_HEAVY.search(face))
