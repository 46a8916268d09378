"""Bytes to text, never guessing so badly that a reader sees mojibake."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from corpus.errors import ReportError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Zero-width, bidirectional and tag characters: invisible on screen, so they could hide text or split words.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\U000e0000-\U000e007f]+")

# GB18030 decodes nearly any bytes; real Chinese prose is mostly level-1 characters of GB 2312.
_MIN_COMMON_SHARE = 0.7
_SAMPLE = 20_000
_CONTROLS = re.compile(r"[^\t\r\n\f\v\x20-\x7e\xa0-\U0010ffff]")
_ASCII = re.compile(r"[\x00-\x7f]+")


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8, UTF-16, UTF-32 or GB18030 text, with or without a byte order mark.

    Raises ReportError, naming `name`, for an empty file, for bytes that are no text and for an unknown encoding.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ReportError(f"文件“{name}”是空的：请换成有内容的报告文件。")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name)
    for encoding in _encodings(data):
        text = _try(data, encoding)
        if text is not None and _reads_like_text(text, certain=encoding == "utf-8"):
            return text
    raise ReportError(f"文件“{name}”的文字编码无法识别：请另存为 UTF-8 编码的文本后再试。")


def strip_invisible(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take out invisible characters; tell where (offset in the result) and how many stood there."""
    pieces: list[str] = []
    stripped: list[tuple[int, int]] = []
    position = length = 0
    for match in _INVISIBLE.finditer(text):
        pieces.append(text[position : match.start()])
        length += match.start() - position
        stripped.append((length, match.end() - match.start()))
        position = match.end()
    pieces.append(text[position:])
    return "".join(pieces), tuple(stripped)


def _encodings(data: bytes) -> Iterator[str]:
    yield from ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    yield from _detected(data)


def _strict(data: bytes, encoding: str, name: str) -> str:
    text = _try(data, encoding)
    if text is None:
        raise ReportError(f"文件“{name}”标明是 {encoding} 编码，但内容已损坏：请重新导出该文件。")
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(data: bytes) -> tuple[str, ...]:
    """Ask charset-normalizer last: it is slow, and wrong on short Chinese texts."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return (best.encoding,) if best else ()


def _reads_like_text(text: str, *, certain: bool) -> bool:
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) * (0.02 if certain else 0):
        return False
    wide = "" if certain else _ASCII.sub("", sample)
    return not wide or sum(map(_is_common, wide)) >= _MIN_COMMON_SHARE * len(wide)


def _is_common(character: str) -> bool:
    """Say whether GB 2312 has the character among its punctuation, symbols or level-1 ideographs."""
    try:
        row = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return character in "—·"
    return row <= 0xA3 or 0xB0 <= row <= 0xD7
