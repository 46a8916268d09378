"""Questions beside sentences that answer them or do not, as the scorer sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.places import find_places
from index.training.asked import Asked
from qa.evaluate import Case
from qa.evidence.coverage import plain
from qa.evidence.finding import find_evidence
from qa.evidence.types import Evidence
from qa.snapshot import Snapshot
from qa.understanding.kinds import ALONE
from qa.understanding.question import Question, understand, with_period

_BESIDE = 3
"""Of a question that is not answered, so many of the best sentences are wrong answers too."""


@dataclass(frozen=True, slots=True)
class Example:
    """One question and the evidence found for it in one report, best first."""

    place: str
    question: Question
    evidence: tuple[Evidence, ...]
    meant: int | None
    """Which of it is the sentence that the question was written for; None where it was not found."""
    answered: bool
    """Whether that sentence answers the question."""

    @property
    def labelled(self) -> tuple[tuple[Evidence, bool], ...]:
        """The sentences of which it is known whether they answer."""
        own = () if self.meant is None else (self.evidence[self.meant],)
        if self.answered:
            return tuple((evidence, True) for evidence in own)
        best = [evidence for evidence in self.evidence[: _BESIDE + 1] if evidence not in own][:_BESIDE]
        return tuple((evidence, False) for evidence in (*own, *best))


def read_examples(snapshot: Snapshot, asked: Iterable[Asked]) -> Iterator[Example]:
    """Look for every question in its report; those of reports that are not in the index are passed over.

    The question's periods are left out: it is known which report it asks.
    """
    years = {report.id: report.year for report in snapshot.reports}
    for one in asked:
        if one.report in years:
            year = years[one.report]
            yield from (_example(snapshot, one, question, year, answered=True) for question in one.answered)
            yield from (_example(snapshot, one, question, year, answered=False) for question in one.not_answered)


def read_cases(snapshot: Snapshot, cases: Iterable[Case]) -> Iterator[Example]:
    """Look for every question of a set as it is asked; follow-ups, and what asks of several sides, are passed over."""
    for case in cases:
        text, soft = snapshot.spelled(case.question), snapshot.retriever.soft
        year = snapshot.year_of(find_places(text))
        question = understand(text, soft, year=year, home=snapshot.home_names)
        if case.history or question.kind in ALONE or question.compares or len(question.places) > 1:
            continue
        evidence = find_evidence(question, snapshot.search(question), soft, year=year)
        wanted = [plain(quote) for quote in case.quote]
        told = [plain(e.sentence.text) for e in evidence]
        meant = next((i for i, text in enumerate(told) if any(quote in text for quote in wanted)), None)
        place = question.places[0].places[0].name if question.places else ""
        yield Example(place, question, evidence, meant, case.status == "answered")


def _example(snapshot: Snapshot, one: Asked, text: str, year: int | None, *, answered: bool) -> Example:
    soft = snapshot.retriever.soft
    question = with_period(understand(text, soft, year=year, home=()), None)
    hits = snapshot.search(question, frozenset((one.report,)))
    evidence = find_evidence(question, hits, soft, year=year)
    meant = next(
        (i for i, e in enumerate(evidence) if _squeezed(e.sentence.text).startswith(_squeezed(one.sentence))), None
    )
    return Example(one.place, question, evidence, meant, answered)


def _squeezed(text: str) -> str:
    return "".join(text.split())
