"""Sentences that stand in more than one report: found by a hash each, linked and never merged.

Every report keeps its sentence as a passage and a source of its own; a link only says where else it stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.normal import normalise
from index.arrays import distinct

Hashes = NDArray[np.uint64]

MIN_LENGTH = 12
"""A shorter sentence, marks and spaces not counted, is no sign that two reports say the same."""

_STOPS = "。！？!?；;…\n"
# What parts no two sentences: quotes, brackets and the marks of Markdown.
_NOTHING = frozenset("\"'“”‘’„「」『』()（）[]【】〔〕<>《》〈〉*_#●○•◆◇■□▲△★☆※▪►·")
_CLOSERS = "”’」』）)】》"
"""They stand behind a stop, and so before the next sentence."""
_CODES = 0x30000
"""The planes of Unicode that hold letters; a character beyond them counts as one that is unknown."""
_UNKNOWN = 0xFFFD
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))


@dataclass(frozen=True, slots=True)
class Hashed:
    """The sentences of a text that are long enough: `text[starts[i]:ends[i]]`, its stop included, has `hashes[i]`."""

    hashes: Hashes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def hash_sentences(text: str) -> Hashed:
    """Hash every sentence in its normal form, without its end stop; equal sentences have equal hashes.

    A hash is a polynomial over the values of the sentence's characters, modulo 2**64, taken from running sums.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.where(codes < _CODES, codes, _UNKNOWN)
    stops = _CHARACTERS.stops[codes]
    cut = np.cumsum(stops)
    worth = _CHARACTERS.values(codes)
    worth[1:][(worth[1:] == _DASH) & (worth[:-1] == _DASH)] = 0  # —— is one dash
    kept = np.flatnonzero(worth)
    if not len(kept):
        return Hashed(np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64))
    of = cut[kept]
    first = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
    last = np.append(first[1:], len(kept))
    powers = np.cumprod(np.full(len(kept), _BASE))
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(worth[kept] * powers)])
    inverse = np.cumprod(np.full(len(kept), _INVERSE))
    hashes = (sums[last] - sums[first]) * inverse[first]
    long = last - first >= MIN_LENGTH
    bounds = np.concatenate([[0], np.flatnonzero(stops) + 1, [len(codes)]])
    which = of[first[long]]
    return Hashed(hashes[long], bounds[which], bounds[which + 1])


def hashes_of(texts: Iterable[str]) -> Hashes:
    """Give the hashes of a report's sentences, each once, in order of size."""
    return distinct(hash_sentences("\n".join(texts)).hashes)


def find_sentences(paragraphs: Sequence[tuple[str, str]], wanted: Hashes) -> list[tuple[int, str, str]]:
    """Find the sentences with these hashes in paragraphs of id and text: hash, paragraph's id, text; each hash once."""
    whole = "\n".join(text for _, text in paragraphs)
    begins = np.cumsum([0, *(len(text) + 1 for _, text in paragraphs)])
    hashed = hash_sentences(whole)
    found: dict[int, tuple[int, str, str]] = {}
    for i in np.flatnonzero(np.isin(hashed.hashes, wanted)):
        key, start, end = int(hashed.hashes[i]), int(hashed.starts[i]), int(hashed.ends[i])
        paragraph_id = paragraphs[int(np.searchsorted(begins, start, "right")) - 1][0]
        found.setdefault(key, (key, paragraph_id, whole[start:end].strip().lstrip(_CLOSERS)))
    return list(found.values())


