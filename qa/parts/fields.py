"""Fields of a government's work, 交通 or 教育, as people ask about them and as sentences tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qa.evidence.coverage import plain

WORDS = Path(__file__).with_name("fields.txt")

_AT_ONCE = 2
_LEAST = 2
"""A word, or two hints, tell of a field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    names: frozenset[str]
    """What people call it."""
    words: tuple[str, ...]
    """What sentences on it hold."""
    hints: tuple[str, ...]
    """Words that tell less."""

    def share(self, text: str) -> int:
        """Count its words in a plain text, a hint for half."""
        return 2 * sum(word in text for word in self.words) + sum(word in text for word in self.hints)


@cache
def fields() -> tuple[Field, ...]:
    """Give the fields of the list, in its order."""
    lines = WORDS.read_text(encoding="utf-8").lower().splitlines()
    return tuple(_read(line) for line in lines if line and not line.startswith("#"))


def _read(line: str) -> Field:
    names, _, told = line.partition(":")
    words, _, hints = told.partition("|")
    return Field(frozenset(names.split()), tuple(words.split()), tuple(hints.split()))


def field_named(words: frozenset[str]) -> Field | None:
    """Give the field that all of these words name, or two in one; None where they name none, or more than that."""
    named = [field for field in fields() if words & field.names]
    if not words or not named or not words <= frozenset().union(*(field.names for field in named[:_AT_ONCE])):
        return None
    one, *others = named[:_AT_ONCE]
    for other in others:
        one = Field(one.names | other.names, (*one.words, *other.words), (*one.hints, *other.hints))
    return one


def names_field(word: str) -> bool:
    """Say whether a word is a name or a word of any field."""
    return any(word in field.names or word in field.words for field in fields())


def is_on(field: Field, text: str) -> bool:
    """Say whether a text has words of the field, and no more of any other."""
    told = plain(text)
    own = field.share(told)
    return own >= _LEAST and all(own >= other.share(told) for other in fields() if not other.names <= field.names)
