"""A follow-up written out by the model, held to the conversation: it may add no year, place or figure of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.numbers import find_quantities
from corpus.periods import find_periods
from corpus.places import find_places
from qa.generative.choice import Writer
from qa.generative.patience import read_stream
from qa.generative.prompt import condense_prompt
from qa.generative.types import ModelError
from qa.types import Turn

_LONGEST = 200
_TOKENS = 200
_FRAME = re.compile(r"^(?:改写后?的?问题|独立问题|最后一个问题|问题|问)\s*[:：]\s*|^[“\"「]|[”\"」]$")


def standalone(
    writer: Writer, question: str, turns: Sequence[Turn], *, deadline: float, year: int | None
) -> str | None:
    """Give the question as one that needs no context; None where the model fails or adds what nobody said."""
    try:
        pieces = read_stream(writer.model, condense_prompt(question, turns), deadline=deadline, most=_TOKENS)
        text = _FRAME.sub("", "".join(pieces).strip()).strip()
    except ModelError:
        return None
    if not text or "\n" in text or len(text) > _LONGEST:
        return None
    said = "\n".join([question, *(f"{turn.question}\n{turn.answer}" for turn in turns)])
    return text if _facts(text, None) <= _facts(said, year) else None


def _facts(text: str, year: int | None) -> set[object]:
    periods = {mention.period for mention in find_periods(text, year)}
    places = {place for mention in find_places(text) for place in mention.places}
    return {*periods, *places, *((q.value, q.unit) for q in find_quantities(text))}
