"""A sound report in every format that can be made here: what the mutants are made from."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from html import escape

from corpus.read import SHIPPED

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_LINES_A_PAGE = 25


def report_lines() -> list[str]:
    """Give the lines of the report that is shipped."""
    [path] = sorted(SHIPPED.glob("*.txt"))[:1]
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def seed(suffix: str) -> bytes | None:
    """Make a report with this ending; None where none can be made."""
    make = _MAKERS.get(suffix)
    return make(report_lines()) if make else None


def _text(lines: list[str]) -> bytes:
    return "\n\n".join(lines).encode()


def _jsonl(lines: list[str]) -> bytes:
    records = [{"id": f"p{n}", "text": line, "section": ["2026年工作安排"]} for n, line in enumerate(lines)]
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def _html(lines: list[str]) -> bytes:
    table = "<table><tr><th>指标</th><th>2025年</th></tr><tr><td>生产总值</td><td>120亿元</td></tr></table>"
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    return f"<!doctype html><meta charset=utf-8><title>报告</title><h1>报告</h1>{table}{body}".encode()


def docx(document: bytes, *, more: dict[str, bytes] | None = None) -> bytes:
    """Pack a main document part into a Word file, with further members."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
        archive.writestr("word/document.xml", document)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_xml(inner: str, doctype: str = "") -> bytes:
    """Write the main part of a Word file around the XML of its body."""
    return f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{_WORD}"><w:body>{inner}</w:body></w:document>'.encode()


def word_paragraph(line: str) -> str:
    """Write one paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>"


def _docx(lines: list[str]) -> bytes:
    cells = "".join(f"<w:tc>{word_paragraph(text)}</w:tc>" for text in ("生产总值", "120亿元"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    return docx(word_xml("".join(map(word_paragraph, lines)) + table))


def pdf(objects: list[bytes], root: int = 1) -> bytes:
    """Write a PDF file of these objects, numbered from 1."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start))
    return out.getvalue()


def pdf_stream(data: bytes, entries: bytes = b"") -> bytes:
    """Write a compressed stream object."""
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def _pdf(lines: list[str]) -> bytes:
    """Write pages of text in a font that is not embedded; codes are UTF-16, and a map says so."""
    pages = [lines[first : first + _LINES_A_PAGE] for first in range(0, len(lines), _LINES_A_PAGE)]
    kids = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(pages)))
    to_unicode = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange " + b" ".join(
        b"1 beginbfrange <%02X00> <%02XFF> <%02X00> endbfrange" % (high, high, high) for high in range(256)
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        pdf_stream(to_unicode + b" endcmap"),
    ]
    for number, page in enumerate(pages):
        rows = b"".join(b"<%s> Tj T*\n" % line.encode("utf-16-be").hex().encode() for line in page)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (7 + 2 * number),
            pdf_stream(b"BT /F 12 Tf 16 TL 40 800 Td\n" + rows + b"ET"),
        ]
    return pdf(objects)


def _picture(kind: str) -> Callable[[list[str]], bytes]:
    def make(lines: list[str]) -> bytes:
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (320, 80), "white")
        ImageDraw.Draw(picture).text((10, 10), f"2026: {len(lines)} x 45, 5.5%", fill="black")
        buffer = io.BytesIO()
        picture.save(buffer, kind)
        return buffer.getvalue()

    return make


_MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    **dict.fromkeys((".txt", ".md", ".markdown"), _text),
    ".jsonl": _jsonl,
    **dict.fromkeys((".html", ".htm"), _html),
    ".docx": _docx,
    ".pdf": _pdf,
    ".png": _picture("PNG"),
    **dict.fromkeys((".jpg", ".jpeg"), _picture("JPEG")),
    **dict.fromkeys((".tif", ".tiff"), _picture("TIFF")),
    ".bmp": _picture("BMP"),
    ".webp": _picture("WEBP"),
}
