"""One score out of three, by a weighted sum of z-scores.

Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023: sums of normalised scores beat
reciprocal ranks; docs/evaluation.md has the figures on Chinese sets.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LEXICAL = 1.0
DENSE = 0.7
SOFT = 1.0
QUOTED = 8.0
"""More than any sum of the others tells two passages apart. Questions put in people's own words never get it."""

QUOTED_SHARE = 0.9


def standardise(scores: Floats, population: Floats | None = None) -> Floats:
    """Give z-scores against `population` (by default the scores themselves); all 0 where nothing differs."""
    population = scores if population is None else population
    if not len(population):
        return scores
    spread = float(population.std())
    return (scores - float(population.mean())) / spread if spread > 1e-9 else np.zeros_like(scores)


def quoted(pairs: Floats) -> Floats:
    """Tell which passages seem to hold the query word for word, by the share of its pairs they hold: 0, 1, all 2."""
    return (pairs >= QUOTED_SHARE).astype(np.float32) + (pairs >= 1)


def first_pass(lexical: Floats, dense: Floats, pairs: Floats) -> Floats:
    """Fuse the z-scores of the two indexes, and set quotations before all else, to choose candidates."""
    return np.asarray(LEXICAL * lexical + DENSE * dense + QUOTED * quoted(pairs), np.float32)


def second_pass(first: Floats, soft: Floats) -> Floats:
    """Add the soft match, standardised over the candidates."""
    return first + SOFT * standardise(soft)
