"""One file a format; `READERS` says which endings are read."""

from corpus.readers.jsonl import read_jsonl
from corpus.readers.source import Block, Source
from corpus.readers.text import read_text

READERS = {".txt": read_text, ".md": read_text, ".markdown": read_text}
"""Readers of plain layouts, by file ending: `(data, name) -> Source`."""

JSONL = ".jsonl"
SUFFIXES = (*READERS, JSONL)

__all__ = ["JSONL", "READERS", "SUFFIXES", "Block", "Source", "read_jsonl", "read_text"]
