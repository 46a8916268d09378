"""A report as the index keeps it: plain rows that travel between processes and into the database as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One report's rows; the texts of paragraphs and passages are cut from the report's."""

    report: Row
    """id, source, sha256, title, place, place_path, issuer, date, stripped, kept_all."""
    text: str
    paragraphs: tuple[Row, ...]
    """In reading order, the dropped ones too: id, kind, path, period, status, start, end, page, cut_off, headless,
    bodiless, rule, score, kept_id."""
    passages: tuple[Row, ...]
    """id, paragraph's id, start, length, context, copies, first and last year (0 where unknown)."""
    sentences: bytes = b""
    """The hashes of its sentences, as `links.hashes_of` gives them."""
    unread: tuple[int, ...] = ()
    """Pages that could not be read; told when the file is read, not kept."""

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.report[0])

    @property
    def source(self) -> str:
        """The report's file name."""
        return str(self.report[1])

    @property
    def embedded(self) -> list[str]:
        """What is indexed of each passage."""
        return [embedded_text(context, self.text[s : s + size]) for _, _, s, size, context, *_ in self.passages]

    @property
    def removed(self) -> int:
        """How many paragraphs deduplication dropped."""
        return sum(row[11] is not None for row in self.paragraphs)


def embedded_text(context: str, text: str) -> str:
    """Give what is indexed of a passage: its context, then its text."""
    return f"{context}\n{text}" if context else text
