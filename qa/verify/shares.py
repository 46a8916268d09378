"""Figures told one for each: 甲、乙分别增长28%、44.1% gives 甲 28% and 乙 44.1%."""

from __future__ import annotations

import re

from corpus.numbers import Quantity, find_quantities
from qa.verify.measures import Measure, measure

_EACH = re.compile(r"(?P<who>[^，。；]{2,80})分别(?P<what>[^。；]*)")
_SPLIT = re.compile(r"[、和与及]")
_PAIR = 2


def is_shared(text: str, q: Quantity) -> bool:
    """Say whether the figure at its place in the text is one of such a row."""
    return any(m.start("what") <= q.start < m.end("what") for m in _EACH.finditer(text))


def wrong_share(claim: str, quote: str) -> bool:
    """Say whether the claim gives one of several the figure of another."""
    return any(
        _contradicts(claim, names, figures) for names, figures in map(_row, _EACH.finditer(quote)) if len(names) > 1
    )


def _row(match: re.Match[str]) -> tuple[list[str], list[Measure]]:
    """Give who is told of and their figures; nothing where these do not pair up."""
    figures = [measure(q) for q in find_quantities(match["what"])]
    names = [name for name in _SPLIT.split(match["who"].replace("城乡", "城镇、农村")) if name]
    count = len(names)
    return (names, figures[:count]) if len(figures) >= count else ([], [])


def _contradicts(claim: str, names: list[str], figures: list[Measure]) -> bool:
    keys = [_key(name, names) for name in names]
    rows = [(who, figure, True) for m in _EACH.finditer(claim) for who, figure in zip(*_row(m), strict=True)]
    rows += [(_clause_of(claim, q), measure(q), False) for q in find_quantities(claim) if not is_shared(claim, q)]
    for who, figure, in_row in rows:
        meant = [figures[i] for i, key in enumerate(keys) if key and key in who]
        if len(meant) == 1 and meant[0] != figure and (figure in figures or (in_row and meant[0][1] == figure[1])):
            return True
    return False


def _key(name: str, names: list[str]) -> str:
    """Give the two characters that tell a name from the others."""
    pairs = [name[i : i + _PAIR] for i in range(len(name) - 1)]
    return next((pair for pair in pairs if sum(pair in other for other in names) == 1), "")


def _clause_of(text: str, q: Quantity) -> str:
    return re.split(r"[，。；]", text[: q.start])[-1] + re.split(r"[，。；]", text[q.start :])[0]
