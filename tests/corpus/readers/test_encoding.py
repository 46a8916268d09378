from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReportError
from corpus.readers.encoding import decode, strip_invisible

REPORT = "盐湖区２０２５年改造58个老旧小区，增长5.5%，“十四五”收官；一是稳工业。\r\n二是强农业。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"])
def test_without_a_byte_order_mark(encoding: str):
    assert decode(REPORT.encode(encoding), "a.txt") == REPORT


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_with_a_byte_order_mark(bom: bytes, encoding: str):
    assert decode(bom + REPORT.encode(encoding), "a.txt") == REPORT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_text_of_ascii_alone(encoding: str):
    assert decode("GDP 2025: 5.5%\n".encode(encoding), "a.txt") == "GDP 2025: 5.5%\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00\x00"])
def test_an_empty_file_is_named(data: bytes):
    with pytest.raises(ReportError) as caught:
        decode(data, "空.txt")
    assert str(caught.value) == "文件“空.txt”是空的：请换成有内容的报告文件。"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes):
    with pytest.raises(ReportError) as caught:
        decode(data, "图.txt")
    assert str(caught.value) == "文件“图.txt”的文字编码无法识别：请另存为 UTF-8 编码的文本后再试。"


def test_a_damaged_text_with_a_mark_is_refused():
    with pytest.raises(ReportError) as caught:
        decode(codecs.BOM_UTF16_LE + "盐湖".encode("utf-16-le")[:-1], "a.txt")
    assert str(caught.value) == "文件“a.txt”标明是 utf-16-le 编码，但内容已损坏：请重新导出该文件。"


def test_big5_is_not_taken_for_gb18030():
    text = "鹽湖區政府工作報告：改造老舊社區五十八個，新增就業五千七百二十八人，城鄉居民收入穩步增長。"
    assert decode(text.encode("big5"), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "clean", "stripped"),
    [
        ("盐\u200b湖\ufeff区", "盐湖区", ((1, 1), (2, 1))),
        ("\u2060\u2060盐", "盐", ((0, 2),)),
        ("盐\u00ad", "盐", ((1, 1),)),
        ("58\u202e个", "58个", ((2, 1),)),
        ("盐\U000e0041湖", "盐湖", ((1, 1),)),
        ("盐湖", "盐湖", ()),
        ("", "", ()),
    ],
)
def test_invisible_characters_are_taken_out(text: str, clean: str, stripped: tuple[tuple[int, int], ...]):
    assert strip_invisible(text) == (clean, stripped)


@given(st.text(alphabet="盐湖5\u200b\u200d\u202e\ufeff\u00ad", max_size=20))
def test_what_was_taken_out_can_be_put_back(text: str):
    clean, stripped = strip_invisible(text)
    assert len(clean) + sum(count for _, count in stripped) == len(text)
    back = [position + sum(c for at, c in stripped if at <= position) for position in range(len(clean))]
    assert "".join(text[i] for i in back) == clean


def test_a_detector_is_asked_only_where_no_encoding_fits(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr("corpus.readers.encoding._detected", lambda data: asked.append(data) or ("big5",))
    assert decode(REPORT.encode("gb18030"), "a.txt") == REPORT
    assert asked == []
    with pytest.raises(ReportError):
        decode(b"\xff\xff\xff", "a.txt")
    assert asked == [b"\xff\xff\xff"]
