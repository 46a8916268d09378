"""What the joint reader is first trained on: running text with a piece cut out of it, and words hidden in both.

It learns to guess the hidden words (Devlin et al., "BERT", 2019) and whether the piece belongs to the text (Lee et al.,
"Latent Retrieval", 2019); questions with their passages, or a near one in its place, take turns with running text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from index.static import StaticEncoder, Tokens
from qa.scorer.sequences import Laid, lay_out
from qa.training.jointnet import HIDDEN, Rows

_PIECE = (6, 20)
"""Tokens of a piece, at least and at most."""
_WINDOW = 74
"""Tokens of the text that is read with it."""
_FEWEST = 30
_RUNNING = 0.7
"""The share of examples from running text; the others are questions with passages."""
_LEFT_IN = 0.3
_SAME_TEXT = 0.6
_NEAR_TEXTS, _NEAR_PAIRS = 30, 200
_APART = 300
"""Tokens between a piece and a part of the same text that it does not belong to."""
_HIDDEN_ASKED, _HIDDEN_TOLD = 0.35, 0.15
_MASKED, _SWAPPED = 0.8, 0.9


class Flat:
    """Many texts as one row of tokens."""

    def __init__(self, texts: Iterable[NDArray[np.integer]]) -> None:
        kept = [np.asarray(text, np.uint16) for text in texts]
        self.tokens = np.concatenate(kept) if kept else np.zeros(0, np.uint16)
        self.ends = np.cumsum([0, *map(len, kept)])

    def __len__(self) -> int:
        return len(self.ends) - 1

    def text(self, i: int) -> Tokens:
        """Give one text."""
        return self.tokens[self.ends[i] : self.ends[i + 1]].astype(np.int32)

    def around(self, place: int, length: int) -> tuple[int, Tokens]:
        """Give which text stands at a place in the row, and so much of it from there, or up to its end."""
        i = int(np.searchsorted(self.ends, place, "right")) - 1
        end = min(place + length, self.ends[i + 1])
        return i, self.tokens[max(self.ends[i], end - length) : end].astype(np.int32)


@dataclass(frozen=True, slots=True)
class Cloze:
    """Sequences with hidden tokens, which these are, and whether each piece belongs to its text."""

    rows: Rows
    hidden: Tensor
    """Where tokens are hidden: shape as `rows.tokens`."""
    gold: Tensor
    """What they are, in order."""
    belongs: Tensor


class Clozes:
    """Draws batches. `texts` are documents, `asked` and `passages` go together one by one."""

    def __init__(
        self, texts: Flat, asked: Flat, passages: Flat, encoder: StaticEncoder, chance: np.random.Generator
    ) -> None:
        self._texts, self._asked, self._passages, self._chance = texts, asked, passages, chance
        self._size = encoder.vocabulary_size
        self.counts = np.bincount(texts.tokens, minlength=self._size)

    def draw(self, count: int) -> Cloze:
        """Draw a batch."""
        laid, belongs = list[Laid](), list[float]()
        for piece, text, right in self._examples(count):
            laid.append(lay_out((piece, text[:_WINDOW], np.zeros(0, np.int32)), self._size))
            belongs.append(right)
        rows = Rows.of(laid)
        tokens, sides = rows.tokens.numpy(), rows.sides.numpy()
        shares = np.where(sides == 0, _HIDDEN_ASKED, _HIDDEN_TOLD)
        hidden = (self._chance.random(tokens.shape) < shares) & ~rows.padding.numpy() & (tokens < self._size)
        gold = tokens[hidden]
        lot = self._chance.random(len(gold))
        swapped = np.where(lot < _SWAPPED, self._chance.integers(0, self._size, len(gold)), gold)
        tokens[hidden] = np.where(lot < _MASKED, self._size + HIDDEN, swapped)
        return Cloze(rows, torch.from_numpy(hidden), torch.from_numpy(gold), torch.tensor(belongs))

    def _examples(self, count: int) -> Iterator[tuple[Tokens, Tokens, float]]:
        found = 0
        while found < count:
            running = self._chance.random() < _RUNNING or not len(self._asked)
            example = self._cut() if running else self._paired()
            if example is not None:
                found += 1
                yield example

    def _cut(self) -> tuple[Tokens, Tokens, float] | None:
        """Cut a piece out of a text, and read it with the rest, or with another part."""
        place = int(self._chance.integers(len(self._texts.tokens)))
        i, window = self._texts.around(place, _WINDOW + _PIECE[1])
        if len(window) < _FEWEST:
            return None
        size = int(self._chance.integers(_PIECE[0], _PIECE[1] + 1))
        start = int(self._chance.integers(0, len(window) - size))
        piece, rest = window[start : start + size], np.delete(window, np.s_[start : start + size])
        if self._chance.random() < 0.5:
            return piece, window if self._chance.random() < _LEFT_IN else rest, 1.0
        other = self._elsewhere(i, place)
        return (piece, other, 0.0) if other is not None else (piece, rest, 1.0)

    def _elsewhere(self, i: int, place: int) -> Tokens | None:
        start, end = int(self._texts.ends[i]), int(self._texts.ends[i + 1])
        if end - start > 2 * _APART and self._chance.random() < _SAME_TEXT:
            there = int(self._chance.integers(start, end - _WINDOW))
            return None if abs(there - place) < _APART else self._texts.around(there, _WINDOW)[1]
        j = min(max(i + int(self._chance.integers(-_NEAR_TEXTS, _NEAR_TEXTS + 1)), 0), len(self._texts) - 1)
        text = self._texts.text(j)
        first = int(self._chance.integers(0, max(1, len(text) - _WINDOW)))
        return text[first : first + _WINDOW] if j != i and len(text) else None

    def _paired(self) -> tuple[Tokens, Tokens, float] | None:
        i = j = int(self._chance.integers(len(self._asked)))
        if self._chance.random() < 0.5:
            j = min(max(i + int(self._chance.integers(-_NEAR_PAIRS, _NEAR_PAIRS + 1)), 0), len(self._asked) - 1)
        asked, passage = self._asked.text(i), self._passages.text(j)
        if len(passage) > _WINDOW and self._chance.random() < (_LEFT_IN if i == j else 1.0):
            first = int(self._chance.integers(0, len(passage) - _WINDOW))
            passage = passage[first:]
        return (asked, passage, float(i == j)) if len(asked) and len(passage) else None
