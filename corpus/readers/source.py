"""What every reader gives: the text of a file and where its blocks stand in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A line or layout block: `source.text[start:end]`, without the white space around it."""

    start: int
    end: int
    page: int | None = None
    blank_before: bool = False
    """An empty line, or a wider gap, separates it from the block before."""
    heading: int = 0
    """The level of a heading that the format itself marks, 1 for the document's title; 0 for none."""
    bold: bool = False
    """All of it is printed bold, so that one line of it may be a heading."""
    table: bool = False
    """A row of a table, written as a sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with its blocks in reading order.

    `text` is the decoded file; of a laid-out document the text taken out of it, a line a block, with rows of tables
    written as sentences (`readers/tables.py`).
    """

    text: str
    blocks: tuple[Block, ...]
    stripped: tuple[tuple[int, int], ...] = ()
    """As in `Report.stripped`."""
    unread: tuple[int, ...] = ()
    """As in `Report.unread`."""
