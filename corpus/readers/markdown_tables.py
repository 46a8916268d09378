"""Tables in plain text, `| a | b |` or `a｜b`, to sentences, with a map back to the file.

A figure in a cell means nothing without its row and its column, and a quote has to stand in the report's text word for
word: so each row is written as a sentence in place of its line, and everything else stays as it was decoded.
"""

from __future__ import annotations

import re

from corpus.readers.tables import sentences_of, take_unit_line
from corpus.readers.writing import Piece

# A table is a run of lines with two bars each, or three cells between bars.
_RUN = re.compile(
    r"(?:^[ \t]*(?:\|[^\r\n]*\||[^\s|｜][^|｜\r\n]*(?:｜[^|｜\r\n]*)+)[ \t]*(?:\r\n|\r|\n|\Z)){2,}", re.MULTILINE
)
_RULE = re.compile(r"\s*:?-+:?\s*$")
_FULL_CELLS = re.compile("[|｜]")
_CELLS = re.compile(r"(?<!\\)\|")

Change = tuple[int, int]
"""Where in the new text, and how many more characters stood there in the file; negative for fewer."""


def write_rows(text: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[Change, ...]]:
    """Give the text with its tables written out, the spans of the rows in it, and the changes."""
    if "|" not in text and "｜" not in text:
        return text, (), ()
    written: list[str] = []
    rows: list[tuple[int, int]] = []
    changes: list[Change] = []
    position = length = 0
    for run in _RUN.finditer(text):
        sentences = _sentences(run.group(), text[position : run.start()])
        if not sentences:
            continue
        before = text[position : run.start()]
        written.append(before)
        length += len(before)
        start = length
        for sentence in sentences:
            rows.append((length, length + len(sentence)))
            written += [sentence, "\n"]
            length += len(sentence) + 1
        changes.append((length, len(run.group()) - (length - start)))
        position = run.end()
    written.append(text[position:])
    return "".join(written), tuple(rows), tuple(changes)


def _sentences(run: str, before: str) -> tuple[str, ...]:
    lines = [line.strip() for line in run.splitlines()]
    bars = [_CELLS.split(line.strip("|")) if line.startswith("|") else _FULL_CELLS.split(line) for line in lines]
    grid = [[cell.replace("\\|", "|").replace("**", "").strip() for cell in row] for row in bars]
    rule = next((i for i, row in enumerate(grid) if all(map(_RULE.match, row))), None)
    if rule is None and max(map(len, grid)) < 2:
        return ()
    header = rule if rule == 1 else None
    rows = [row for i, row in enumerate(grid) if i != rule]
    last = before.rstrip().rpartition("\n")[2]
    return sentences_of(rows, unit_line=take_unit_line([Piece(last)]), header=header if _one_header(rows) else None)


def _one_header(rows: list[list[str]]) -> bool:
    """Say whether Markdown's one header row tells the columns; where it is empty the first body row does."""
    return any(rows[0][1:])
