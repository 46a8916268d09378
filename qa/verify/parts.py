"""A claim in parts: what is joined by commas may come from several sentences, each with the year said before it."""

from __future__ import annotations

import re

from corpus.periods import find_periods

_CUT = re.compile(r"(?<=[，；])")
_LEAST = 6


def parts_of(claim: str) -> list[str]:
    """Cut a claim at its commas; a part that names no period takes that of the part before, a short one is joined."""
    parts: list[str] = []
    held = ""
    for piece in _CUT.split(claim):
        held += piece
        if len(held.rstrip("，；")) >= _LEAST and not _only_time(held):
            parts.append(held.rstrip("，；"))
            held = ""
    if held and parts:
        parts[-1] += "，" + held
    elif held:
        parts.append(held)
    return _dated(parts)


def _only_time(text: str) -> bool:
    return any(m.end - m.start >= len(text.strip("，；到在至截")) - 1 for m in find_periods(text, 2000))


def _dated(parts: list[str]) -> list[str]:
    dated, said = [], ""
    for part in parts:
        mentions = find_periods(part, 2000)
        dated.append(part if mentions or not said else f"{said}，{part}")
        if mentions:
            said = part[mentions[-1].start : mentions[-1].end]
    return dated
