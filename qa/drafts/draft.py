"""What an answerer hands over: statements with their sources, or the reason for refusing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.sentences import Span
from corpus.types import Paragraph


@dataclass(frozen=True, slots=True)
class Source:
    """A verbatim quote; `report.text[quote.start:quote.end] == quote.text`."""

    paragraph: Paragraph
    quote: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the answer with the sources that say it."""

    text: str
    """Without marker and final stop."""
    sources: tuple[Source, ...]
    direct: tuple[str, ...] = ()
    """What answers by itself, in front of the text: 45个. Each stands word for word in a source's quote."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before markers are given out; no statements means refusal."""

    statements: tuple[Statement, ...] = ()
    lead: str = ""
    """A fixed frame before a list; carries no claim of its own."""
    reason: str = ""
    """Why nothing is answered, in Chinese."""
    notes: tuple[str, ...] = ()
    """Fixed frames behind the statements: what was asked and not found."""
    nearest: str | None = None
    """Id of the nearest report, for a refusal."""
    plain: str = ""
    """A text that makes no claim on any report: a greeting."""
    prose: bool = False
    """The statements run on as one text, as a model wrote them; else several of them are a list."""
    notice: str = ""
    """How the answer came about where a reader should know, in Chinese: 语言模型没有在限定时间内答完."""
    answerer: str = "extractive"
    """Who wrote it."""
    belief: float | None = None
    """The gate's probability of the best sentence looked at, given as the answer or not; None where none was asked."""


def best_belief(drafts: Iterable[Draft]) -> float | None:
    """Give the belief of an answer in parts: that of the surest."""
    return max((draft.belief for draft in drafts if draft.belief is not None), default=None)
