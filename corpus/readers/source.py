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


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with its blocks in reading order."""

    text: str
    blocks: tuple[Block, ...]
    stripped: tuple[tuple[int, int], ...] = ()
    """As in `Report.stripped`."""
