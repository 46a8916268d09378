"""Postings packed into single integers, so that an index of a hundred million of them is made by sorting numbers.

A key is, from the highest bit on, a term's hash, a passage's number, and how often the one stands in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.terms import Terms, terms_of_all

Keys = NDArray[np.uint64]

_TIMES_BITS = 5
_PASSAGE_BITS = 22
_LOW_BITS = _TIMES_BITS + _PASSAGE_BITS
# Of a million terms, pairs that share what is left of the hash, 37 bits, are four or so.
MAX_PASSAGES = 1 << _PASSAGE_BITS
"""Of one segment: some 40,000 reports."""
_MAX_TIMES = (1 << _TIMES_BITS) - 1
_BUCKETS = 32


@dataclass(frozen=True, slots=True)
class Postings:
    """The terms of some passages."""

    keys: Keys
    """Ascending; one for each term of each passage."""
    lengths: NDArray[np.int32]
    """Of each passage, in terms, repeats counted."""

    def shifted(self, first: int) -> Postings:
        """Number the passages from `first` on."""
        return Postings(self.keys + (np.uint64(first) << np.uint64(_TIMES_BITS)), self.lengths)


def postings_of(texts: Sequence[str]) -> Postings:
    """Find the terms of the texts; a passage's number is its place in `texts`."""
    terms, owner = terms_of_all(texts)
    lengths = np.bincount(owner, minlength=len(texts)).astype(np.int32)
    packed = np.sort(hashed(terms) << np.uint64(_LOW_BITS) | owner.astype(np.uint64) << np.uint64(_TIMES_BITS))
    first = np.flatnonzero(np.concatenate([[True], packed[1:] != packed[:-1]])) if len(packed) else np.zeros(0, int)
    times = np.diff(np.append(first, len(packed))).clip(max=_MAX_TIMES)
    return Postings(packed[first] | times.astype(np.uint64), lengths)


def hashed(terms: Terms) -> NDArray[np.uint64]:
    """Give the bits of the terms' hashes that a key has room for."""
    return np.asarray(terms >> np.uint64(_LOW_BITS), np.uint64)


def sorted_runs(blocks: Sequence[Keys]) -> Iterator[Keys]:
    """Merge ascending blocks: give all keys in order, in runs that never part a term."""
    edges = np.arange(1, _BUCKETS, dtype=np.uint64) << np.uint64(64 - _BUCKETS.bit_length() + 1)
    cuts = [np.concatenate([[0], np.searchsorted(block, edges), [len(block)]]) for block in blocks]
    for bucket in range(_BUCKETS):
        parts = [block[cut[bucket] : cut[bucket + 1]] for block, cut in zip(blocks, cuts, strict=True)]
        if parts:
            yield np.sort(np.concatenate(parts))


def unpack(keys: Keys) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32]]:
    """Give the hashes, the passages, and the times."""
    passages = (keys >> np.uint64(_TIMES_BITS)) & np.uint64(MAX_PASSAGES - 1)
    return keys >> np.uint64(_LOW_BITS), passages.astype(np.int32), (keys & np.uint64(_MAX_TIMES)).astype(np.int32)
