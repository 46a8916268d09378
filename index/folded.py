"""Texts as the shipped vocabulary sees them: folded, without gaps, in pieces that no token goes across.

What `index.training.vocabulary` tells `tokenizers` to do with a text before it is cut, for many texts at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.normal import compatible
from index.trie import CODES

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]
Places = NDArray[np.int64]

_FOLD = {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]}
GAP, ISOLATED = r"[^\p{L}\p{N}%]+", r"[0-9]+(\.[0-9]+)?%?|[a-zA-Z]+"
"""Patterns of what stands between pieces, and of numbers and Latin runs, which are pieces of their own."""
_SPLITS = [(GAP, "Removed"), (ISOLATED, "Isolated")]
# Stands between two texts; is removed itself, as all that is no letter, digit or %.
_BETWEEN = "\0"
_GAP, _OTHER, _DIGIT, _LATIN, _PERCENT = range(5)


@dataclass(frozen=True)
class Folded:
    """The characters of many texts, one after another."""

    codes: Codes
    first: NDArray[np.bool_]
    """Whether a piece begins with the character."""
    ends: Places
    """How many characters there are up to the end of each text."""


def folds(description: Mapping[str, Any]) -> bool:
    """Tell whether a tokenizer, as its file describes it, folds and splits as this module does."""
    before = description.get("pre_tokenizer") or {}
    splits = [(part.get("pattern", {}).get("Regex"), part.get("behavior")) for part in before.get("pretokenizers", ())]
    plain = description.get("normalizer") == _FOLD and not description.get("added_tokens")
    return plain and before.get("type") == "Sequence" and splits == _SPLITS


def fold(texts: Sequence[str]) -> Folded:
    """Fold the texts."""
    joined = _BETWEEN.join([compatible(text.replace(_BETWEEN, " ")) for text in texts]).lower()
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds(codes)
    kept = np.flatnonzero(kinds)
    ends = np.append(np.flatnonzero(codes == ord(_BETWEEN)), len(codes))[: len(texts)]
    return Folded(codes[kept], _begins(kept, kinds[kept]), np.searchsorted(kept, ends))


def _begins(kept: Places, kinds: Kinds) -> NDArray[np.bool_]:
    """Tell of each character whether a piece begins with it: behind a gap, and where numbers and Latin runs change."""
    kinds = kinds.copy()
    percent = np.flatnonzero(kinds == _PERCENT)
    of_number = percent[(percent > 0) & (kinds[percent - 1] == _DIGIT) & (kept[percent] - kept[percent - 1] == 1)]
    kinds[percent] = _OTHER
    begins = np.ones(len(kept), bool)
    begins[1:] = (np.diff(kept) > 1) | (kinds[1:] != kinds[:-1])
    begins[of_number] = False
    behind = of_number[of_number + 1 < len(kept)] + 1
    begins[behind] = True
    return begins


def _kinds(codes: Codes) -> Kinds:
    table = _table()
    if not len(codes) or codes.max() < CODES:
        return table[codes]
    kinds = table[np.minimum(codes, CODES - 1)]
    for place in np.flatnonzero(codes >= CODES):
        kinds[place] = _kind(int(codes[place]))
    return kinds


def _kind(code: int) -> int:
    return _OTHER if unicodedata.category(chr(code))[0] in "LN" else _GAP


@cache
def _table() -> Kinds:
    """Give the kind of each character of the basic plane, by its code."""
    kinds = np.array([_kind(code) for code in range(CODES)], np.uint8)
    kinds[ord("0") : ord("9") + 1] = _DIGIT
    kinds[ord("a") : ord("z") + 1] = _LATIN
    kinds[ord("%")] = _PERCENT
    return kinds
