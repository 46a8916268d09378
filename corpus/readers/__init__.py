"""One file a format; `READERS` says which endings are read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from corpus.readers.source import Block, Source

Reader = Callable[[bytes, str], Source]


def _reader(form: str) -> Reader:
    """Give `read_FORM` of the format's own file, which is imported when the first such file is read."""

    def read(data: bytes, name: str) -> Source:
        source: Source = getattr(import_module(f"corpus.readers.{form}"), f"read_{form}")(data, name)
        return source

    return read


_TEXT, _HTML, _PICTURE = _reader("text"), _reader("html"), _reader("picture")

READERS = {
    ".txt": _TEXT,
    ".md": _TEXT,
    ".markdown": _TEXT,
    ".html": _HTML,
    ".htm": _HTML,
    ".docx": _reader("docx"),
    ".pdf": _reader("pdf"),
    ".png": _PICTURE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
}
"""Readers by file ending: `(data, name) -> Source`; each imports what it needs when it is called."""

JSONL = ".jsonl"
SUFFIXES = (*READERS, JSONL)

__all__ = ["JSONL", "READERS", "SUFFIXES", "Block", "Reader", "Source"]
