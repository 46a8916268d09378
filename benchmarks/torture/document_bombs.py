"""Documents made by hand to cost a reader far more than they weigh, or to lead it astray."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from benchmarks.torture.document_seeds import docx, pdf, pdf_stream, word_paragraph, word_xml

_MB = 1 << 20
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))


def bombs(suffixes: tuple[str, ...], *, large: bool) -> Iterator[tuple[str, bytes]]:
    """Yield file names and contents of the formats given.

    `large` makes them inflate to 300 MB, and adds files of 99 MB and more.
    """
    for name, data in _all(large=large):
        if name[name.rindex(".") :] in suffixes:
            yield name, data


def _all(*, large: bool) -> Iterator[tuple[str, bytes]]:
    yield from _texts()
    yield from _jsonl()
    yield from _html()
    much = (300 if large else 10) * _MB
    yield from _docx(much)
    yield from _pdf(much)
    yield from _pictures()
    if large:
        yield from _large()


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "empty.txt", b""
    yield "mark-only.txt", b"\xff\xfe"
    yield "nuls.txt", bytes(_MB)
    yield "odd-utf16.txt", b"\xff\xfe" + "盐湖".encode("utf-16-le") + b"\x01"
    yield "false-mark.txt", b"\xef\xbb\xbf" + "盐湖区政府工作报告".encode("gb18030")
    yield "latin.txt", bytes(range(128, 256)) * 5000
    yield "random.txt", zlib.compress(bytes(range(256)) * 4000, 0)
    for name, piece, times in (
        ("digits", "9", _MB),
        ("fractions", "1.", 300_000),
        ("thousands", "1,000,", 100_000),
        ("numerals", "一百亿", 100_000),
        ("brackets", "（", 300_000),
        ("quotes", "“", 300_000),
        ("titles", "《", 300_000),
        ("years", "2025—", 60_000),
        ("range", "2021年至2025年", 30_000),
        ("headings", "一、", 100_000),
        ("levels", "第一章 第一节 （一）1.（1）①\n", 10_000),
        ("stops", "。", 300_000),
        ("spaces", " ", 3 * _MB),
        ("ideographic-spaces", "\u3000", _MB),
        ("bullets", "● ", 200_000),
        ("stars", "*", _MB),
        ("rows", "| 1 | 2 |\n", 30_000),
        ("combining", "e" + "\u0301" * 100, 5_000),
        ("same", "改造45个老旧小区，增长5.5%。\n", 20_000),
        ("accounts", "比上年增长5.5%、", 50_000),
        ("places", "盐湖区运城市山西省", 30_000),
    ):
        yield f"{name}.txt", (piece * times).encode()
        yield f"{name}-end.txt", (piece * (times // 4) + "完").encode()
    yield (
        "nearly.txt",
        "".join(f"全年改造{n}个老旧小区，惠及群众，增长较快，成效明显。\n" for n in range(8_000)).encode(),
    )


def _jsonl() -> Iterator[tuple[str, bytes]]:
    yield "deep.jsonl", b'{"id":"a","text":' + b"[" * _MB
    yield "deep-section.jsonl", b'{"id":"a","text":"b","section":' + b"[" * 900 + b"]" * 900 + b"}"
    yield "number.jsonl", b'{"id":' + b"9" * 100_000 + b',"text":"b"}'
    yield "half-pair.jsonl", b'{"id":"\\ud800","text":"\\udc00"}'
    yield "not-a-number.jsonl", b'{"id":NaN,"text":"b","period":Infinity}'
    yield "period.jsonl", b'{"id":"a","text":"b","period":"99999999-1"}'
    yield "many.jsonl", b"".join(b'{"id":"%d","text":"b","section":["a","b","c"]}\n' % n for n in range(50_000))


def _html() -> Iterator[tuple[str, bytes]]:
    yield "nested.html", b"<div>" * 200_000
    yield "nested-tables.html", b"<table><tr><td>" * 20_000
    yield "nested-lists.html", b"<ul><li>a" * 30_000
    yield "open.html", b"<p a='" + b"x" * _MB
    yield "attributes.html", b"<p " + b"a=1 " * 200_000 + b">b"
    yield "entities.html", b"&amp;amp;" * 200_000 + b"&#99999999999;&#0;&#xD800;"
    yield "charset.html", "<meta charset=utf-16><p>盐湖区</p>".encode()
    yield "comments.html", b"<!--" * 200_000
    yield "span.html", b"<table><tr><td colspan=999999999 rowspan=999999999>a</table>"
    yield "laughs.html", f"<!DOCTYPE html [{_LAUGHS}]><p>&l11;</p>".encode()
    yield "unclosed.html", b"<b><i><p>" * 50_000


def _docx(much: int) -> Iterator[tuple[str, bytes]]:
    laugh = word_paragraph("x").replace("x", "&l11;")
    yield "laughs.docx", docx(word_xml(laugh, f"<!DOCTYPE d [{_LAUGHS}]>"))
    outside = '<!DOCTYPE d [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>'
    yield "outside.docx", docx(word_xml(laugh, outside))
    quadratic = f'<!DOCTYPE d [<!ENTITY l11 "{"a" * 100_000}">]>'
    yield "quadratic.docx", docx(word_xml(laugh * 20_000, quadratic))
    yield "inflating.docx", docx(word_xml(word_paragraph("0" * much)))
    yield "inflating-beside.docx", docx(word_xml(word_paragraph("甲")), more={"word/media/a.png": bytes(2 * much)})
    yield "entries.docx", docx(word_xml(word_paragraph("甲")), more={f"a/{n}": b"" for n in range(3_000)})
    yield "deep.docx", docx(word_xml("<w:tbl><w:tr><w:tc>" * 20_000))
    nested = "<w:tbl><w:tr><w:tc>" * 3_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3_000
    yield "nested-tables.docx", docx(word_xml(nested))
    yield (
        "wide.docx",
        docx(word_xml('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>')),
    )
    yield "climbing.docx", docx(word_xml(word_paragraph("甲")), more={"../../climbed": b"x", "/tmp/climbed": b"x"})
    yield "no-document.docx", _zip({"a.txt": b"x"})
    yield "no-zip.docx", b"PK\x03\x04" + bytes(1000)
    sound = docx(word_xml(word_paragraph("盐湖区")))
    yield "wrong-sum.docx", sound.replace(zlib.crc32(word_xml(word_paragraph("盐湖区"))).to_bytes(4, "little"), b"abcd")
    yield "encrypted.docx", sound.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    yield "twice.docx", docx(word_xml(word_paragraph("甲")), more={"word/document.XML": b"<a/>"})
    yield "zip-in-zip.docx", docx(_zip({"a": sound}))
    yield "legacy.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _pdf(much: int) -> Iterator[tuple[str, bytes]]:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    one = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    yield "no-table.pdf", b"%PDF-1.7\n1 0 obj " + catalog
    yield "circle.pdf", pdf([catalog, b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"])
    yield "count.pdf", pdf([catalog, b"<< /Type /Pages /Count 999999999 /Kids [3 0 R] >>", page, pdf_stream(b"")])
    pages = b"<< /Type /Pages /Count 4000 /Kids [%s] >>" % (b"3 0 R " * 4_000)
    yield "pages.pdf", pdf([catalog, pages, page, pdf_stream(b"")])
    yield "inflating.pdf", pdf([catalog, one, page, pdf_stream(b" " * much)])
    yield "operators.pdf", pdf([catalog, one, page, pdf_stream(b"q 1 0 0 1 0 0 cm " * 500_000)])
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /A 5 0 R >> >>"
    calling = page[:-2] + b"/Resources << /XObject << /A 5 0 R >> >> >>"
    yield "form.pdf", pdf([catalog, one, calling, pdf_stream(b"/A Do"), pdf_stream(b"/A Do /A Do", form)])
    yield "size.pdf", pdf([catalog, one, page.replace(b"595 842", b"1e9 1e9"), pdf_stream(b"")])
    yield "length.pdf", pdf([catalog, one, page, b"<< /Length 999999999 >>\nstream\nBT ET\nendstream"])
    yield "deep.pdf", pdf([catalog, one, b"[" * 200_000, b"<<" * 200_000])
    filters = b"<< /Length 5 /Filter [%s] >>\nstream\nabcde\nendstream" % (b"/FlateDecode " * 10_000)
    yield "filters.pdf", pdf([catalog, one, page, filters])
    yield "only-mark.pdf", b"%PDF-1.4"


def _pictures() -> Iterator[tuple[str, bytes]]:
    rows = zlib.compress(bytes(_MB))
    yield "size.png", _png(100_000, 100_000, rows)
    yield "short.png", _png(3_000, 3_000, b"")
    yield "none.png", _png(0, 0, rows)
    yield "mark.jpg", b"\xff\xd8\xff\xe0" + bytes(100)


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _large() -> Iterator[tuple[str, bytes]]:
    """Yield files just under the limit of 100 MB, and one of 1 GB."""
    yield "line.txt", "盐".encode() * (33 * _MB)
    yield "letters.txt", b"a" * (99 * _MB)
    yield "breaks.txt", b"\n" * (99 * _MB)
    yield "short-lines.txt", "一\n".encode() * (24 * _MB)
    yield "sentences.txt", "全年改造45个老旧小区，增长5.5%。".encode() * (2 * _MB)
    yield "letters.jsonl", b'{"id":"a","text":"' + b"a" * (99 * _MB) + b'"}'
    yield "paragraphs.html", b"<p>a" * (24 * _MB)
    yield "gigabyte.txt", b"a" * (1024 * _MB)
