"""Deeds and sides that exclude one another: 改造 is not 新建, 进口 is not 出口; compared clause by clause."""

from __future__ import annotations

from pathlib import Path

from qa.verify.support import folded

_CHOICES = tuple(
    tuple(tuple(side.split()) for side in line.split("|"))
    for line in Path(__file__).with_name("deeds.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


def other_deed(clause: str, told: str) -> bool:
    """Say whether the clause names one side of a choice and the clause that it is taken from only others.

    >>> other_deed("新建小区48个", "改造小区48个"), other_deed("翻新小区48个", "改造小区48个")
    (True, False)
    """
    said, held = folded(clause), folded(told)
    for sides in _CHOICES:
        ours = _sides(said, sides)
        theirs = _sides(held, sides)
        if ours and theirs and not ours & theirs:
            return True
    return False


def _sides(text: str, sides: tuple[tuple[str, ...], ...]) -> set[int]:
    return {number for number, words in enumerate(sides) if any(word in text for word in words)}
