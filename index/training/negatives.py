"""Near misses: for each question the passages of its own set that the start model takes for the answer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.static import StaticEncoder

Rows = NDArray[np.int64]
_BLOCK = 1024


def mine(
    encoder: StaticEncoder, questions: list[str], passages: list[str], gold: Rows, answers: list[str], most: int
) -> Rows:
    """Give `most` passage numbers a question, the nearest first: shape `(len(questions), most)`.

    A passage that is the gold one, or holds the answer, is no miss: the gold number stands in its place, to be passed
    over.
    """
    matrix = encoder.encode_passages(passages)
    found = np.repeat(gold[:, None], most, axis=1)
    depth = min(2 * most + 1, len(passages))
    for start in range(0, len(questions), _BLOCK):
        scores = encoder.encode_queries(questions[start : start + _BLOCK]) @ matrix.T
        for row, order in enumerate(np.argsort(-scores, axis=1, kind="stable")[:, :depth], start):
            answer = answers[row] if answers else ""
            misses = [i for i in order if i != gold[row] and not (answer and answer in passages[i])][:most]
            found[row, : len(misses)] = misses
    return found
