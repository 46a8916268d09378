"""Texts to lexical terms: single characters, whole numbers and Latin words, and pairs of neighbours among these.

Chinese needs no dictionary this way. Terms are 64-bit hashes, so that a corpus is handled as arrays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.normal import compatible

Terms = NDArray[np.uint64]

_SEPARATOR, _WIDE, _RUN = 0, 1, 2
_DOT = np.uint32(ord("."))
# Odd multipliers of a multiplicative hash (Knuth, TAOCP 6.4); their values carry no meaning.
_POWER = np.uint64(0x9E3779B97F4A7C15)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)


def terms_of(text: str) -> tuple[Terms, Terms]:
    """Give the single units of one text, and its pairs of neighbours, repeats included, in reading order."""
    units, _, pairs, _ = _terms([text])
    return units, pairs


def terms_of_all(texts: Sequence[str]) -> tuple[Terms, NDArray[np.int64]]:
    """Give the terms of all texts in one array, and for each term the number of its text."""
    units, unit_owner, pairs, pair_owner = _terms(texts)
    return np.concatenate([units, pairs]), np.concatenate([unit_owner, pair_owner])


def _terms(texts: Sequence[str]) -> tuple[Terms, NDArray[np.int64], Terms, NDArray[np.int64]]:
    codes, owner = _codes(texts)
    units, unit_owner, follows = _units(codes, _kinds(codes), owner)
    joined = follows[1:] & (unit_owner[1:] == unit_owner[:-1])
    pairs = units[1:][joined] * _PAIR + units[:-1][joined]
    return units, unit_owner, pairs, unit_owner[1:][joined]


def _codes(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Join the normalised texts into one array of code points, each followed by a separator."""
    plain = [compatible(text).lower() + "\n" for text in texts]
    codes = np.frombuffer("".join(plain).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return codes, np.repeat(np.arange(len(plain)), [len(text) for text in plain])


def _kinds(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Tell characters apart: wide letters stand alone, digits and Latin letters run together."""
    kind = np.zeros(len(codes), dtype=np.uint8)
    digit = (codes >= ord("0")) & (codes <= ord("9"))
    latin = (codes >= ord("a")) & (codes <= ord("z")) | (codes >= 0xC0) & (codes < 0x370)
    wide = (codes >= 0x370) & ~((codes >= 0x2000) & (codes < 0x2E80)) & ~((codes >= 0x3000) & (codes < 0x3040))
    wide &= ~((codes >= 0xFE30) & (codes < 0xFE70)) & ~((codes >= 0xFF00) & (codes < 0xFF66))
    kind[wide] = _WIDE
    kind[digit | latin | (codes == ord("%"))] = _RUN
    inner = (codes[1:-1] == _DOT) & digit[:-2] & digit[2:]
    kind[1:-1][inner] = _RUN
    return kind


def _units(
    codes: NDArray[np.uint32], kind: NDArray[np.uint8], owner: NDArray[np.int64]
) -> tuple[Terms, NDArray[np.int64], NDArray[np.bool_]]:
    """Give one hash a unit (a wide character or a run), its text, and whether it touches the unit before it."""
    letter = kind != _SEPARATOR
    start = letter.copy()  # a unit starts at every letter but inside a run
    start[1:] &= ~((kind[1:] == _RUN) & (kind[:-1] == _RUN) & (_is_digit(codes[1:]) == _is_digit(codes[:-1])))
    first = np.flatnonzero(start)
    if not len(first):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.bool_)
    number = np.cumsum(start) - 1
    place = (np.arange(len(codes)) - first[number.clip(0)]).clip(0)
    with np.errstate(over="ignore"):
        powers = np.cumprod(np.full(int(place.max(initial=0)) + 1, _POWER, np.uint64))
        mixed = np.where(letter, (codes.astype(np.uint64) + np.uint64(1)) * powers[place], np.uint64(0))
        units = np.add.reduceat(mixed, first)
    touches = np.zeros(len(first), np.bool_)
    touches[1:] = letter[first[1:] - 1]
    return units, owner[first], touches


def _is_digit(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    digit: NDArray[np.bool_] = (codes >= ord("0")) & (codes <= ord("9")) | (codes == _DOT) | (codes == ord("%"))
    return digit
