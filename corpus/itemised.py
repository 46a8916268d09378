"""Numbered lists inside a report's text: 一是…；二是…, （1）…（2）…, ①…②…, or a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.sentences import Span

_HAN = "[一二三四五六七八九十]{1,3}"
# What stands before an item's number.
_EDGE = r"(?:(?<=[。；;：:！，,、\s”）)*#])|^)"
_STYLES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"{_EDGE}(?P<n>{_HAN})(?:是|要)(?!否)",
        rf"{_EDGE}第(?P<n>{_HAN})(?:[，,、：:]|[件项]事?(?:实事|任务)?(?:是|，|：|、))",
        rf"{_EDGE}(?P<n>{_HAN})(?:[、.．]|(?=——))",
        rf"[（(]\s*(?P<n>{_HAN}|\d{{1,2}})\s*[）)]",
        rf"{_EDGE}(?P<n>\d{{1,2}})\s*[、.．。](?![\d])",
        r"(?P<n>[①-⑳])",
    )
)
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}
_CIRCLED = ord("①") - 1
_NEW_LINE = re.compile(r"[\n\f\v\x85\u2028\u2029]")
_STOP = re.compile("[。！](?=.)")
_INCLUDED = re.compile("(?:包括|如下|为|是)[：:](?=[^。\n]*；)")
_PART = re.compile("[^；;]+[；;]?")
_FULL_STOP = re.compile("[。\n]")
_LEAST = 3
"""Fewer are no list."""
_MARKS = " \u3000\r*#-"


@dataclass(frozen=True, slots=True)
class Itemised:
    """A list as it stands in a text."""

    items: tuple[Span, ...]
    """Each from its number on, within one line; the first is number one."""
    numbered: bool = True


def number_of(text: str) -> int:
    """Give the number that 八, 十二, 12 or ② stands for, 1 to 99. Raises ValueError for any other text."""
    if text.isdecimal() and 0 < int(text) < 100:
        return int(text)
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - _CIRCLED
    tens, ten, ones = text.rpartition("十")
    if any(c not in _DIGITS for c in tens + ones) or max(len(tens), len(ones)) > 1 or not text:
        raise ValueError(text)
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


def lists_in(text: str) -> tuple[Itemised, ...]:
    """Find the lists whose numbers run from one up without a gap, and what 包括： enumerates; at least three items."""
    numbered = (_spans(text, run) for style in _STYLES for run in _runs(text, style) if len(run) >= _LEAST)
    return (*map(Itemised, numbered), *_enumerations(text))


def _enumerations(text: str) -> Iterator[Itemised]:
    for match in _INCLUDED.finditer(text):
        parts = [
            _stripped(text, part.start(), part.end()) for part in _PART.finditer(text, match.end(), _end(text, match))
        ]
        if len(parts) >= _LEAST:
            yield Itemised(tuple(parts), numbered=False)


def _end(text: str, match: re.Match[str]) -> int:
    stop = _FULL_STOP.search(text, match.end())
    return stop.start() if stop else len(text)


def _runs(text: str, style: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    """Give the numbers that follow one another; a one begins anew, what is out of turn is passed over."""
    run: list[re.Match[str]] = []
    for match in style.finditer(text):
        try:
            number = number_of(match["n"])
        except ValueError:
            continue
        if number == 1:
            yield run
            run = [match]
        elif run and number == len(run) + 1:
            run.append(match)
    yield run


def _spans(text: str, run: list[re.Match[str]]) -> tuple[Span, ...]:
    starts = [match.start() for match in run]
    ends = [_line_end(text, first, following) for first, following in pairwise([*starts, len(text)])]
    most = max(len(_STOP.findall(text, a, b)) for a, b in pairwise(starts))
    ends[-1] = _after_stops(text, starts[-1], ends[-1], most)
    return tuple(_stripped(text, first, last) for first, last in zip(starts, ends, strict=True))


def _line_end(text: str, first: int, most: int) -> int:
    end = _NEW_LINE.search(text, first, most)
    return end.start() if end else most


def _after_stops(text: str, first: int, last: int, stops: int) -> int:
    """End the last item, behind which its paragraph may go on, with as many sentences as the longest before it has."""
    found = [match.end() for match in _STOP.finditer(text, first, last)]
    return found[stops] if len(found) > stops else last


def _stripped(text: str, first: int, last: int) -> Span:
    told = text[first:last].rstrip(_MARKS)
    return Span(first, first + len(told), told)
