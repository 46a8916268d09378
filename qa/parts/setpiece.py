"""What tells a set piece of a work report: a passage that every report has, each in words of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.types import Status
from qa.understanding.question import Question


@dataclass(frozen=True, slots=True)
class SetPiece:
    """How it is asked for, looked for, begun and ended."""

    asked: Callable[[Question], bool]
    query: str
    """What is searched for: its own words as most reports have them."""
    weight: Callable[[str, str], int]
    """What speaks for a sentence, given the one behind it, as the beginning; 0 where it is none."""
    most_weight: int
    ends: Callable[[str], bool]
    """Says whether a sentence belongs to it no more."""
    announces: Callable[[str], bool]
    """Says whether a first sentence tells nothing itself."""
    frames: Callable[[str], bool]
    """Says whether a word of the question names no field within it."""
    years: Mapping[int, int]
    """How well a report so many years younger than the year asked about fits."""
    status: Status
    """In which half of a report it mostly stands."""
    scattered: bool = False
    """Each sentence stands by itself, anywhere in the report."""
    missing: str = ""
    """Why nothing is answered where the report of the year has none."""


def always(_text: str) -> bool:
    """Say so of any text."""
    return True


def never(_text: str) -> bool:
    """Say so of no text."""
    return False
