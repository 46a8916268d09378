"""Public sets of passages and questions, through the index as an operator builds it.

A folder holds `passages.jsonl`, `{"id", "text"}` a line, and `questions.jsonl`, `{"q", "gold": [id, …]}` a line. With
`"answerable"` and `"near": [id, …]` a line also asks whether that passage answers the question.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import InputError
from index.build import build_index
from index.embed import Encoder, load_encoder
from index.generations import Generations
from index.retrieve import Retriever
from index.types import Hit, Passage
from qa.assistant import Assistant
from qa.finding import find_evidence
from qa.gate import probability
from qa.metrics.figures import Score, mean_of, score_line, score_of
from qa.metrics.intervals import Indexes
from qa.metrics.ranking import recall_at, reciprocal_rank_at, roc_area
from qa.question import understand
from qa.reading import SURE
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
class Read:
    """One question with the passage named beside it, read by the evidence scorer."""

    question: str
    belief: float
    """The gate's probability of the passage's best sentence."""
    reading: float
    """The most that the network gives one of its sentences."""
    answerable: bool


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


def retrieval_folders(data: Path) -> list[Path]:
    """Give the folders at and below `data` that hold a set. Raises InputError where there is none."""
    found = sorted(
        {path.parent for path in data.rglob("passages.jsonl") if (path.parent / "questions.jsonl").is_file()}
    )
    if not found:
        raise InputError(f"“{data}”里没有检索题集（passages.jsonl 和 questions.jsonl）：请检查路径。")
    return found


def measure_folder(folder: Path, encoder: Encoder | None = None) -> Retrieved:
    """Index the passages in a folder that is thrown away, and ask every question. Raises InputError for a bad line."""
    model = encoder or load_encoder()
    questions = _rows(folder / "questions.jsonl", ("q", "gold"))
    passages = _rows(folder / "passages.jsonl", ("id", "text"))
    with tempfile.TemporaryDirectory() as root:
        build_index([folder / "passages.jsonl"], root, keep_all=True, encoder=model)
        generation = Generations(Path(root)).open()
        assistant, snapshot = Assistant(generation, model), Snapshot(Retriever(generation, model), None)
        searched = _searched(assistant, model, passages, [row for row in questions if row["gold"]])
        read = _read(snapshot, [row for row in questions if row.get("near") and "answerable" in row])
    return Retrieved(folder.name, searched, read)


def _searched(
    assistant: Assistant,
    encoder: Encoder,
    passages: Sequence[Mapping[str, Any]],
    questions: Sequence[Mapping[str, Any]],
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


def _nearest(encoder: Encoder, passages: Sequence[Mapping[str, Any]], questions: Sequence[str]) -> list[str]:
    """Give the passage nearest to each question by cosine alone."""
    if not questions:
        return []
    vectors = encoder.encode_passages([row["text"] for row in passages])
    best = np.argmax(encoder.encode_queries(questions) @ vectors.T, axis=1)
    return [passages[i]["id"] for i in best.tolist()]


def _read(snapshot: Snapshot, questions: Sequence[Mapping[str, Any]]) -> tuple[Read, ...]:
    passages = _passages(snapshot) if questions else {}
    return tuple(
        Read(row["q"], *_judged(snapshot, row["q"], [passages[name] for name in row["near"]]), bool(row["answerable"]))
        for row in questions
    )


def _judged(snapshot: Snapshot, text: str, passages: Sequence[Passage]) -> tuple[float, float]:
    """Give the gate's probability of the best sentence of these passages, and the network's highest log-odds."""
    soft = snapshot.retriever.soft
    question = understand(text, soft, year=snapshot.year, home=())
    hits = [Hit(passage, rank, 1.0) for rank, passage in enumerate(passages, 1)]
    evidence = find_evidence(question, hits, soft, year=snapshot.year)
    belief = max((probability(question, one) for one in evidence), default=0.0)
    return belief, max((one.reading for one in evidence), default=-SURE)


def _passages(snapshot: Snapshot) -> dict[str, Passage]:
    (segment,) = snapshot.retriever.segments
    return {passage.id: passage for passage in snapshot.retriever.store.passages(range(segment.count))}


def _rows(path: Path, needed: Sequence[str]) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
                rows.append({name: row[name] for name in needed} | row)
            except (ValueError, KeyError, TypeError):
                raise InputError(f"题集“{path}”第 {number} 行不合格式：需要 {' 和 '.join(needed)}。") from None
    return rows
