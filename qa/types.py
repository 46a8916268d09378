"""The values that leave this layer: answers, citations, turns."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

AnswerStatus = Literal["answered", "no_evidence"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of an answer: `report.text[start:end] == quote`."""

    marker: int
    """1-based; `[1]` in the answer's text."""
    report_id: str
    title: str
    section: tuple[str, ...]
    period: str | None
    quote: str
    start: int
    end: int
    paragraph: str
    """The whole paragraph in which the quote stands."""
    page: int | None


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A retrieved passage as the answer lists it."""

    id: str
    rank: int
    score: float
    text: str
    report_id: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange, handed back to `ask` as history."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A cited answer, or a refusal that says what was not found."""

    question: str
    status: AnswerStatus
    text: str
    """Markdown: `**figure**——` before a sentence that gives one, markers `[1]` after each sentence."""
    answerer: str
    citations: tuple[Citation, ...]
    passages: tuple[RankedPassage, ...]
    generation: str
    elapsed_ms: float
    suggestions: tuple[str, ...] = ()
    """Questions that could be asked next; for the chat, not part of the JSON contract."""
    belief: float | None = None
    """The gate's probability of the best sentence looked at, for measuring, not part of the JSON contract.

    None where the gate was not asked: a section as answer, a greeting, a place without a report.
    """

    @property
    def turn(self) -> Turn:
        """This exchange as an item of the next question's history."""
        return Turn(self.question, self.text)

    def to_dict(self) -> dict[str, object]:
        """Give the object that the command line and the HTTP API print as JSON."""
        fields = {name: getattr(self, name) for name in self.__slots__ if name not in ("suggestions", "belief")}
        citations = [asdict(citation) | {"section": list(citation.section)} for citation in self.citations]
        return fields | {"citations": citations, "passages": [asdict(passage) for passage in self.passages]}


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of an answer's text while it is streamed."""

    text: str


Event = Delta | Answer
"""What `Assistant.stream` yields: any number of deltas whose texts join to the answer's text, then the answer."""
