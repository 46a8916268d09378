"""Passages cut to windows: whether several sentences answer a question, with and without the one that does."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.training.pairs import Source
from qa.training.groups import READING, Candidate, Group, sentences_of

NAME = "{}_windows"
_SIZES = (90, 170)
"""Characters of a window, at least and at most."""
_CUT = 170
_ELSEWHERE = 3
_STEP = 3
_NEAR = (-2, -1, 1, 2, 3)
"""Questions on the same passage or one on a like matter stand so near in the set."""
_SHORTEST = 16
_LEFT_OPEN = 4


def window_groups(sources: Iterable[Source], chance: random.Random) -> Iterator[Group]:
    """Set the window that holds the answer against itself without it, and against others of its passage and set."""
    for source in sources:
        if source.name in READING:
            for i, ((question, passage), answer) in enumerate(zip(source.pairs, source.answers, strict=True)):
                told = sentences_of(passage)
                right = [k for k, text in enumerate(told) if answer and answer in text]
                if right and len(told) > 1:
                    wrong = [*_beside(told, right, chance), *_others(source, i, answer, chance)]
                    window = _around(told, chance.choice(right), chance)
                    yield Group(NAME.format(source.name), question, (window, *wrong))


def left_open(groups: Iterable[Group], chance: random.Random, most: int) -> list[Group]:
    """Give the questions of some groups with windows that do not answer them."""
    some = [group for group in groups if len(group.candidates) > 1]
    drawn = chance.sample(some, min(most, len(some)))
    return [replace(one, candidates=one.candidates[1 : 1 + _LEFT_OPEN], answered=False) for one in drawn]


def _around(told: list[str], right: int, chance: random.Random) -> Candidate:
    """Take sentences on both sides of one, as many as there is room for."""
    first, last, room = right, right, chance.randint(*_SIZES) - len(told[right])
    while True:
        sides = [side for side in (first - 1, last + 1) if 0 <= side < len(told)]
        side = chance.choice(sides) if sides else None
        if side is None or len(told[side]) > room:
            return "".join(told[first : last + 1]), ""
        room -= len(told[side])
        first, last = min(first, side), max(last, side)


def _beside(told: list[str], right: list[int], chance: random.Random) -> Iterator[Candidate]:
    kept = [text for k, text in enumerate(told) if k not in right]
    if len("".join(kept)) >= _SHORTEST:
        near = [k for k in range(max(0, right[0] - 1), min(len(told), right[-1] + 2)) if k not in right]
        yield "".join(told[k] for k in near)[:_CUT], ""
        for first in chance.sample(range(len(kept)), min(_ELSEWHERE, len(kept))):
            yield "".join(kept[first : first + _STEP])[:_CUT], ""


def _others(source: Source, i: int, answer: str, chance: random.Random) -> Iterator[Candidate]:
    for passage in (source.pairs[(i + chance.choice(_NEAR)) % len(source.pairs)][1], chance.choice(source.pairs)[1]):
        if answer not in passage:
            yield passage[:_CUT], ""
