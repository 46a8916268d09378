from __future__ import annotations

import io
import zipfile

import pytest

from corpus.errors import ReportError
from corpus.readers.zips import check_zip


def packed(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(ReportError) as caught:
        check_zip(data, "a.docx")
    return str(caught.value)


def test_an_honest_archive_passes():
    check_zip(packed(("word/document.xml", b"<a/>"), ("b.bin", b"<!DOCTYPE")), "a.docx")


def test_a_bomb_is_refused_while_it_is_inflated(monkeypatch: pytest.MonkeyPatch):
    bomb = packed(("a.xml", bytes(3 * 2**20)))
    assert len(bomb) * 100 < 3 * 2**20
    assert refusal(bomb) == "文件“a.docx”解压后过大，像是压缩炸弹：请检查来源。"
    monkeypatch.setattr("corpus.readers.zips.MAX_RATIO", 10**9)
    check_zip(bomb, "a.docx")
    monkeypatch.setattr("corpus.readers.zips.MAX_INFLATED", 2**20)
    assert "解压后过大" in refusal(bomb)


def test_too_many_entries():
    assert refusal(packed(*((str(i), b"") for i in range(2001)))).startswith(
        "文件“a.docx”内含 2001 个部件，超过 2000 个"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_where_two_reads_meet(encoding: str):
    part = (" " * (2**16 - 4) + "<!doctype x>").encode(encoding)
    assert "含有 DOCTYPE 声明" in refusal(packed(("word/document.xml", part), ("b", bytes(range(256)) * 4)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "已损坏或不是"),
        (b"PK\x03\x04", "已损坏或不是"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "加密的文档或旧版 .doc"),
    ],
)
def test_what_is_no_archive(data: bytes, words: str):
    assert words in refusal(data)


def test_a_locked_entry():
    data = bytearray(packed(("a.xml", b"<a/>")))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "文件“a.docx”是加密的：请去掉密码后再试。"
