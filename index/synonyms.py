"""Words that mean the same to the person who asks: everyday language beside the language of reports."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("synonyms.txt")


def synonyms_of(word: str) -> tuple[str, ...]:
    """Give the other words of every line that holds `word`, in lower case; none for an unknown word."""
    return _groups().get(word.lower(), ())


def find_known(text: str) -> tuple[tuple[int, int], ...]:
    """Find the words of the list in `text`, the longest first, without overlaps: `(start, end)` in order."""
    lowered = text.lower()
    groups = _groups() | _related()
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(lowered):
        longest = min(_longest(), len(lowered) - position)
        length = next((n for n in range(longest, 1, -1) if lowered[position : position + n] in groups), 0)
        if length:
            found.append((position, position + length))
            position += length
        else:
            position += 1
    return tuple(found)


def synonyms_in(question: str) -> str:
    """Give the report's words for the everyday words of the question, as one text for the retriever."""
    words: dict[str, None] = {}
    for start, end in find_known(question):
        words |= dict.fromkeys(word for word in _both(question[start:end]) if word not in question)
    return " ".join(words)


def _both(word: str) -> tuple[str, ...]:
    return (*synonyms_of(word), *related_to(word))


def related_to(word: str) -> tuple[str, ...]:
    """Give the words of the same field, which mean something else: 医院, 卫生室."""
    return _related().get(word.lower(), ())


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return _read(related=False)


@cache
def _related() -> dict[str, tuple[str, ...]]:
    return _read(related=True)


def _read(*, related: bool) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("~") != related:
            continue
        words = line.lower().removeprefix("~").split()
        for word in words:
            groups.setdefault(word, {}).update(dict.fromkeys(other for other in words if other != word))
    return {word: tuple(others) for word, others in groups.items()}


@cache
def _longest() -> int:
    return max(map(len, _groups() | _related()))
