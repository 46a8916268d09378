"""BM25 over characters and their pairs.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009;
idf as in Lucene, never negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import ArrayWriter, distinct, load_array, save_array
from index.postings import Keys, hashed, sorted_runs, unpack
from index.terms import Terms, terms_of

Scores = NDArray[np.float32]
Stretches = Sequence[tuple[int, int]]
"""Of passages: first, and last, which is not in it."""

# Passages are alike in length and a term's repeats tell little there.
K1 = 1.2
B = 0.75
_LARGE = 20_000
_COMMON = 0.25
# What a term adds, apart from its idf, lies below K1 + 1 and is kept in steps of a 255th of that.
_STEP = (K1 + 1) / 255


@dataclass(frozen=True, slots=True)
class Lexical:
    """A segment's inverted index: for each term the passages that hold it, and what it adds there before its idf."""

    vocabulary: NDArray[np.uint64]
    """Term hashes, ascending."""
    offsets: NDArray[np.int64]
    """Postings of term `i` lie at `offsets[i]:offsets[i + 1]`, by passage."""
    passages: NDArray[np.int32]
    impacts: NDArray[np.uint8]
    count: int
    """Of passages."""
    mean_length: float

    def find(self, terms: Terms) -> list[slice]:
        """Give where the postings of each term lie; an empty slice for a term that no passage has."""
        wanted = hashed(terms)
        places = np.searchsorted(self.vocabulary, wanted)
        known = places < len(self.vocabulary)
        known[known] = self.vocabulary[places[known]] == wanted[known]
        return [
            slice(int(self.offsets[i]), int(self.offsets[i + 1])) if found else slice(0, 0)
            for i, found in zip(places.tolist(), known.tolist(), strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Matches:
    """What BM25 finds over all segments, one behind the other."""

    scores: Scores
    """Shape `(passages,)`, 0 where nothing is shared."""
    pairs: Scores
    """The share of the query's own pairs that a passage holds, 0 to 1."""


_ONE = np.float32(1)

# A word that the question does not hold itself tells half as much (measured: 1 and .25 are no better).
_ALSO = 0.5


def match(segments: Sequence[Lexical], query: str, also: str = "", gone: Stretches = ()) -> Matches:
    """Score every passage for the query and the further words `also`, which count for nothing in `pairs`.

    Passages in the stretches `gone` of the first segment make no term commoner than it is; their scores mean nothing.
    """
    units, pairs = terms_of(query)
    own = distinct(pairs)
    terms, times = np.unique(np.concatenate([units, pairs]), return_counts=True)
    further = np.setdiff1d(np.concatenate(terms_of(also)), terms)
    order = np.argsort(np.concatenate([terms, further]))
    terms = np.concatenate([terms, further])[order]
    times = np.concatenate([times, np.full(len(further), _ALSO)])[order]
    found = [segment.find(terms) for segment in segments]
    total = sum(segment.count for segment in segments)
    holding = np.array([[part.stop - part.start for part in slices] for slices in found]).sum(axis=0)
    if gone:
        holding -= [_held(segments[0].passages[part], gone) for part in found[0]]
    living = total - sum(last - first for first, last in gone)
    others = np.maximum(living - holding, 0)
    weights = (times * np.log1p((others + 0.5) / (holding + 0.5)) * _STEP).astype(np.float32)
    is_pair = np.isin(terms, own)
    if total >= _LARGE:  # 的 and 发 stand nearly everywhere: they tell little, and are most of what would be read
        kept = np.flatnonzero(holding <= _COMMON * living)
        found = [[slices[i] for i in kept] for slices in found]
        weights, is_pair = weights[kept], is_pair[kept]
    scores, shares = np.zeros(total, np.float32), np.zeros(total, np.float32)
    first = 0
    for segment, slices in zip(segments, found, strict=True):
        here = slice(first, first + segment.count)
        for part, weight, pair in zip(slices, weights, is_pair, strict=True):
            passages = segment.passages[part]
            np.add.at(scores[here], passages, segment.impacts[part].astype(np.float32) * weight)
            if pair:
                np.add.at(shares[here], passages, _ONE)
        first += segment.count
    return Matches(scores, shares / np.float32(max(len(own), 1)))


def _held(passages: NDArray[np.int32], stretches: Stretches) -> int:
    """Count the passages, ascending, that lie in the stretches."""
    bounds = np.searchsorted(passages, np.array(stretches, np.int32).ravel())
    return int((bounds[1::2] - bounds[::2]).sum())


def write_lexical(
    folder: Path, prefix: str, blocks: Sequence[Keys], lengths: NDArray[np.int32], mean_length: float | None = None
) -> None:
    """Write the index of the passages with these lengths; `mean_length` as in the segment it will stand beside."""
    mean = mean_length or float(lengths.mean() if len(lengths) else 0) or 1.0
    norms = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)
    total = sum(map(len, blocks))
    vocabulary: list[NDArray[np.uint64]] = []
    sizes: list[NDArray[np.int64]] = []
    with (
        ArrayWriter(folder / f"{prefix}passages.npy", np.int32, total) as passages,
        ArrayWriter(folder / f"{prefix}impacts.npy", np.uint8, total) as impacts,
    ):
        for keys in sorted_runs(blocks):
            hashes, numbers, times = unpack(keys)
            terms, holding = np.unique(hashes, return_counts=True)
            vocabulary.append(terms)
            sizes.append(holding)
            passages.write(numbers)
            impacts.write(np.rint(times * np.float32((K1 + 1) / _STEP) / (times + norms[numbers])).astype(np.uint8))
    offsets = np.cumsum(np.concatenate([[0], *sizes]))
    save_array(folder / f"{prefix}vocabulary.npy", np.concatenate([np.zeros(0, np.uint64), *vocabulary]))
    save_array(folder / f"{prefix}offsets.npy", offsets.astype(np.int64))
    save_array(folder / f"{prefix}lengths.npy", np.array([len(lengths), mean], np.float64))


def load_lexical(folder: Path, prefix: str) -> Lexical:
    """Map the arrays that `write_lexical` wrote. Raises StoreError when one is damaged."""
    names = ("vocabulary", "offsets", "passages", "impacts", "lengths")
    vocabulary, offsets, passages, impacts, lengths = (load_array(folder / f"{prefix}{name}.npy") for name in names)
    return Lexical(vocabulary, offsets, passages, impacts, int(lengths[0]), float(lengths[1]))
