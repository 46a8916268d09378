"""One file a format; `READERS` says which endings are read."""

from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.jsonl import read_jsonl
from corpus.readers.pdf import read_pdf
from corpus.readers.picture import read_picture
from corpus.readers.source import Block, Source
from corpus.readers.text import read_text

READERS = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".png": read_picture,
    ".jpg": read_picture,
    ".jpeg": read_picture,
}
"""Readers by file ending: `(data, name) -> Source`; each imports its library when it is called."""

JSONL = ".jsonl"
SUFFIXES = (*READERS, JSONL)

__all__ = ["JSONL", "READERS", "SUFFIXES", "Block", "Source", "read_jsonl", "read_text"]
