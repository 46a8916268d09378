"""Rows of tables written into plain text in place of their lines, with a map back to the file.

A figure in a cell means nothing without its row and its column, and a quote has to stand in the report's text word for
word: so each row is written as a sentence in place of its line, and everything else stays as it was decoded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Change = tuple[int, int]
"""Where in the new text, and how many more characters stood there in the file; negative for fewer."""


@dataclass(frozen=True, slots=True)
class Run:
    """A table at `text[start:end]`, its last line break included, and the lines that take its place."""

    start: int
    end: int
    lines: tuple[tuple[str, bool], ...]
    """Each with whether it is a row."""


def write_rows(text: str, runs: Iterable[Run]) -> tuple[str, tuple[tuple[int, int], ...], tuple[Change, ...]]:
    """Give the text with its tables written out, the spans of the rows in it, and the changes.

    Of two runs that overlap, the first counts.
    """
    written: list[str] = []
    rows: list[tuple[int, int]] = []
    changes: list[Change] = []
    position = length = 0
    for run in sorted(runs, key=lambda run: run.start):
        if run.start < position:
            continue
        written.append(text[position : run.start])
        start = length = length + run.start - position
        for line, is_row in run.lines:
            if is_row:
                rows.append((length, length + len(line)))
            written += [line, "\n"]
            length += len(line) + 1
        changes.append((length, run.end - run.start - (length - start)))
        position = run.end
    written.append(text[position:])
    return "".join(written), tuple(rows), tuple(changes)
