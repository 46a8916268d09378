"""A search's best passages in the order in which the evidence scorer's network reads them too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from corpus.sentences import split_sentences
from index.soft import SoftMatch
from index.types import Hit
from qa.evidence.reading import SURE
from qa.scorer.shipped import answer_logits

READ = 5
"""So many of the best passages are read,"""
_SENTENCES = 2
"""by so many of their sentences, those that cover most of the query."""
_OPENING = 30
# Chosen on everyday questions written for passages (index/training/searched.py): docs/evaluation.md. What holds the
# query word for word stays first: less than `index.fuse.QUOTED` lies between the surest and the unlikeliest.
_WEIGHT = 0.6


def reread(query: str, hits: Sequence[Hit], soft: SoftMatch) -> tuple[Hit, ...]:
    """Add to the scores of the best hits what the network gives their best sentence, and rank them anew.

    What was not read gets the least of what was, and keeps its rank.
    """
    read = hits[:READ]
    if len(read) < 2:
        return tuple(hits)
    pairs = [_likeliest(query, hit, soft) for hit in read]
    logits = answer_logits(query, [pair for some in pairs for pair in some], soft)
    ends = np.cumsum([len(some) for some in pairs])[:-1]
    best = [float(part.max(initial=-SURE)) for part in np.split(logits, ends)]
    scores = [hit.score + _WEIGHT * min(max(one, -SURE), SURE) for hit, one in zip(read, best, strict=True)]
    order = np.argsort(-np.array(scores), kind="stable").tolist()
    ranked = [replace(read[i], rank=rank, score=round(scores[i], 4)) for rank, i in enumerate(order, 1)]
    unread = _WEIGHT * max(min(best), -SURE)
    return (*ranked, *(replace(hit, score=round(hit.score + unread, 4)) for hit in hits[READ:]))


def _likeliest(query: str, hit: Hit, soft: SoftMatch) -> list[tuple[str, str]]:
    """Give the sentences of a passage that cover most of the query, each with how the passage begins."""
    told = [span.text for span in split_sentences(hit.passage.text)]
    covered = soft.coverage(query, soft.encoder.tokenize(told))
    best = sorted(np.argsort(-covered, kind="stable")[:_SENTENCES].tolist())
    return [(told[i], hit.passage.text[:_OPENING] if i else "") for i in best]
