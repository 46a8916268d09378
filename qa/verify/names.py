"""Names of a claim: places, Latin names, what stands in quotation marks, and words that nothing near the quotes says."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.places import find_places, short_name
from index.soft import SoftMatch
from qa.coverage import term_matches
from qa.terms import Term
from qa.verify.support import Support, folded

_LATIN = re.compile(r"[a-z][a-z0-9.+-]*", re.IGNORECASE)
_NAMED = re.compile(r"[“《「『]([^”》」』]{2,30})[”》」』]")
_STRANGE = 0.35
_HEAVY = 6.0


def strange_name(claim: str, support: Support) -> str:
    """Give the first name of the claim that does not stand around the quotes; empty where all do."""
    text = folded(claim)
    for mention in find_places(text):
        name = text[mention.start : mention.end]
        known = {short_name(place.path[-1]) for place in mention.places}
        if name not in support.around and not any(short in support.around for short in known):
            return name
    for match in _LATIN.finditer(text):
        if match.group() not in support.around:
            return match.group()
    return next((m.group() for m in _NAMED.finditer(text) if m[1] not in support.around), "")


def strange_words(terms: Sequence[Term], matches: NDArray[np.float32], support: Support, soft: SoftMatch) -> list[Term]:
    """Give the weighty terms that neither the quotes nor what stands around them says, not even in other words."""
    near = np.maximum(matches, term_matches(terms, [support.around], soft)[0])
    return [t for t, m in zip(terms, near, strict=True) if m < _STRANGE and t.weight >= _HEAVY and t.value is None]
