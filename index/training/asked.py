"""Questions that were written for sentences of reports, in everyday words, with some that the sentence leaves open.

`asked.jsonl` and `worded.jsonl` name a sentence by its report and its first 20 characters: `{"report", "sentence",
"asked": [two or three questions], "not_answered": [one to three]}`. The reports themselves come from the data folder.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.sentences import split_sentences
from index.training.reports import Report

ASKED = Path(__file__).with_name("asked.jsonl")
WORDED_ASKED = Path(__file__).with_name("worded.jsonl")
"""Questions that are answered in words, not by a figure, each sentence with three that it leaves open."""
_SCORER_S = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one sentence."""

    report: str
    """`PLACE-YEAR`"""
    sentence: str
    """Its first 20 characters."""
    answered: tuple[str, ...]
    not_answered: tuple[str, ...]

    @property
    def place(self) -> str:
        """Whose report it is."""
        return self.report.rpartition("-")[0]


@cache
def read_asked(path: Path = ASKED) -> tuple[Asked, ...]:
    """Read every line of the file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Asked(row["report"], row["sentence"], tuple(row["asked"]), tuple(row["not_answered"])) for row in rows)


def for_scorer(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Give the questions of every fifth place or so: the scorer is fitted on them, and the encoder never sees them."""
    return tuple(one for one in asked if not zlib.crc32(one.place.encode()) % _SCORER_S)


def for_encoder(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Give the questions of all the other places."""
    return tuple(one for one in asked if zlib.crc32(one.place.encode()) % _SCORER_S)


def asked_pairs(reports: Iterable[Report], asked: Iterable[Asked]) -> Iterator[tuple[str, str]]:
    """Pair each question with the sentence that answers it; those of reports that are not given are passed over."""
    wanted: dict[str, list[Asked]] = {}
    for one in asked:
        wanted.setdefault(one.report, []).append(one)
    for report in reports:
        for one in wanted.get(f"{report['place']}-{report['year']}", ()):
            sentence = _sentence(report, one.sentence)
            yield from ((question, sentence) for question in one.answered if sentence)


def _sentence(report: Report, start: str) -> str:
    spans = (span.text.strip() for p in report["paragraphs"] if start in p for span in split_sentences(p))
    return next((text for text in spans if text.startswith(start)), "")
