"""Whether a verified sentence is about the question: true sentences on something else are no answer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from corpus.numbers import find_quantities
from index.soft import SoftMatch
from qa.drafts.draft import Statement
from qa.evidence.coverage import term_matches
from qa.understanding.kinds import Kind
from qa.understanding.question import Question
from qa.understanding.units import fits

_NARROW: tuple[Kind, ...] = ("figure", "date", "place", "name", "yes_no")
_OWN = 0.25
_QUOTED = 0.6


def relevance(question: Question, soft: SoftMatch) -> Callable[[Statement], bool]:
    """Give a test of statements: a narrow question's words stand in the sentence, or in what it quotes a figure of."""
    terms = (*question.terms, *question.carried)
    if question.kind not in _NARROW or not terms:
        return lambda _: True
    weights = np.array([term.weight for term in terms], np.float32)
    weights /= weights.sum()

    def is_relevant(statement: Statement) -> bool:
        quoted = " ".join(
            part for source in statement.sources for part in (*source.paragraph.section.path, source.quote.text)
        )
        own, around = term_matches(terms, [statement.text, quoted], soft) @ weights
        figure = any(fits(question.units, quantity, statement.text) for quantity in find_quantities(statement.text))
        return bool(own >= _OWN or (figure and around >= _QUOTED))

    return is_relevant
