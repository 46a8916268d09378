"""The passages that a model reads for a question: of each place and year that is compared, the best ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest

from index.types import Hit
from qa.drafts.world import World
from qa.understanding.question import Question


def passages_for(question: Question, world: World) -> tuple[Hit, ...]:
    """Search once for each place and each period named, and take the hits of the searches in turn, best first."""
    asked = [replace(question, places=(place,)) for place in question.places] or [question]
    if len(question.periods) > 1:
        asked = [replace(one, periods=(period,)) for one in asked for period in question.periods]
    turns = zip_longest(*(world.search(one) for one in asked))
    unique = {hit.passage.id: hit for hit in chain.from_iterable(turns) if hit}
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(unique.values(), 1))
