"""What a ZIP of XML parts must keep to before any library opens it."""

from __future__ import annotations

import io
import zipfile
import zlib

from corpus.errors import ReportError

MAX_ENTRIES = 2_000
MAX_INFLATED = 200 * 2**20
MAX_RATIO = 100
# Below this much a ratio says nothing: a near-empty part of a small file is all repetition.
_RATIO_FROM = 2**20
_CHUNK = 2**16
_OLE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = b"<!DOCTYPE"


def check_zip(data: bytes, name: str) -> None:
    """Inflate every entry once, counting; raises ReportError for a bomb, a DOCTYPE, damage and encryption."""
    if data.startswith(_OLE):
        raise ReportError(f"文件“{name}”是加密的文档或旧版 .doc：请去掉密码，另存为 .docx 后再试。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise ReportError(f"文件“{name}”内含 {len(entries)} 个部件，超过 {MAX_ENTRIES} 个：请检查来源。")
            _inflate(archive, entries, len(data), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise ReportError(f"文件“{name}”已损坏或不是 .docx：请重新导出该文件。") from None


def _inflate(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    total = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise ReportError(f"文件“{name}”是加密的：请去掉密码后再试。")
        before = b""
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > MAX_INFLATED or (total > _RATIO_FROM and total > MAX_RATIO * size):
                    raise ReportError(f"文件“{name}”解压后过大，像是压缩炸弹：请检查来源。")
                # A part may be UTF-16; without its NULs the word reads the same.
                plain = before + chunk.replace(b"\0", b"")
                if entry.filename.lower().endswith((".xml", ".rels")) and _DOCTYPE in plain.upper():
                    raise ReportError(f"文件“{name}”含有 DOCTYPE 声明，不予读取：请用办公软件另存后再试。")
                before = plain[-len(_DOCTYPE) :]
