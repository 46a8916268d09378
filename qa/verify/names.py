"""Names and words of a claim: what nothing near the quotes says, not even in other words, the model made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.periods import without_periods
from corpus.places import find_places, short_name
from index.soft import SoftMatch
from qa.terms import Term, find_terms
from qa.verify.support import Support, folded

_SUFFIX = re.compile("(?<=.)[在到至了出为成上入]$")
_NAMED = re.compile(r"[“《「『]([^”》」』]{2,30})[”》」』]")
_LIGHT = frozenset(
    word
    for line in Path(__file__).with_name("light.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
_SAME: dict[str, frozenset[str]] = {}
for _line in Path(__file__).with_name("same.txt").read_text(encoding="utf-8").splitlines():
    if not _line.startswith("#"):
        for _word in _line.split():
            _SAME[_word] = _SAME.get(_word, frozenset()) | frozenset(_line.split())
_YEAR = re.compile(r"\d{4}")
_STRANGE = 0.35
# What so common a word adds alone is no news.
_IDLE = 2.5


def claim_terms(claim: str, soft: SoftMatch) -> tuple[Term, ...]:
    """Give the terms of a claim that say something; its periods are looked at elsewhere."""
    return tuple(term for term in find_terms(without_periods(claim), soft) if not _is_light(term))


def strange_name(claim: str, support: Support) -> str:
    """Give the first place or name in quotation marks that does not stand near the quotes; empty where all do."""
    text = folded(claim)
    for mention in find_places(text):
        name = text[mention.start : mention.end]
        known = {short_name(place.path[-1]) for place in mention.places}
        if name not in support.around and not any(short in support.around for short in known):
            return name
    return next(
        (m.group() for m in _NAMED.finditer(text) if m[1] not in support.around and m[1] not in support.titles), ""
    )


def strange_word(terms: Sequence[Term], matches: NDArray[np.float32], support: Support) -> str:
    """Give the first term that neither the quote nor its paragraph says; one idle word is let pass.

    `matches` tells how well the quote and its headings hold each term: shape `(len(terms),)`.
    """
    doubtful = [t for t, match in zip(terms, matches, strict=True) if match < _STRANGE and t.value is None]
    strange = [term for term in doubtful if not _said(term, support)]
    idle = len(strange) == 1 and strange[0].weight < _IDLE
    return strange[0].text if strange and not idle else ""


def _said(term: Term, support: Support) -> bool:
    """Say whether the paragraph has the word, or the quote another word for it."""
    if any(word in support.around for word in (term.text, *term.variants)):
        return True
    stem = _SUFFIX.sub("", term.text)
    words = _SAME.get(term.text, frozenset()) | _SAME.get(stem, frozenset())
    return (stem != term.text and stem in support.text) or any(word in support.text for word in words)


def _is_light(term: Term) -> bool:
    """Say whether a word says nothing by itself."""
    return term.text in _LIGHT or bool(_YEAR.fullmatch(term.text))
