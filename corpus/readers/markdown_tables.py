"""Tables in plain text whose cells bars part, `| a | b |` or `a｜b`, to sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.readers.rows import Run
from corpus.readers.tables import sentences_of, take_unit_line
from corpus.readers.writing import Piece

# A table is a run of lines with two bars each, or three cells between bars.
_RUN = re.compile(
    r"(?:^[ \t]*(?:\|[^\r\n]*\||[^\s|｜][^|｜\r\n]*(?:｜[^|｜\r\n]*)+)[ \t]*(?:\r\n|\r|\n|\Z)){2,}", re.MULTILINE
)
_RULE = re.compile(r"\s*:?-+:?\s*$")
_FULL_CELLS = re.compile("[|｜]")
_CELLS = re.compile(r"(?<!\\)\|")


def find_barred(text: str) -> Iterator[Run]:
    """Find the tables whose cells bars part, in order."""
    if "|" not in text and "｜" not in text:
        return
    position = 0
    for run in _RUN.finditer(text):
        sentences = _sentences(run.group(), text[position : run.start()])
        if sentences:
            yield Run(run.start(), run.end(), tuple((sentence, True) for sentence in sentences))
            position = run.end()


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
