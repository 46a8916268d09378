"""A sentence as evidence, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.sentences import Span
from corpus.types import Paragraph, Period, Status
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with what speaks for it."""

    hit: Hit
    sentence: Span
    """Offsets in the report's text."""
    period: Period | None
    status: Status | None
    coverage: float
    """Share of the question's terms, by weight, that the sentence and its headings cover: 0 to 1."""
    own: float
    """The same, of the sentence alone."""
    mass: float
    """Weight of the question's terms that the sentence covers."""
    counted: float
    """How well the sentence and its headings cover what the figure counts; 1 where the question does not say."""
    told: float
    """Share of the question's terms, by weight, that its passage covers, sentence by sentence: 0 to 1."""
    subject: float
    """How well they cover what the measure is of; 1 where the question does not say."""
    sought: float
    """How much of what is asked for in words the sentence covers; a neutral value where the question does not say."""
    near: float
    """The encoder's cosine of the sentence and the question without periods and places; 0 where below."""
    answers: bool
    """Holds what the question's kind asks for: a quantity of the right unit, a date."""
    agreement: float
    """How well its period fits the one asked for: 0 to 1, and 1 where none is asked for."""
    score: float
    """For ranking sentences of one question."""
    reading: float = 0.0
    """The network's log-odds that it answers, within ±6; of what was not read, the least of what was, or -3."""
    ahead: float = 0.0
    """By how much its score is above the mean of the other sentences that came near."""
    usual: float = 0.0
    """How usual it is for reports to tell what the question asks: log-odds by the question's words."""

    @property
    def dated(self) -> bool:
        """Whether its section or its report has years; rules, or questions with answers, may have none."""
        return self.hit.passage.years is not None

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph in which the sentence stands."""
        return self.hit.passage.paragraph
