"""Blocks to the pieces that become paragraphs: a heading run into its body is a piece of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.lines import Line, read_line, run_in_heading
from corpus.readers.source import Block
from corpus.types import ParagraphKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or one side of it: `block` spans the piece, `line.text` stands at `start`."""

    number: str
    """The block's running number from 1; `b` behind it for the body that a heading was run into."""
    block: Block
    line: Line
    kind: ParagraphKind

    @property
    def start(self) -> int:
        """Where the text begins, behind bullet and bold marks."""
        return self.block.start + self.line.skip


def pieces_of(blocks: Sequence[Block], lines: Sequence[Line], kinds: Sequence[ParagraphKind]) -> tuple[Piece, ...]:
    """Give the pieces in reading order: 「（一）稳住工业。新增产值5亿元。」 is a heading and its body."""
    pieces: list[Piece] = []
    for number, (block, line, kind) in enumerate(zip(blocks, lines, kinds, strict=True), 1):
        pieces += _split(Piece(str(number), block, line, kind))
    return tuple(pieces)


def _split(piece: Piece) -> Iterator[Piece]:
    run_in = run_in_heading(piece.line.text) if piece.kind == "body" and not piece.line.table else None
    if run_in is None:
        yield piece
        return
    heading, body = run_in
    skip = piece.line.skip + piece.line.text.index(heading)
    start = piece.start + len(piece.line.text) - len(body)
    block = replace(piece.block, end=piece.block.start + skip + len(heading))
    yield Piece(piece.number, block, replace(read_line(heading), skip=skip), "heading")
    # As if behind an empty line: a heading within the body's own line shows no habit of standing close above bodies.
    block = replace(piece.block, start=start, blank_before=True)
    yield Piece(f"{piece.number}b", block, replace(piece.line, text=body, skip=0, number_level=0), "body")
