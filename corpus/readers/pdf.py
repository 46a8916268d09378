"""PDF files: the text layer in reading order, ruled tables as sentences; pages without text are read by `ocr`."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.errors import ReportError
from corpus.readers.joining import Line, join_lines
from corpus.readers.layout import Segment, edges_of, reading_order
from corpus.readers.ocr import EXTRA, has_ocr, read_lines
from corpus.readers.radicals import plain_characters
from corpus.readers.running import drop_running
from corpus.readers.source import Source
from corpus.readers.tables import sentences_of
from corpus.readers.writing import write_source

MAX_PAGES = 3_000
# A gap wider than this, in sizes of the type, parts two columns or two cells.
_SPLIT = 0.75
_SPACE = 0.2
# Fewer ruled edges than this make no table of two rows and two columns.
_MIN_EDGES = 6
_MAX_CELL = 80
_HEAVY = ("bold", "black", "heavy", "hei", "黑体", "小标宋", "semibold", "demi")
_LIGHT = ("light", "microsoftyahei", "wenquanyi", "zenhei", "microhei")
_DPI = 200


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
            pages = [(float(page.height), _segments(page)) for page in _each(pdf.pages)]
            one_size = len({(round(page.width), round(page.height)) for page in pdf.pages}) == 1
            bare = [i for i, (_, segments) in enumerate(pages) if not segments]
            scanned = [i for i in bare if pdf.pages[i].images]
            if not pages:
                raise ReportError(f"文件“{name}”没有一页：请重新导出该文件。")
            if len(bare) == len(pages) and not has_ocr():
                raise ReportError(f"文件“{name}”没有文字层，像是扫描件：请先安装文字识别组件（{EXTRA}）后再试。")
            for i in scanned if has_ocr() else ():
                pages[i] = (pages[i][0], _recognised(pdf.pages[i]))
    except (PdfminerException, PDFException) as error:
        if any(isinstance(e, PDFPasswordIncorrect | PDFEncryptionError) for e in (error, *error.args)):
            raise ReportError(f"文件“{name}”是加密的 PDF：请去掉密码后再试。") from None
        raise ReportError(f"文件“{name}”已损坏或不是 PDF：请重新导出该文件。") from None
    kept = drop_running(pages)
    printed = [segment for page in kept for segment in page]
    # Pages of one size share their print area; on any other a page goes by itself.
    edges = edges_of(printed) if printed and one_size else None
    lines = [Line(number, s) for number, page in enumerate(kept, 1) for s in reading_order(page, edges)]
    return write_source(join_lines(lines))


def _each(pages: Sequence[Any]) -> Iterator[Any]:
    """Give the pages one by one, and free what each has cached when the next is asked for."""
    for page in pages:
        yield page
        page.close()


def _segments(page: Any) -> list[Segment]:  # noqa: ANN401 - pdfplumber is untyped
    tables = list(_tables(page))
    boxes = [table.bbox for table, _ in tables]
    found = list(_lines([c for c in _characters(page) if not any(_inside(c, box) for box in boxes)]))
    for table, sentences in tables:
        x0, top, x1, bottom = table.bbox
        found.append(Segment(sentences[0], x0, x1, top, bottom, 10.0, rows=sentences))
    return found


def _characters(page: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Give the page's upright characters; a bold face imitated by printing twice counts once."""
    seen: set[tuple[str, int, int]] = set()
    characters = []
    for c in page.chars:
        key = (c["text"], round(c["x0"]), round(c["top"]))
        if c["upright"] and c["size"] > 1 and key not in seen and c["x1"] > 0 and c["x0"] < page.width:
            seen.add(key)
            characters.append(c)
    return characters


def _lines(characters: list[dict[str, Any]]) -> Iterator[Segment]:
    """Group characters that stand on one line, and part the group at wide gaps."""
    rows: list[list[dict[str, Any]]] = []
    for c in sorted(characters, key=lambda c: ((c["top"] + c["bottom"]) / 2, c["x0"])):
        middle = (c["top"] + c["bottom"]) / 2
        row = next((r for r in reversed(rows[-8:]) if r[0]["top"] < middle < r[0]["bottom"] and _alike(r[0], c)), None)
        if row is None:
            rows.append([c])
        else:
            row.append(c)
    for row in rows:
        row.sort(key=lambda c: c["x0"])
        run: list[dict[str, Any]] = []
        for c in row:
            if run and c["x0"] - run[-1]["x1"] > _SPLIT * max(c["size"], run[-1]["size"]):
                yield from _segment(run)
                run = []
            run.append(c)
        yield from _segment(run)


def _alike(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(0.6 < a["size"] / b["size"] < 1.7)


def _segment(run: list[dict[str, Any]]) -> Iterator[Segment]:
    while run and not run[0]["text"].strip():
        run = run[1:]
    while run and not run[-1]["text"].strip():
        run = run[:-1]
    if not run:
        return
    words: list[str] = []
    for before, c in zip([None, *run], run, strict=False):
        if before is not None and c["x0"] - before["x1"] > _SPACE * c["size"] and c["text"].isascii():
            words.append(" ")
        words.append(plain_characters(c["text"]))
    sizes = sorted(c["size"] for c in run)
    visible = [c for c in run if c["text"].strip()]
    yield Segment(
        "".join(words),
        run[0]["x0"],
        run[-1]["x1"],
        min(c["top"] for c in run),
        max(c["bottom"] for c in run),
        sizes[len(sizes) // 2],
        all(_is_heavy(c["fontname"]) for c in visible),
    )


def _is_heavy(font: str) -> bool:
    face = font.rpartition("+")[2].lower()
    return any(word in face for word in _HEAVY) and not any(word in face for word in _LIGHT)


def _tables(page: Any) -> Iterator[tuple[Any, tuple[str, ...]]]:  # noqa: ANN401
    """Find the ruled tables whose cells are short; a frame around prose is none."""
    if len(page.edges) < _MIN_EDGES:
        return
    for table in page.find_tables():
        rows = [[plain_characters(cell or "").replace("\n", "") for cell in row] for row in table.extract()]
        cells = [cell for row in rows for cell in row if cell]
        wide = max((sum(1 for cell in row if cell) for row in rows), default=0)
        if len(rows) > 1 and wide > 1 and cells and sum(map(len, cells)) / len(cells) < _MAX_CELL:
            sentences = sentences_of(rows)
            if sentences:
                yield table, sentences


def _inside(c: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return bool(x0 <= (c["x0"] + c["x1"]) / 2 <= x1 and top <= (c["top"] + c["bottom"]) / 2 <= bottom)


def _recognised(page: Any) -> list[Segment]:  # noqa: ANN401
    picture = page.to_image(resolution=_DPI).original
    return read_lines(picture, scale=72 / _DPI)
