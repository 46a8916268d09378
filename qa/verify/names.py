"""Names and words of a claim: what nothing near the quotes says, not even in other words, the model made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.numbers import find_quantities
from corpus.periods import without_periods
from corpus.places import PlaceMention, find_places, short_name
from index.soft import SoftMatch
from qa.understanding.terms import Term, find_terms
from qa.verify.measures import measure
from qa.verify.spans import without_spans
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
# A word of such weight is what a figure is of.
_SUBJECT = 4.0


def claim_terms(claim: str, soft: SoftMatch) -> tuple[Term, ...]:
    """Give the terms of a claim that say something; its periods are looked at elsewhere."""
    return tuple(term for term in find_terms(without_spans(without_periods(claim)), soft) if not _is_light(term))


def strange_name(claim: str, support: Support) -> str:
    """Give the first place or name in quotation marks that does not stand near the quotes; empty where all do."""
    text = folded(claim)
    mentions = find_places(text)
    for mention in mentions:
        name = text[mention.start : mention.end]
        known = {short_name(place.path[-1]) for place in mention.places}
        if name not in support.around and not any(short in support.around for short in known):
            return name
    if mentions and _too_wide(mentions, support):
        return text[mentions[0].start : mentions[0].end]
    return next((m.group() for m in _NAMED.finditer(text) if not _is_named(m[1], support)), "")


def _is_named(name: str, support: Support) -> bool:
    """Say whether a name stands near the quotes; “管控十八条” is “管控18条”."""
    if name in support.around or name in support.titles:
        return True
    return bool(find_quantities(name)) and _counted(name) in _counted(support.around)


def _counted(text: str) -> str:
    """Write every quantity of a text as its value and unit."""
    for quantity in reversed(find_quantities(text)):
        text = f"{text[: quantity.start]}{quantity.value.normalize():f}{quantity.unit}{text[quantity.end :]}"
    return text


def _too_wide(mentions: Sequence[PlaceMention], support: Support) -> bool:
    """Say whether a claim names only places that the report's own lies in: a city's figure is not its province's."""
    own = [quote.report.place_path for quote in support.quotes]
    named = [place.path for mention in mentions for place in mention.places]
    around = [path for path in named if any(len(path) < len(ours) and ours[: len(path)] == path for ours in own)]
    return len(around) == len(named) and not any(short_name(path[-1]) in support.text for path in around)


def strange_word(terms: Sequence[Term], matches: NDArray[np.float32], support: Support) -> str:
    """Give the first term that neither the quote nor its paragraph says; one idle word is let pass.

    `matches` tells how well the quote and its headings hold each term: shape `(len(terms),)`.
    """
    doubtful = [t for t, match in zip(terms, matches, strict=True) if match < _STRANGE and t.value is None]
    strange = [term for term in doubtful if not _said(term, support)]
    units = {measure(q)[1] for q in find_quantities("，".join(term.text for term in terms if term.value is not None))}
    strange = strange or [term for term in doubtful if term.weight >= _SUBJECT and _beside(term, units, support)]
    idle = len(strange) == 1 and strange[0].weight < _IDLE
    return strange[0].text if strange and not idle else ""


def _beside(term: Term, units: set[str], support: Support) -> bool:
    """Say whether the word stands in another sentence of the paragraph, with a figure of its own of such a unit.

    生产总值增长6.3%，居全国第23位。工业利润增长31.2%，居全国第4位: the second figure is not the first one's.
    """
    if not units or any(word in support.text for word in _others(term)):
        return False
    return any(term.text in text and units & held for text, held in support.neighbours)


def _said(term: Term, support: Support) -> bool:
    """Say whether the paragraph has the word, or the quote another word for it."""
    if any(word in support.around for word in (term.text, *term.variants)):
        return True
    stem = _SUFFIX.sub("", term.text)
    if (stem != term.text and stem in support.text) or any(word in support.text for word in _others(term)):
        return True
    return len(term.text) == 2 and all(_idle_or_said(character, support) for character in term.text)


def _idle_or_said(character: str, support: Support) -> bool:
    """Say whether half of what was cut from two words (民生上的钱占支出: 钱占) says nothing or what the quote says."""
    return character in _LIGHT or any(word in support.text for word in _SAME.get(character, ()))


def _others(term: Term) -> frozenset[str]:
    """Give the words that say the same in a report."""
    return _SAME.get(term.text, frozenset()) | _SAME.get(_SUFFIX.sub("", term.text), frozenset())


def _is_light(term: Term) -> bool:
    """Say whether a word says nothing by itself."""
    return term.text in _LIGHT or bool(_YEAR.fullmatch(term.text))
