"""Plain text and Markdown: one block a line; the text is as decoded, but for tables and cut lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.encoding import decode, strip_invisible
from corpus.readers.markdown_tables import find_barred
from corpus.readers.rows import Change, write_rows
from corpus.readers.source import Block, Source
from corpus.readers.spaced_tables import find_spaced
from corpus.readers.wrapping import unwrap

_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")


def read_text(data: bytes, name: str) -> Source:
    """Decode `data` and find its lines; raises ReportError naming `name`."""
    text, stripped = strip_invisible(decode(data, name))
    barred = list(find_barred(text))
    if not barred:
        text, joined = unwrap(text)
        stripped = _composed(stripped, joined)
    text, rows, changes = write_rows(text, [*barred, *find_spaced(text)])
    table = set(rows)
    blocks = tuple(replace(b, table=True) if (b.start, b.end) in table else b for b in blocks_of(text))
    return Source(text, blocks, _composed(stripped, changes))


def _composed(stripped: Sequence[Change], changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give one map back to the file out of two: `stripped` counts in the text before `changes`."""
    moved: list[Change] = []
    for position, count in stripped:
        at = position
        for change, more in changes:
            if change + more <= at:
                at -= more
            elif change < at:
                at = change
        moved.append((at, count))
    return tuple(sorted([*moved, *changes]))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Find the lines that hold a letter or a digit; rules and lone bullets say nothing."""
    blocks: list[Block] = []
    end = 0
    for line in _LINE.finditer(text):
        content = line.group().strip()
        if not any(map(str.isalnum, content)):
            continue
        start = line.start() + line.group().index(content)
        gap = text[end:start].replace("\r\n", "\n").replace("\r", "\n")
        blocks.append(Block(start, start + len(content), blank_before=gap.count("\n") > 1))
        end = start + len(content)
    return tuple(blocks)
