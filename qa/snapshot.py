"""One generation opened for answering: its retriever, its reports, whose home it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from corpus.places import PlaceMention, short_name
from corpus.types import Paragraph, Period, Report
from index.fields import Scope
from index.retrieve import Retriever
from index.synonyms import synonyms_in
from index.types import Hit
from qa.question import Question
from qa.sections import Part, parts_of
from qa.wording import lead_in
from qa.world import World

_HITS = 10
_REPORTS_OPENED = 16
_PARTS_FROM = 3


class Snapshot:
    """What one answer is made from; never changes, so that an answer comes wholly from one generation."""

    def __init__(self, retriever: Retriever, home_place: str | None) -> None:
        self.retriever = retriever
        self.name = retriever.generation.name
        self.notice = retriever.generation.notice
        self.reports = retriever.store.reports()
        places = {report.place for report in self.reports if report.place}
        self.many_places = len(places) > 1
        self.home_place = home_place or (next(iter(places)) if len(places) == 1 else None)
        home = [r for r in self.reports if r.place == self.home_place] or list(self.reports)
        self.year = max((r.year for r in home if r.year), default=None)
        self.report = lru_cache(_REPORTS_OPENED)(retriever.store.report)
        self._parts = lru_cache(_REPORTS_OPENED)(lambda report_id: parts_of(self.report(report_id)))

    @property
    def home_names(self) -> tuple[str, ...]:
        """The home place's names, longest first: 运城市盐湖区, 盐湖区, 盐湖."""
        path = next((r.place_path for r in self.reports if r.place == self.home_place), ())
        if not path:
            return ()
        names = {"".join(path[-2:]), path[-1], short_name(path[-1])}
        return tuple(sorted(names, key=len, reverse=True))

    def world(self) -> World:
        """Give an answerer its view, in which the same question is searched for once."""
        return World(cache(self.search), self.parts, self.report, self.retriever.soft, self.year, self.lead)

    def search(self, question: Question) -> tuple[Hit, ...]:
        """Retrieve for a question, in the reports of its place and the passages of its period."""
        words = [term.text for term in (*question.terms, *question.carried)]
        query = " ".join([question.text, *(word for word in words if word not in question.text)])
        period = question.periods[0] if question.periods else None
        scope = Scope(self.report_numbers(question.places), period)
        return self.retriever.search(query, _HITS, scope, synonyms_in(question.text))

    def parts(self, hits: Sequence[Hit]) -> tuple[Part, ...]:
        """Give the sections of the reports that the best hits come from."""
        reports = dict.fromkeys(hit.passage.paragraph.report_id for hit in hits[:_PARTS_FROM])
        return tuple(part for report_id in reports for part in self._parts(report_id))

    def lead(self, paragraph: Paragraph, period: Period | None) -> str:
        """Say whose and which period's statement follows."""
        place = None
        if self.many_places:
            place = next(r.place for r in self.reports if r.id == paragraph.report_id)
        return lead_in(place, period, paragraph.section.status)

    def report_numbers(self, mentions: Sequence[PlaceMention]) -> frozenset[int] | None:
        """Give the reports of the places named, else of the home place; None for all."""
        named = [number for number, report in enumerate(self.reports) if _speaks_for(report, mentions)]
        if not named and self.many_places and self.home_place:
            named = [number for number, report in enumerate(self.reports) if report.place == self.home_place]
        return frozenset(named) or None

    def unknown_places(self, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
        """Give the places named that no report speaks for."""
        return tuple(m for m in mentions if not any(_speaks_for(report, [m]) for report in self.reports))


def _speaks_for(report: Report, mentions: Sequence[PlaceMention]) -> bool:
    return any(place.path == report.place_path for mention in mentions for place in mention.places)
