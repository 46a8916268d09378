"""PDF files: the text layer in reading order, ruled tables as sentences; pages without text are read by `ocr`."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus import pace
from corpus.errors import ReportError
from corpus.readers.glyphs import Glyph, Print, lines_of, read_print
from corpus.readers.joining import Line, join_lines
from corpus.readers.layout import Segment, edges_of, reading_order, settle_columns
from corpus.readers.ocr import EXTRA, has_ocr, read_lines
from corpus.readers.radicals import plain_characters
from corpus.readers.running import drop_running
from corpus.readers.source import Source
from corpus.readers.tables import sentences_of
from corpus.readers.writing import write_source

MAX_PAGES = 3_000
# Fewer ruled edges than this make no table of two rows and two columns.
_MIN_EDGES = 6
_MAX_CELL = 80
_DPI = 200
# A page number may be typed under a picture of the page.
_FEW = 20
_PICTURED = 0.5
"""Share of the page that pictures cover."""
_OUTLINES = 1_000
"""Edges of characters that are drawn as shapes."""


@dataclass(frozen=True, slots=True)
class _Page:
    height: float
    width: float
    segments: list[Segment]
    scanned: bool
    """It is a picture of print, with no more text than a page number."""


def read_pdf(data: bytes, name: str) -> Source:
    """Read all pages; raises ReportError naming `name` for one that is encrypted, damaged, too long or has no text."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    # It tells of every odd font; what matters of damage is raised.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise ReportError(f"文件“{name}”有 {len(pdf.pages)} 页，超过 {MAX_PAGES} 页：请拆分后再试。")
            pages = list(_read_each(pdf.pages))
            if not pages:
                raise ReportError(f"文件“{name}”没有一页：请重新导出该文件。")
            if not any(page.segments and not page.scanned for page in pages) and not has_ocr():
                raise ReportError(f"文件“{name}”没有文字层，像是扫描件：请先安装文字识别组件（{EXTRA}）后再试。")
            scanned = [i for i, page in enumerate(pages) if page.scanned]
            for i in scanned if has_ocr() else ():
                pages[i] = replace(pages[i], segments=_recognised(pdf.pages[i]))
    except (PdfminerException, PDFException) as error:
        if any(isinstance(e, PDFPasswordIncorrect | PDFEncryptionError) for e in (error, *error.args)):
            raise ReportError(f"文件“{name}”是加密的 PDF：请去掉密码后再试。") from None
        raise ReportError(f"文件“{name}”已损坏或不是 PDF：请重新导出该文件。") from None
    source = write_source(join_lines(_in_order(pages)))
    return replace(source, unread=() if has_ocr() else tuple(i + 1 for i in scanned))


def _read_each(pages: Sequence[Any]) -> Iterator[_Page]:
    """Read the pages one by one, and free what the library has cached of each."""
    for page in pages:
        printed = read_print(page)
        scanned = len(printed.glyphs) <= _FEW and (printed.pictured >= _PICTURED or printed.edges >= _OUTLINES)
        yield _Page(float(page.height), float(page.width), _segments(page, printed), scanned)
        page.close()
        pace.step()


def _in_order(pages: Sequence[_Page]) -> list[Line]:
    kept = drop_running([(page.height, page.segments) for page in pages])
    printed = [segment for segments in kept for segment in segments]
    # Pages of one size share their print area; on any other a page goes by itself.
    one_size = len({(round(page.width), round(page.height)) for page in pages}) == 1
    edges = edges_of(printed) if printed and one_size else None
    ordered = settle_columns([reading_order(segments, edges) for segments in kept])
    return [Line(number, s) for number, segments in enumerate(ordered, 1) for s in segments]


def _segments(page: Any, printed: Print) -> list[Segment]:  # noqa: ANN401 - pdfplumber is untyped
    tables = list(_tables(page)) if printed.edges >= _MIN_EDGES else []
    boxes = [table.bbox for table, _ in tables]
    found = list(lines_of([g for g in printed.glyphs if not any(_inside(g, box) for box in boxes)]))
    for table, sentences in tables:
        x0, top, x1, bottom = table.bbox
        found.append(Segment(sentences[0], x0, x1, top, bottom, 10.0, rows=sentences))
    return found


def _tables(page: Any) -> Iterator[tuple[Any, tuple[str, ...]]]:  # noqa: ANN401
    """Find the ruled tables whose cells are short; a frame around prose is none."""
    for table in page.find_tables():
        rows = [[plain_characters(cell or "").replace("\n", "") for cell in row] for row in table.extract()]
        cells = [cell for row in rows for cell in row if cell]
        wide = max((sum(1 for cell in row if cell) for row in rows), default=0)
        if len(rows) > 1 and wide > 1 and cells and sum(map(len, cells)) / len(cells) < _MAX_CELL:
            sentences = sentences_of(rows)
            if sentences:
                yield table, sentences


def _inside(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return x0 <= (glyph.x0 + glyph.x1) / 2 <= x1 and top <= glyph.middle <= bottom


def _recognised(page: Any) -> list[Segment]:  # noqa: ANN401
    picture = page.to_image(resolution=_DPI).original
    return read_lines(picture, scale=72 / _DPI)
