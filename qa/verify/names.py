"""Names and words of a claim: what nothing near the quotes says, not even in other words, the model made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.places import find_places, short_name
from index.soft import SoftMatch
from qa.coverage import term_matches
from qa.terms import Term
from qa.verify.support import Support, folded

_NAMED = re.compile(r"[“《「『]([^”》」』]{2,30})[”》」』]")
_LIGHT = frozenset(
    word
    for line in Path(__file__).with_name("light.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
_YEAR = re.compile(r"\d{4}")
_STRANGE = 0.35
# What so common a word adds alone is no news.
_IDLE = 2.5


def strange_name(claim: str, support: Support) -> str:
    """Give the first place or name in quotation marks that does not stand near the quotes; empty where all do."""
    text = folded(claim)
    for mention in find_places(text):
        name = text[mention.start : mention.end]
        known = {short_name(place.path[-1]) for place in mention.places}
        if name not in support.around and not any(short in support.around for short in known):
            return name
    return next((m.group() for m in _NAMED.finditer(text) if m[1] not in support.around), "")


def strange_word(terms: Sequence[Term], matches: NDArray[np.float32], support: Support, soft: SoftMatch) -> str:
    """Give the first word that is neither light nor said near the quotes; one idle word is let pass."""
    near = np.maximum(matches, term_matches(terms, [support.around], soft)[0])
    strange = [term for term, match in zip(terms, near, strict=True) if match < _STRANGE and not _is_light(term)]
    idle = len(strange) == 1 and strange[0].weight < _IDLE
    return strange[0].text if strange and not idle else ""


def _is_light(term: Term) -> bool:
    """Say whether a word says nothing by itself; quantities and years are looked at elsewhere."""
    return term.value is not None or term.text in _LIGHT or bool(_YEAR.fullmatch(term.text))
