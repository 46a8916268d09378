"""Plain text and Markdown: one block a line."""

from __future__ import annotations

import re

from corpus.readers.encoding import decode, strip_invisible
from corpus.readers.source import Block, Source

_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")


def read_text(data: bytes, name: str) -> Source:
    """Decode `data` and find its lines; raises ReportError naming `name`."""
    text, stripped = strip_invisible(decode(data, name))
    return Source(text, blocks_of(text), stripped)


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
