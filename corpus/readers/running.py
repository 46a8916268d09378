"""Running heads, running feet and page numbers: lines at a page's edge that come back from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.layout import Segment

_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–·\s]*$")
_DIGITS = re.compile(r"\d+")
# The share of a page's height, above and below, in which they stand.
_EDGE = 0.1
_MIN_PAGES = 3
_MIN_SHARE = 0.4


def drop_running(pages: Sequence[tuple[float, Sequence[Segment]]]) -> list[list[Segment]]:
    """Take them out of the pages, each given as its height and its segments."""
    seen: Counter[tuple[str, bool]] = Counter()
    for height, segments in pages:
        seen.update({_key(s, height) for s in segments if _at_edge(s, height)})
    enough = max(_MIN_PAGES, _MIN_SHARE * len(pages))

    def runs(segment: Segment, height: float) -> bool:
        return _at_edge(segment, height) and (
            bool(_NUMBER.match(segment.text)) or seen[_key(segment, height)] >= enough
        )

    return [[s for s in segments if not runs(s, height)] for height, segments in pages]


def _at_edge(segment: Segment, height: float) -> bool:
    return segment.bottom < _EDGE * height or segment.top > (1 - _EDGE) * height


def _key(segment: Segment, height: float) -> tuple[str, bool]:
    return _DIGITS.sub("#", segment.text.replace(" ", "")), segment.middle < height / 2
