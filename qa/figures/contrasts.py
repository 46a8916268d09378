"""Things that are told apart: the kilometres of 高速公路 are no answer for who asks about 高速铁路."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from qa.evidence.coverage import plain

WORDS = Path(__file__).with_name("contrasts.txt")
_ALIKE, _HOLDS = "/", "~"
_REMEMBERED = 1024
"""Every figure of a sentence asks about the same question."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line of the list tells apart."""

    things: tuple[tuple[str, ...], ...]
    """Each with all its names."""
    others: tuple[str, ...]
    """Words that hold a name without meaning the thing."""

    def named_in(self, text: str) -> frozenset[int]:
        """Say which of the things a plain text names."""
        for other in self.others:
            text = text.replace(other, "")
        return frozenset(i for i, names in enumerate(self.things) if any(name in text for name in names))


def contrasts(asked: str, told: str) -> bool:
    """Say whether what is told names another thing of a line and not the one that is asked about."""
    sides = zip(_named(asked), _named(told), strict=True)
    return any(len(wanted) == 1 and named and not wanted & named for wanted, named in sides)


@lru_cache(_REMEMBERED)
def _named(text: str) -> tuple[frozenset[int], ...]:
    """Say of each line which of its things a text names."""
    told = plain(text)
    return tuple(line.named_in(told) for line in _lines())


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(_read())


def _read() -> Iterator[_Line]:
    for line in WORDS.read_text(encoding="utf-8").lower().splitlines():
        words = line.split()
        if words and not line.startswith("#"):
            things = tuple(tuple(word.split(_ALIKE)) for word in words if not word.startswith(_HOLDS))
            yield _Line(things, tuple(word.removeprefix(_HOLDS) for word in words if word.startswith(_HOLDS)))