def count_shared(base: Hashes, gone: Sequence[Hashes] = (), new: Sequence[Hashes] = ()) -> int:
    """Count the sentences that stand in more than one report.

    `base` holds all hashes of a segment in order of size, each once for every report; what is `gone` of it and what
    is `new` beside it are given report by report. Only what these touch is looked up.
    """
    same = base[1:] == base[:-1]
    shared = np.count_nonzero(same[1:] & ~same[:-1]) + np.count_nonzero(same[:1])
    lost, losses = np.unique(np.concatenate([np.zeros(0, np.uint64), *gone]), return_counts=True)
    added, additions = np.unique(np.concatenate([np.zeros(0, np.uint64), *new]), return_counts=True)
    touched = distinct(np.concatenate([lost, added]))
    before = np.searchsorted(base, touched, "right") - np.searchsorted(base, touched, "left")
    after = before.copy()
    after[np.searchsorted(touched, lost)] -= losses
    after[np.searchsorted(touched, added)] += additions
    return int(shared - np.count_nonzero(before > 1) + np.count_nonzero(after > 1))


class Links:
    """The sentences that reports share, by hash; safe to share between threads."""

    def __init__(self, reports: Sequence[tuple[str, Hashes]]) -> None:
        """Take each report's id and the hashes of its sentences, each once."""
        self._ids = [report_id for report_id, _ in reports]
        hashes = np.concatenate([np.zeros(0, np.uint64), *(own for _, own in reports)])
        owners = np.repeat(np.arange(len(reports), dtype=np.int32), [len(own) for _, own in reports])
        order = np.argsort(hashes, kind="stable")
        hashes, owners = hashes[order], owners[order]
        same = hashes[1:] == hashes[:-1]
        linked = np.concatenate([same, [False]]) | np.concatenate([[False], same]) if len(hashes) else same
        self._hashes, self._owners = hashes[linked], owners[linked]

    @property
    def shared(self) -> Hashes:
        """The hashes of the sentences that stand in more than one report, in order of size."""
        return distinct(self._hashes)

    def owners(self, sentence_hash: int) -> frozenset[str]:
        """Give the ids of the reports that share the sentence; none where it stands in one report only."""
        first = int(np.searchsorted(self._hashes, np.uint64(sentence_hash), "left"))
        last = int(np.searchsorted(self._hashes, np.uint64(sentence_hash), "right"))
        return frozenset(self._ids[i] for i in self._owners[first:last])

    def of_report(self, report_id: str) -> Hashes:
        """Give the hashes of the shared sentences of one report."""
        own: Hashes = self._hashes[self._owners == self._ids.index(report_id)]
        return own


def _plain(character: str) -> str:
    """Give the character's own normal form; a raised digit stays one: 10² is not 102."""
    if character in _NOTHING or character.isspace():
        return ""
    wide = unicodedata.normalize("NFKC", character).lower()
    changes = wide != character or unicodedata.category(character)[0] in "PS"
    return normalise(character) if changes and unicodedata.category(character) != "No" else character


def _mixed(values: Hashes) -> Hashes:
    """Spread the values over 64 bits, as splitmix64 does."""
    values = values + _BASE
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


class _Characters:
    """Each character's value, 0 where it counts for nothing; worked out when a text first has the character.

    Threads may work out the same ones at a time: they find the same values.
    """

    def __init__(self) -> None:
        self._values = np.zeros(_CODES, np.uint64)
        self._known = np.zeros(_CODES, np.bool_)
        self.stops = np.zeros(_CODES, np.bool_)
        """Which ones end a sentence."""
        self.stops[[ord(c) for c in _STOPS]] = True
        self._known[self.stops] = True

    def values(self, codes: NDArray[np.uint32]) -> Hashes:
        """Give the values of these characters."""
        present = np.zeros(_CODES, np.bool_)
        present[codes] = True
        new = np.flatnonzero(present & ~self._known)
        if len(new):
            plain = [_plain(chr(code)) for code in new.tolist()]
            folded = np.array([sum(ord(c) << 21 * i for i, c in enumerate(p[:3])) for p in plain], np.uint64)
            self._values[new] = _mixed(folded) * np.array([bool(p) for p in plain])
            self._known[new] = True
        return self._values[codes]


_CHARACTERS = _Characters()
_DASH = _CHARACTERS.values(np.array([ord("-")], np.uint32))[0]
