"""Words that mean the same to the person who asks: everyday language beside the language of reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

_WORDS = Path(__file__).with_name("synonyms.txt")
_PHRASES = Path(__file__).with_name("phrases.txt")
_LATIN = re.compile("[A-Za-z][A-Za-z.&0-9]+")
_RELATED = "~"
_MOST = 6
"""So many other words of a line are looked for: its first are those of reports."""


class WordList:
    """Lines of words that mean the same, or on lines that begin with ~ are only of one field; all in lower case."""

    def __init__(self, path: Path) -> None:
        lines = (line for line in path.read_text(encoding="utf-8").lower().splitlines() if not line.startswith("#"))
        self._lines = [(line.startswith(_RELATED), line.removeprefix(_RELATED).split()) for line in lines]

    def same(self, word: str) -> tuple[str, ...]:
        """Give the other words of every line that holds `word`; none for an unknown word."""
        return self._others(word, related=False)

    def related(self, word: str) -> tuple[str, ...]:
        """Give the words of the same field, which mean something else: 医院, 卫生室."""
        return self._others(word, related=True)

    def meanings(self) -> Iterator[tuple[str, ...]]:
        """Give the words of each line whose words mean the same."""
        return (tuple(words) for is_related, words in self._lines if words and not is_related)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Find the words of the list in `text`, the longest first, without overlaps: `(start, end)` in order."""
        lowered = text.lower()
        position = 0
        while position < len(lowered):
            longest = min(self._longest, len(lowered) - position)
            length = next((n for n in range(longest, 1, -1) if lowered[position : position + n] in self._numbers), 0)
            if length:
                yield position, position + length
            position += length or 1

    def _others(self, word: str, *, related: bool) -> tuple[str, ...]:
        word = word.lower()
        lines = [self._lines[number] for number in self._numbers.get(word, ())]
        words = [other for is_related, words in lines if is_related == related for other in words if other != word]
        return tuple(dict.fromkeys(words))

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """The numbers of the lines that hold each word."""
        numbers: dict[str, list[int]] = {}
        for number, (_, words) in enumerate(self._lines):
            for word in words:
                numbers.setdefault(word, []).append(number)
        return numbers

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._numbers), default=0)


@cache
def words() -> WordList:
    """Give the list of single words, at whose ends a question is cut."""
    return WordList(_WORDS)


@cache
def phrases() -> WordList:
    """Give the list of phrases, several words long or one, that are looked for across the words of a question."""
    return WordList(_PHRASES)


def without_abbreviations(text: str) -> str:
    """Write Latin abbreviations as reports mostly do, where a word means the same: GDP is 地区生产总值.

    Their letters are so rare in reports that the few passages with them would otherwise come before all others.
    """
    return _LATIN.sub(lambda match: _spelled_out(match[0]), text)


def _spelled_out(abbreviation: str) -> str:
    """Give the word that most of the others hold: 生产总值 of 地区生产总值 and 国内生产总值."""
    others = [word for word in words().same(abbreviation) if not word.isascii()]
    return max(others, key=lambda word: sum(word in other for other in others), default=abbreviation)


def synonyms_in(question: str) -> str:
    """Give the report's words for the everyday words of the question, as one text for the retriever."""
    found: dict[str, None] = {}
    for known in (words(), phrases()):
        for start, end in known.find(question):
            said = question[start:end]
            others = (*known.same(said)[:_MOST], *known.related(said)[:_MOST])
            found |= dict.fromkeys(word for word in others if word not in question)
    return " ".join(found)
