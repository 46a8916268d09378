"""Sources as token numbers, and the batches of one training in the order they are taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.static import StaticEncoder, Tokens
from index.training.negatives import Rows, mine
from index.training.pairs import Source

LONGEST = 160
"""Tokens kept of one text."""
MISSES = 8


@dataclass(frozen=True)
class Tokenized:
    """A source whose texts are numbers: every distinct text once, and which of them each pair is."""

    name: str
    times: float
    texts: list[Tokens]
    left: Rows
    right: Rows
    misses: Rows | None
    """Rows of `texts` that are near each left text and not its right one: shape `(len(left), MISSES)`."""
    drop: float = 0.0
    """The share of its tokens that a left text loses at least."""


@dataclass(frozen=True)
class Batch:
    """Pairs of one source; equal numbers in `left` or in `right` are equal texts."""

    source: Tokenized
    left: Rows
    right: Rows
    misses: Rows | None


def tokenize_source(encoder: StaticEncoder, source: Source) -> Tokenized:
    """Turn texts into tokens, and mine the near misses where the source wants them."""
    number: dict[str, int] = {}
    numbers = [[number.setdefault(text, len(number)) for text in pair] for pair in source.pairs]
    pairs = np.array(numbers, np.int64).reshape(-1, 2)
    texts = [ids[:LONGEST] for ids in encoder.tokenize(list(number))]
    full = np.array([bool(len(texts[a]) and len(texts[b])) for a, b in pairs], bool)
    misses = _misses(encoder, source, list(number), pairs)[full] if source.hard else None
    return Tokenized(source.name, source.times, texts, pairs[full, 0], pairs[full, 1], misses, source.drop)


def _misses(encoder: StaticEncoder, source: Source, texts: list[str], pairs: Rows) -> Rows:
    shelf, gold = np.unique(pairs[:, 1], return_inverse=True)
    passages = [texts[i] for i in shelf]
    questions = [question for question, _ in source.pairs]
    return np.asarray(shelf[mine(encoder, questions, passages, gold, list(source.answers), MISSES)])


def batches(sources: list[Tokenized], size: int, passes: float, chance: np.random.Generator) -> list[Batch]:
    """Give all batches of one training, shuffled; every source gives at least one."""
    drawn = [batch for source in sources for batch in _of(source, size, passes, chance)]
    return [drawn[i] for i in chance.permutation(len(drawn))]


def _of(source: Tokenized, size: int, passes: float, chance: np.random.Generator) -> Iterator[Batch]:
    count = len(source.left)
    if not count:
        return
    rounds = int(np.ceil(source.times * passes))
    order = np.concatenate([chance.permutation(count) for _ in range(rounds)])[
        : max(1, int(count * source.times * passes))
    ]
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        if len(rows) < min(size, len(order)) // 2:
            return
        misses = None
        if source.misses is not None:
            misses = source.misses[rows, chance.integers(0, source.misses.shape[1], len(rows))]
        yield Batch(source, source.left[rows], source.right[rows], misses)
