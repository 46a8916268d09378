"""How well passages are found, and told from those that do not answer: public sets, through the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embed import Encoder, load_encoder
from index.retrieve import Retriever
from qa.assistant import Assistant
from qa.metrics.answered import Read, read
from qa.metrics.figures import Score, mean_of, score_line, score_of
from qa.metrics.intervals import Indexes
from qa.metrics.passagesets import Row, passage_set
from qa.metrics.ranking import recall_at, reciprocal_rank_at, roc_area
from qa.snapshot import Snapshot

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Searched:
    """One question that some passage answers, with what was found."""

    question: str
    first: float
    ten: float
    reciprocal: float
    dense_first: float
    """R@1 of the encoder's vectors alone."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A set, measured."""

    name: str
    searched: tuple[Searched, ...]
    read: tuple[Read, ...]

    def scores(self) -> dict[str, Score]:
        """Give recall and reciprocal rank, and how well the gate tells passages that answer from those that do not."""
        found = {
            "R@1": mean_of([one.first for one in self.searched]),
            "R@10": mean_of([one.ten for one in self.searched]),
            "MRR@10": mean_of([one.reciprocal for one in self.searched]),
            "dense R@1": mean_of([one.dense_first for one in self.searched]),
        }
        if not self.read:
            return found
        areas = {
            "answered roc_area": score_of(len(self.read), self._roc_area),
            "answered roc_area, network": score_of(len(self.read), self._network_area),
        }
        return found | areas

    def marks(self) -> dict[str, dict[str, bool]]:
        """Say of each question whether a right passage came first, for a later version to be compared with."""
        return {
            f"{self.name} R@1": {one.question: one.first > 0 for one in self.searched},
            f"{self.name} dense R@1": {one.question: one.dense_first > 0 for one in self.searched},
        }

    def table(self) -> str:
        """Write the figures as lines for people."""
        lines = [score_line(f"{self.name} {name}", score) for name, score in self.scores().items()]
        return "\n".join([f"{self.name}: {len(self.searched)} searched, {len(self.read)} read", *lines])

    def to_dict(self) -> dict[str, object]:
        """Give the figures as JSON."""
        figures = {name: score.to_dict() for name, score in self.scores().items()}
        return {"name": self.name, "searched": len(self.searched), "read": len(self.read), **figures}

    def _roc_area(self, drawn: Indexes) -> float:
        read = [self.read[i] for i in drawn]
        return roc_area([one.belief for one in read], [one.answerable for one in read])

    def _network_area(self, drawn: Indexes) -> float:
        read = [self.read[i] for i in drawn]
        return roc_area([one.reading for one in read], [one.answerable for one in read])


def measure_folder(folder: Path, encoder: Encoder | None = None) -> Retrieved:
    """Index the passages in a folder that is thrown away, and ask every question. Raises InputError for a bad line."""
    model = encoder or load_encoder()
    with passage_set(folder, model) as of_folder:
        found = _searched(Assistant(of_folder.generation, model), model, of_folder.passages, of_folder.searched)
        snapshot = Snapshot(Retriever(of_folder.generation, model), None)
        return Retrieved(folder.name, found, read(snapshot, of_folder.read))


def _searched(
    assistant: Assistant, encoder: Encoder, passages: Sequence[Row], questions: Sequence[Row]
) -> tuple[Searched, ...]:
    nearest = _nearest(encoder, passages, [row["q"] for row in questions])
    found = []
    for row, best in zip(questions, nearest, strict=True):
        ranked = [hit.passage.id for hit in assistant.search(row["q"], _DEPTH)]
        found.append(
            Searched(
                row["q"],
                recall_at(ranked, row["gold"], 1),
                recall_at(ranked, row["gold"], _DEPTH),
                reciprocal_rank_at(ranked, row["gold"], _DEPTH),
                recall_at([best], row["gold"], 1),
            )
        )
    return tuple(found)


def _nearest(encoder: Encoder, passages: Sequence[Row], questions: Sequence[str]) -> list[str]:
    """Give the passage nearest to each question by cosine alone."""
    if not questions:
        return []
    vectors = encoder.encode_passages([row["text"] for row in passages])
    best = np.argmax(encoder.encode_queries(questions) @ vectors.T, axis=1)
    return [passages[i]["id"] for i in best.tolist()]
