"""Whether a passage answers the question it is named beside, as the evidence scorer sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.types import Hit, Passage
from qa.evidence.finding import find_evidence
from qa.evidence.reading import SURE
from qa.evidence.types import Evidence
from qa.gate.gate import probability
from qa.metrics.passagesets import Row
from qa.snapshot import Snapshot
from qa.understanding.question import Question, understand
from qa.understanding.sounds import meant_by_sound


@dataclass(frozen=True, slots=True)
class Read:
    """One question with the passage named beside it, read by the evidence scorer."""

    question: str
    belief: float
    """The gate's probability of the passage's best sentence."""
    reading: float
    """The most that the network gives one of its sentences."""
    answerable: bool


def read(snapshot: Snapshot, rows: Sequence[Row]) -> tuple[Read, ...]:
    """Read every question's passage."""
    return tuple(
        Read(
            row["q"],
            belief=max((probability(question, one) for question, one in evidence), default=0.0),
            reading=max((one.reading for _, one in evidence), default=-SURE),
            answerable=bool(row["answerable"]),
        )
        for row, evidence in evidence_beside(snapshot, rows)
    )


def evidence_beside(snapshot: Snapshot, rows: Sequence[Row]) -> Iterator[tuple[Row, list[tuple[Question, Evidence]]]]:
    """Give the evidence for each question in the passage named beside it, as it is typed and as it sounds."""
    passages = _passages(snapshot) if rows else {}
    soft = snapshot.retriever.soft
    for row in rows:
        hits = [Hit(passages[name], rank, 1.0) for rank, name in enumerate(row["near"], 1)]
        typed = understand(row["q"], soft, year=snapshot.year, home=())
        meant = meant_by_sound(typed, (hit.passage.text for hit in hits), soft, year=snapshot.year, home=())
        asked = [typed, meant] if meant else [typed]
        yield row, [(one, e) for one in asked for e in find_evidence(one, hits, soft, year=snapshot.year)]


def _passages(snapshot: Snapshot) -> dict[str, Passage]:
    (segment,) = snapshot.retriever.segments
    return {passage.id: passage for passage in snapshot.retriever.store.passages(range(segment.count))}
