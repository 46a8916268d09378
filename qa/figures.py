"""The figure a question asks for, inside the sentence that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from corpus.numbers import Quantity, find_quantities
from corpus.sentences import Span, split_clauses
from index.soft import SoftMatch
from qa.coverage import term_matches
from qa.evidence import fits
from qa.question import Question

_ENUMERATION = "、"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the piece of its sentence that speaks of it; offsets in the sentence."""

    quantity: Quantity
    piece: Span
    coverage: float
    """Share of the question's terms, by weight, that the piece covers."""


def find_figures(question: Question, sentence: str, soft: SoftMatch) -> tuple[Figure, ...]:
    """Give the quantities that can answer the question, the best first."""
    pieces = _pieces(sentence)
    quantities = [q for q in find_quantities(sentence) if fits(question, q.unit)]
    terms = (*question.terms, *question.carried)
    weights = np.array([term.weight for term in terms], np.float32)
    coverage = term_matches(terms, [piece.text for piece in pieces], soft) @ weights / max(float(weights.sum()), 1e-6)
    figures = []
    for quantity in quantities:
        i = next(i for i, piece in enumerate(pieces) if piece.start <= quantity.start < piece.end)
        exact = 0.15 if quantity.unit in question.units else 0.0
        figures.append(Figure(quantity, pieces[i], float(coverage[i]) + exact))
    return tuple(sorted(figures, key=lambda f: (-f.coverage, f.quantity.start)))


def chosen(question: Question, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Keep the best figure; one of each unit where several are asked, and all of its piece where they belong together.

    Figures come back in reading order.
    """
    if not figures:
        return ()
    best = figures[0]
    keep = [best]
    for unit in question.units[1:] or question.units:
        other = next((f for f in figures if f.quantity.unit == unit and f.coverage >= best.coverage - 0.5), None)
        if other and other not in keep and len(question.units) > 1:
            keep.append(other)
    if "分别" in question.text or "各" in question.text or _runs_on(figures, best):
        keep += [f for f in figures if f.piece.start == best.piece.start and f not in keep]
        keep += [f for f in figures if _runs_on([best, f], best) and f not in keep]
    return tuple(sorted(keep, key=lambda f: f.quantity.start))


def clause_around(sentence: str, figures: Sequence[Figure], question: Question, soft: SoftMatch) -> Span:
    """Give the shortest run of clauses that holds the figures and covers what the sentence can cover."""
    clauses = split_clauses(sentence)
    first = next(i for i, c in enumerate(clauses) if c.start <= figures[0].quantity.start < c.end)
    last = next(i for i, c in enumerate(clauses) if c.start <= figures[-1].quantity.start < c.end)
    terms = (*question.terms, *question.carried)
    matches = term_matches(terms, [c.text for c in clauses], soft)
    have = matches[first : last + 1].max(axis=0, initial=0)
    weights = np.array([term.weight for term in terms], np.float32)
    while first > 0 and _adds(matches[:first], have, weights):
        first -= 1
        have = np.maximum(have, matches[first])
    start, end = clauses[first].start, clauses[last].end
    text = sentence[start:end].rstrip("，,：:、；;。 ")
    return Span(start, start + len(text), text)


def _adds(before: np.ndarray, have: np.ndarray, weights: np.ndarray) -> bool:
    """Say whether clauses before the run cover a term that the run does not."""
    return bool((((before.max(axis=0) - have) > 0.5) * weights).sum() >= 4)


def _runs_on(figures: Sequence[Figure], best: Figure) -> bool:
    """Say whether another figure follows the best one directly: 28%、44.1%."""
    return any(
        f is not best and f.quantity.unit == best.quantity.unit and 0 <= f.quantity.start - best.quantity.end <= 1
        for f in figures
    )


def _pieces(sentence: str) -> list[Span]:
    """Cut clauses at enumeration marks between quantities: 58个老旧小区、20条小街小巷提升改造."""
    pieces: list[Span] = []
    for clause in split_clauses(sentence):
        starts = [clause.start + q.start for q in find_quantities(clause.text)]
        cuts = [clause.start]
        for i, character in enumerate(clause.text, clause.start):
            if character == _ENUMERATION and any(s < i for s in starts) and any(s > i for s in starts):
                cuts.append(i + 1)
        cuts = [*sorted(set(cuts)), clause.end]
        pieces += [Span(a, b, sentence[a:b]) for a, b in pairwise(cuts) if a < b]
    return pieces
