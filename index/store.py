"""What a generation holds, over all its segments: reports, passages and the ledger."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.errors import StoreError
from corpus.types import Paragraph, Removal, Report
from index.database import Database
from index.links import Links, find_sentences, hash_sentences
from index.record import Record
from index.types import Link, Passage


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report stands: passages `first` to `last`, the latter not included, numbered over all segments."""

    segment: int
    first: int
    last: int
    kept_all: bool
    """Nothing was deduplicated or split."""


class Store:
    """Reads the databases of one generation's segments, as if they were one; safe to share between threads."""

    def __init__(self, databases: Sequence[Database], starts: Sequence[int], gone: Collection[str] = ()) -> None:
        """Take the databases, each one's first passage's number, and the reports of the first that no longer count."""
        self._databases = tuple(databases)
        self._starts = tuple(starts)
        self.places: dict[str, Place] = {}
        """Where each report stands, by id."""
        reports = []
        for segment, (database, start) in enumerate(zip(self._databases, self._starts, strict=True)):
            for report, kept_all, first, last in database.reports():
                if segment or report.id not in gone:
                    self.places[report.id] = Place(segment, start + first, start + last, kept_all)
                    reports.append(report)
        self._reports = tuple(sorted(reports, key=lambda report: report.id))

    def reports(self) -> tuple[Report, ...]:
        """Give all reports by id, without text and paragraphs."""
        return self._reports

    def kept_all(self) -> dict[str, bool]:
        """Say of each report whether it was read without deduplication."""
        return {report_id: place.kept_all for report_id, place in self.places.items()}

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """Give the passages of these numbers, in that order."""
        found: dict[int, Passage] = {}
        for i, (database, start) in enumerate(zip(self._databases, self._starts, strict=True)):
            end = self._starts[i + 1] if i + 1 < len(self._starts) else None
            own = [int(n) - start for n in numbers if n >= start and (end is None or n < end)]
            if own:
                found |= {start + number: passage for number, passage in database.passages(own).items()}
        return [found[int(number)] for number in numbers]

    def report(self, report_id: str) -> Report:
        """Give a report with its kept paragraphs. Raises StoreError for an unknown id."""
        return self._database(report_id).report(report_id)

    def headings(self, report_id: str) -> tuple[Paragraph, ...]:
        """Give a report's kept headings in reading order."""
        return self._database(report_id).headings(report_id)

    def paragraphs(self, report_id: str) -> tuple[Paragraph, ...]:
        """Give a report's kept paragraphs in reading order."""
        return self._database(report_id).paragraphs(report_id)

    def counts(self, report_id: str) -> tuple[int, int]:
        """Give how many paragraphs of the report are kept and how many were dropped."""
        return self._database(report_id).counts(report_id)

    def ledger(self, report_id: str | None = None) -> tuple[Removal, ...]:
        """Give what deduplication dropped, of one report or of all, report by report and in reading order."""
        if report_id is not None:
            return self._database(report_id).ledger(report_id)
        found = [
            removal
            for segment, database in enumerate(self._databases)
            for removal in database.ledger()
            if self._segment(removal.removed.report_id) == segment
        ]
        return tuple(sorted(found, key=lambda removal: removal.removed.report_id))

    def removed(self) -> dict[str, int]:
        """Give how many paragraphs were dropped of each report that lost any."""
        return {
            report_id: count
            for segment, database in enumerate(self._databases)
            for report_id, count in database.removed().items()
            if self._segment(report_id) == segment
        }

    def record(self, report_id: str) -> Record:
        """Give a report as rows, for a build that takes it over."""
        return self._database(report_id).record(report_id)

    def paragraph_ids(self, report_id: str) -> list[str]:
        """Give the ids of all of a report's paragraphs, the dropped ones too."""
        return self._database(report_id).paragraph_ids(report_id)

    def also_in(self, report_id: str, sentence: str) -> tuple[str, ...]:
        """Give the ids of the other reports in which a sentence of this report stands too, in order.

        Marks, spaces, quotes and the end stop do not count. A sentence under `index.links.MIN_LENGTH` characters is
        linked to none, nor is a heading.
        """
        owners = [self._links.owners(int(key)) for key in hash_sentences(sentence).hashes]
        return tuple(sorted(frozenset.intersection(*owners) - {report_id})) if owners else ()

    def links(self, report_id: str | None = None) -> tuple[Link, ...]:
        """Give the sentences that reports share, those of one report or all, in reading order of their first place."""
        shared = self._links.shared
        scanned = list(self.places)
        if report_id is not None:
            self._database(report_id)
            shared = self._links.of_report(report_id)
            others = frozenset().union(*(self._links.owners(int(key)) for key in shared)) - {report_id}
            scanned = [report_id, *sorted(others)]
        else:
            scanned.sort()
        texts: dict[int, str] = {}
        places: dict[int, list[tuple[str, str]]] = {}
        for scanned_id in scanned:
            for key, paragraph_id, text in find_sentences(self._database(scanned_id).bodies(scanned_id), shared):
                texts.setdefault(key, text)
                places.setdefault(key, []).append((scanned_id, paragraph_id))
        return tuple(Link(text, tuple(places[key])) for key, text in texts.items())

    @cached_property
    def _links(self) -> Links:
        own = [
            (report_id, hashes)
            for segment, database in enumerate(self._databases)
            for report_id, hashes in database.sentences()
            if self._segment(report_id) == segment
        ]
        return Links(own)

    def _segment(self, report_id: str) -> int | None:
        place = self.places.get(report_id)
        return place.segment if place else None

    def _database(self, report_id: str) -> Database:
        if report_id not in self.places:
            raise StoreError(f"索引里没有报告“{report_id}”：请用 yanxiaoge reports 查看有哪些报告。")
        return self._databases[self.places[report_id].segment]
