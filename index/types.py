"""The values that leave this layer: passages and hits."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import Paragraph, Period


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and retrieved: a paragraph with what gives it its meaning."""

    id: str
    """The paragraph's id; a long paragraph's later parts append `.2`, `.3`."""
    paragraph: Paragraph
    start: int
    """Offset in the report's text where this passage's own text begins."""
    text: str
    context: str
    """Place, period and section path in words; indexed with the text, never part of a quote."""
    copies: tuple[str, ...] = ()
    """Ids of the dropped paragraphs that said the same: further sources."""
    years: Period | None = None
    """The period of its section; where that has none, the years that its report speaks of, if these are known."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; scores rise when better."""

    passage: Passage
    rank: int
    """1-based."""
    score: float
    """Weighted sum of z-scores, and of what read the passage besides: comparable within one question only."""


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence that stands in more than one report; each of them keeps it."""

    text: str
    """As the first of its places has it."""
    places: tuple[tuple[str, str], ...]
    """The id of each report with that of the paragraph in it: by report, but that of one report asked for first."""
