"""What an answer cites and says, checked: is the right sentence cited, does every figure stand in what is cited?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.numbers import find_quantities
from qa.evidence.coverage import plain
from qa.types import Answer, Citation

_CLAIM = re.compile(r"(?P<text>.*?)(?P<markers>(?:\[\d+\])+)", re.S)
_MARKER = re.compile(r"\[(\d+)\]")
# 2012—2016年 in a lead-in is a period, as 2016年 is.
_FIRST_YEAR = re.compile(r"(?:19|20)\d\d—(?=(?:19|20)\d\d年)")
_BULLET = re.compile(r"^\s*[-*•]\s+", re.M)


def right_citations(
    citations: Sequence[Citation],
    *,
    quotes: Sequence[str],
    must: Sequence[Sequence[str]],
    periods: Sequence[str],
    reports: Sequence[str],
) -> int:
    """Count the citations that are wanted.

    A citation is when its quote holds one of `quotes`. Where none is listed: when its quote holds one of the strings of
    `must`, if there are any, and its period and report are among those named, if any are.
    """

    def right(citation: Citation) -> bool:
        quote = plain(citation.quote)
        if quotes:
            return any(plain(piece) in quote for piece in quotes)
        options = [option for options in must for option in options]
        return (
            (not options or any(plain(option) in quote for option in options))
            and (not periods or citation.period in periods)
            and (not reports or citation.report_id in reports)
        )

    return sum(right(citation) for citation in citations)


def quotes_found(citations: Sequence[Citation], quotes: Sequence[str]) -> int:
    """Count those of `quotes` that some citation's quote holds."""
    cited = [plain(citation.quote) for citation in citations]
    return sum(any(plain(piece) in quote for quote in cited) for piece in quotes)


def figures_supported(answer: Answer) -> tuple[int, int]:
    """Count the quantities in the answer's statements that stand in a quote this statement cites, and all of them.

    Compared by value and unit; what a statement says twice counts once. Text without a marker is a frame and claims
    nothing.
    """
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    supported = said = 0
    for text, markers in _claims(answer.text):
        figures = _figures(text)
        held = {figure for marker in markers for figure in _figures(quotes.get(marker, ""))}
        supported += sum(figure in held for figure in figures)
        said += len(figures)
    return supported, said


def _claims(text: str) -> Iterator[tuple[str, list[int]]]:
    """Give every piece of the text that ends with markers, with their numbers; a piece ends with its line at most."""
    for line in _BULLET.sub("", text).split("\n"):
        for match in _CLAIM.finditer(line):
            yield match["text"], [int(number) for number in _MARKER.findall(match["markers"])]


def _figures(text: str) -> set[tuple[Decimal, str]]:
    return {
        (quantity.value, quantity.unit) for quantity in find_quantities(_FIRST_YEAR.sub("", text.replace("**", "")))
    }
