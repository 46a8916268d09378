"""Which figures of a sentence are given, and in which of its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from corpus.sentences import Span, split_clauses
from index.soft import SoftMatch
from qa.evidence.coverage import term_matches
from qa.figures.figures import Figure, several_units
from qa.figures.levels import is_before
from qa.figures.pieces import is_bare
from qa.understanding.question import Question
from qa.understanding.units import UNIT

_RATIO = ("：", ":", "∶")
# Of several figures asked for, each stands in a clause of its own.
_FURTHER = 0.9
_AS_GOOD = 0.05
"""Figures of one list that fit so nearly alike are both meant: 城乡居民收入增长多少."""
_BOUND_BEFORE = re.compile(
    "(?:超过?|突破|不低于|不少于|不超过|高于|低于|至少|最多|接近|大约|(?<![最附就将])近|(?<![合节制契签预条公履违])约)$"
)
_BOUND_BEHIND = re.compile("以上|以下|以内|左右")
# 700辆至1000辆, 10—15万元; not 由上年的700辆到1000辆, which tells of a rise.
_RANGE = re.compile(
    rf"(?<![从由\d.])(?P<least>\d[\d,.]*(?!年|月)(?:[万亿]|{UNIT}){{0,2}}(?:(?P<rise>[至到])|[—–~～－-]{{1,2}}))$"
)
_PHONE = re.compile(r"0\d{2,3}[-—－]\d{7,8}")
_RISEN_FROM = re.compile("[从由][^，。；]*$")
_ABOUT, _TO = re.compile("(?:突破|超过?|跨越|迈上|首破)$"), re.compile("^(?:达到?|为|实现|至)")
_GROWN_TO = re.compile("(?:提高|增加|上升|增长|扩大|提升|增|提|升|下降|降低|减少|降|恢复)[到至为]$")
_CLOSE, _NEAR = 4, Decimal("1.25")
_ASKS_SEVERAL = re.compile("分别|各|[从由][^，。；]{0,6}(?:多少|几).*到")


def chosen(question: Question, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Keep the best figure; one of each unit where several are asked, and all of its piece where they belong together.

    Figures come back in reading order.
    """
    if not figures:
        return ()
    best = _exact(_reached(question, figures), figures)
    keep = [best]
    for unit in question.units[1:] or question.units:
        other = next((f for f in figures if f.quantity.unit == unit and f.coverage >= best.coverage - _FURTHER), None)
        if other and other not in keep and several_units(question):
            keep.append(other)
    together = [f for f in figures if f.piece.start == best.piece.start and not is_before(question.text, _up_to(f))]
    if _ASKS_SEVERAL.search(question.text) or _runs_on(figures, best):
        keep += [f for f in together if f not in keep]
        keep += [f for f in figures if _runs_on([best, f], best) and f not in keep]
    keep += [f for f in figures if _told_with(f, best, question) and f not in keep]
    return tuple(sorted(keep, key=lambda f: f.quantity.start))


def _reached(question: Question, figures: Sequence[Figure]) -> Figure:
    """Give what the best figure grew to, where it is only what was before: 由330元、2640元提高到580元、4200元."""
    best = figures[0]
    if not is_before(question.text, _up_to(best)):
        return best
    later = sorted((f for f in figures if f.quantity.start > best.quantity.end), key=lambda f: f.quantity.start)
    return next((f for f in later if f.quantity.unit == best.quantity.unit and _GROWN_TO.search(_up_to(f))), best)


def _exact(best: Figure, figures: Sequence[Figure]) -> Figure:
    """Give 5025.4亿元 for 突破5000亿元，达5025.4亿元."""
    if not _ABOUT.search(_up_to(best)):
        return best
    exact = (
        f
        for f in figures
        if f.quantity.unit == best.quantity.unit
        and 0 < f.quantity.start - best.quantity.end <= _CLOSE
        and best.quantity.value <= f.quantity.value <= _NEAR * best.quantity.value
        and _TO.search(_up_to(f))
    )
    return next(exact, best)


def _up_to(figure: Figure) -> str:
    """Give what stands before the figure in its piece."""
    return figure.piece.text[: figure.quantity.start - figure.piece.start]


def spans_of(sentence: str, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Give the figures as the sentence writes them, each with its bound: 超过100万人, 50万亩以上.

    Those of a ratio are one piece: 20.5：19.1：60.4.
    """
    spans: list[tuple[int, int]] = []
    for figure in figures:
        start, end = figure.quantity.start, figure.quantity.end
        if spans and sentence[spans[-1][1] : start] in _RATIO:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    told = tuple(dict.fromkeys(_with_bound(sentence, start, end) for start, end in spans))
    phones = [one for one in told if _PHONE.fullmatch(one)]
    return tuple(one for one in told if one in phones or not any(one in phone for phone in phones))


def _with_bound(sentence: str, start: int, end: int) -> str:
    lower = _RANGE.search(sentence, 0, start)
    if lower and not (lower["rise"] and _RISEN_FROM.search(sentence, 0, lower.start())):
        start = lower.start("least")
    before, behind = _BOUND_BEFORE.search(sentence[:start]), _BOUND_BEHIND.match(sentence[end:])
    return (before[0] if before else "") + sentence[start:end] + (behind[0] if behind else "")


def clause_around(sentence: str, figures: Sequence[Figure], question: Question, soft: SoftMatch) -> Span:
    """Give the shortest run of clauses that holds the figures and covers what the sentence can cover."""
    clauses = split_clauses(sentence)
    first = next(i for i, c in enumerate(clauses) if c.start <= figures[0].quantity.start < c.end)
    last = next(i for i, c in enumerate(clauses) if c.start <= figures[-1].quantity.start < c.end)
    terms = (*question.terms, *question.carried)
    matches = term_matches(terms, [c.text for c in clauses], soft)
    have = matches[first : last + 1].max(axis=0, initial=0)
    weights = np.array([term.weight for term in terms], np.float32)
    while first > 0 and (is_bare(clauses[first].text) or _adds(matches[:first], have, weights)):
        first -= 1
        have = np.maximum(have, matches[first])
    start, end = clauses[first].start, clauses[last].end
    text = sentence[start:end].rstrip("，,：:、；;。 ")
    return Span(start, start + len(text), text)


def _adds(before: np.ndarray, have: np.ndarray, weights: np.ndarray) -> bool:
    """Say whether clauses before the run cover a term that the run does not."""
    return bool((((before.max(axis=0) - have) > 0.5) * weights).sum() >= 4)


def _told_with(figure: Figure, best: Figure, question: Question) -> bool:
    """Say whether a figure told in one list with the best is asked for too: 城乡居民收入各是多少."""
    if not (figure.told and best.told and figure.told.first == best.told.first):
        return False
    return bool(_ASKS_SEVERAL.search(question.text)) or figure.coverage >= best.coverage - _AS_GOOD


def _runs_on(figures: Sequence[Figure], best: Figure) -> bool:
    """Say whether another figure follows the best one directly and both are of one thing: 28%、44.1% or 20.5：19.1."""
    return not best.told and any(
        f is not best and f.quantity.unit == best.quantity.unit and 0 <= f.quantity.start - best.quantity.end <= 1
        for f in figures
    )
