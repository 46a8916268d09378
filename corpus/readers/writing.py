"""The text of a laid-out document, written block by block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.readers.encoding import strip_invisible
from corpus.readers.source import Block, Source

_SPACES = re.compile(r"\s+")
# Above a title stand a file number or a line of the site, no paragraph.
_MAX_ABOVE_TITLE = 4
_MAX_LINE = 46


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that has no place in a text yet; the fields are those of `Block`."""

    text: str
    page: int | None = None
    blank_before: bool = False
    heading: int = 0
    bold: bool = False
    table: bool = False


def write_source(pieces: Sequence[Piece]) -> Source:
    """Write the pieces that say something, a line each, an empty line where one has a gap before it."""
    lines: list[str] = []
    blocks: list[Block] = []
    length = 0
    blank = False
    for piece in _levelled(pieces):
        text = _SPACES.sub(" ", strip_invisible(piece.text)[0]).strip()
        blank = blank or piece.blank_before
        if not any(map(str.isalnum, text)):
            continue
        if blank and blocks:
            lines.append("")
            length += 1
        end = length + len(text)
        gap = blank and bool(blocks)
        blocks.append(Block(length, end, piece.page, gap, piece.heading, piece.bold, piece.table))
        lines.append(text)
        length = end + 1
        blank = False
    return Source("\n".join(lines), tuple(blocks))


def _levelled(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep level 1 for one title that opens the document; where the outermost level has several, they are sections."""
    told = [piece.heading for piece in pieces if piece.heading]
    if not told:
        return list(pieces)
    top = min(told)
    speaking = [piece for piece in pieces if any(map(str.isalnum, piece.text))]
    first = next((i for i, piece in enumerate(speaking) if piece.heading == top), 0)
    above = speaking[: min(first, _MAX_ABOVE_TITLE + 1)]
    opens = len(above) <= _MAX_ABOVE_TITLE and all(not p.heading and len(p.text) < _MAX_LINE for p in above)
    titled = told.count(top) == 1 and opens
    shift = (1 if titled else 2) - top
    return [replace(p, heading=min(6, p.heading + shift)) if p.heading else p for p in pieces]
