"""What the network learns from: a question, and sentences of which one answers it, or none does."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import split_sentences
from index.static import StaticEncoder
from index.training.data import NOT_FREE, DataFolder
from index.training.pairs import PARAPHRASE_SETS, Source, question_sets
from qa.training.lookalikes import Pool

Candidate = tuple[str, str]
"""A sentence, and what stands above or before it."""

READING = ("cmrc2018", "drcd_s")
"""Sets of which it is known where in the passage the answer stands."""
_MOST_PAIRS = 12_000
_BESIDE = 6
_WRONG = 14
_SHORTEST = 4
_OPENING, _BEFORE = 40, 40
_QUESTION, _PASSAGE = 80, 160


@dataclass(frozen=True, slots=True)
class Group:
    """One question; where it is answered, the first candidate answers it, and no other."""

    source: str
    question: str
    candidates: tuple[Candidate, ...]
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two texts of which people said how far they mean the same: 0 to 1."""

    source: str
    left: str
    right: str
    same: float


def sentences_of(text: str) -> list[str]:
    """Give the sentences of a text, but not its shortest bits."""
    return [s.text.strip() for s in split_sentences(text) if len(s.text.strip()) >= _SHORTEST]


def read_sets(data: DataFolder, encoder: StaticEncoder, chance: random.Random) -> Iterator[Group]:
    """Make groups of the question sets. Raises InputError for a damaged file."""
    for source in question_sets(data):
        if source.name in READING:
            yield from _reading(source, encoder, chance)
        elif len(source.pairs) > 1:
            yield from _looking(source, encoder, chance)


def read_labelled(data: DataFolder) -> Iterator[Labelled]:
    """Read the paraphrase sets with their labels."""
    for name in PARAPHRASE_SETS:
        path = f"train/paraphrase-{name}.jsonl.xz"
        if name not in NOT_FREE and data.names(path):
            top = 2.0 if name == "qbqtc_query_title" else 1.0
            for row in data.rows(path, 2 * _MOST_PAIRS):
                yield Labelled(name, row["a"], row["b"], min(1.0, float(row["label"]) / top))


def _reading(source: Source, encoder: StaticEncoder, chance: random.Random) -> Iterator[Group]:
    """Set the sentence that holds the answer against the others of its passage, and against lookalikes elsewhere."""
    shelf: list[Candidate] = []
    where: dict[str, range] = {}
    for _, passage in source.pairs:
        if passage not in where:
            told = sentences_of(passage)
            where[passage] = range(len(shelf), len(shelf) + len(told))
            shelf += [(text, _around(told, i)) for i, text in enumerate(told)]
    pool = Pool(encoder, [text for text, _ in shelf])
    nearest = pool.nearest([question for question, _ in source.pairs], _WRONG + 1)
    for (question, passage), answer, near in zip(source.pairs, source.answers, nearest, strict=True):
        right = [i for i in where[passage] if answer and answer in shelf[i][0]]
        if right:
            best = max(right, key=lambda i: _shared(question, shelf[i][0]))
            beside = [i for i in where[passage] if i not in right]
            chance.shuffle(beside)
            far = [int(i) for i in near if i not in where[passage] and answer not in shelf[i][0]]
            wrong = list(dict.fromkeys(beside[:_BESIDE] + far))[:_WRONG]
            yield Group(source.name, question, tuple(shelf[i] for i in (best, *wrong)))


def _looking(source: Source, encoder: StaticEncoder, chance: random.Random) -> Iterator[Group]:
    """Set the passage that belongs to the question against lookalikes of the same set."""
    pairs = chance.sample(source.pairs, min(_MOST_PAIRS, len(source.pairs)))
    belongs: dict[str, set[str]] = {}
    for question, passage in source.pairs:
        belongs.setdefault(question, set()).add(passage)
    shelf = list(dict.fromkeys(passage for _, passage in pairs))
    nearest = Pool(encoder, shelf).nearest([question for question, _ in pairs], _WRONG)
    for (question, passage), near in zip(pairs, nearest, strict=True):
        wrong = [shelf[i] for i in near if shelf[i] not in belongs[question]]
        candidates = tuple((text[:_PASSAGE], "") for text in (passage, *wrong))
        yield Group(source.name, question[:_QUESTION], candidates)


def _around(told: Sequence[str], i: int) -> str:
    """Give what helps to understand a sentence: the beginning of its passage, and the end of the sentence before."""
    opening = told[0][:_OPENING] if i else ""
    return f"{opening} {told[i - 1][-_BEFORE:]}" if i > 1 else opening


def _shared(a: str, b: str) -> int:
    return sum(a[i : i + 2] in b for i in range(len(a) - 1))
