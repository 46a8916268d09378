"""What the vocabulary is counted in and word vectors are made from: prose, reports and people's questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.training.data import NOT_FREE, DataFolder
from index.training.reports import held_out

_REPORTS = "reports/reports.jsonl.xz"
_SIDES = ("question", "passage", "a", "b")
_LONGEST = 2000


def read_prose(data: DataFolder, held: list[Path]) -> Iterator[str]:
    """Give every distinct paragraph of the prose files and of the reports that may be trained on."""
    yield from dict.fromkeys(line for name in data.names("train/text-*.txt.xz") for line in data.lines(name) if line)
    if data.names(_REPORTS):
        reports = (report for report in data.rows(_REPORTS) if not held_out(report, held))
        yield from dict.fromkeys(paragraph for report in reports for paragraph in report["paragraphs"])


def read_sides(data: DataFolder, kinds: tuple[str, ...] = _SIDES) -> Iterator[str]:
    """Give every distinct text of the pair sets that may be trained on, cut to 2,000 characters."""
    for name in data.names("train/pairs-*.jsonl.xz") + data.names("train/paraphrase-*.jsonl.xz"):
        if not any(f"-{banned}." in name for banned in NOT_FREE):
            yield from dict.fromkeys(text for row in data.rows(name) for text in _texts(row, kinds))


def _texts(row: dict[str, Any], kinds: tuple[str, ...]) -> Iterator[str]:
    return (row[kind][:_LONGEST] for kind in kinds if row.get(kind))
