"""Pairs of a question and a sentence that were judged by reading, whether the one answers the other.

Whoever writes questions that a text leaves open writes them otherwise than those it answers, and a network learns to
tell the two by how they are written. So questions written for one report were put to others, and everyday questions to
passages that they were not written for; the sentence that the networks took for the answer was then read, and marked.
`judged.jsonl` has the marks. A line on a report names it, the first characters of the sentence, and the question
without places and years: `{"report", "sentence", "question", "answers"}`; one on a passage of the data folder names it
as `index.training.searched` does, the number of the sentence and the question, or where that is of a set lent to this
project, its file and row there: `{"file", "passage", "number", "question" or "asked": [file, row], "answers"}`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.training.data import NOT_FREE, DataFolder
from index.training.reports import Report
from index.training.searched import find_passages
from qa.training.groups import Candidate, sentences_of
from qa.training.reportgroups import told_in

JUDGED = Path(__file__).with_name("judged.jsonl")
_NAMED_BY = 20
_OPENING = 30
_KEPT = 4
"""The pairs on about one place, and one passage, in so many are kept from training."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, and a sentence with what stands around it; `source` is `reports` or `passages`."""

    source: str
    question: str
    candidate: Candidate
    answers: bool


@cache
def read_judged(path: Path = JUDGED) -> tuple[Any, ...]:
    """Read every line of the file."""
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def is_kept(row: Mapping[str, Any]) -> bool:
    """Say whether nothing is learnt from judged pairs of this place or passage: `qa.training.measure` asks them."""
    name = row["passage"] if "passage" in row else row["report"].rpartition("-")[0]
    return not zlib.crc32(name.encode()) % _KEPT


def on_reports(reports: Iterable[Report], rows: Sequence[Any]) -> Iterator[Judged]:
    """Give the pairs on sentences of these reports; those on others are passed over."""
    wanted: dict[str, list[Any]] = {}
    for row in rows:
        wanted.setdefault(row.get("report", ""), []).append(row)
    for report in reports:
        some = wanted.get(f"{report['place']}-{report['year']}", [])
        told = {candidate[0][:_NAMED_BY]: candidate for candidate in reversed(told_in(report))} if some else {}
        for row in some:
            if row["sentence"] in told:
                yield Judged("reports", row["question"], told[row["sentence"]], row["answers"])


def on_passages(data: DataFolder, rows: Sequence[Any]) -> Iterator[Judged]:
    """Give the pairs on passages of the data folder. Raises InputError where a file is missing or damaged."""
    some = [row for row in rows if "passage" in row and _is_free(row) and data.names(f"train/{row['file']}")]
    passages, asked = find_passages(data, some), _asked(data, some)
    for row in some:
        told = sentences_of(passages.get(row["passage"], ""))
        question = row.get("question") or asked.get(tuple(row["asked"]))
        if question and row["number"] < len(told):
            opening = told[0][:_OPENING] if row["number"] else ""
            yield Judged("passages", question, (told[row["number"]], opening), row["answers"])


def _is_free(row: Mapping[str, Any]) -> bool:
    """Say whether neither passage nor question is of a set that is lent for research only."""
    files = (row["file"], *row.get("asked", ())[:1])
    return not any(f"-{name}." in file for name in NOT_FREE for file in files)


def _asked(data: DataFolder, rows: Iterable[Any]) -> dict[tuple[str, int], str]:
    """Look up the questions that stand in files of the data folder."""
    wanted = {tuple(row["asked"]) for row in rows if "asked" in row}
    files = sorted({file for file, _ in wanted if data.names(f"train/{file}")})
    return {
        (file, i): row["a"] for file in files for i, row in enumerate(data.rows(f"train/{file}")) if (file, i) in wanted
    }
