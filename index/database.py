"""SQLite, behind one file: the reports, passages and ledger of one segment, as `index.databasewriter` wrote them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np

from corpus.errors import StoreError
from corpus.types import Paragraph, Removal, Report
from index.links import Hashes
from index.record import Record, Row
from index.rows import PARAGRAPH, PASSAGE, REPORT, paragraph_of, passage_of, report_of
from index.types import Passage

_ROW = 'id, kind, path, period, status, start, "end", page, cut_off, headless, bodiless, rule, score, kept_id'

# SQLite binds at least this many values in one statement, however it was built.
_VARIABLES = 30_000


class Database:
    """Reads one file; every thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()

    def passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        """Give the passages of these numbers."""
        found: dict[int, Passage] = {}
        for first in range(0, len(numbers), _VARIABLES):
            some = numbers[first : first + _VARIABLES]
            rows = self._rows(
                f"SELECT {PASSAGE}, {PARAGRAPH} FROM passages p "
                "JOIN paragraphs q ON q.report = p.report AND q.number = p.paragraph "
                f"JOIN reports r ON r.number = p.report WHERE p.number IN ({','.join('?' * len(some))})",
                some,
            )
            found |= {row[0]: passage_of(row) for row in rows}
        return found

    def report(self, report_id: str) -> Report:
        """Give a report that is here, with its kept paragraphs."""
        row = self._rows(f"SELECT {REPORT}, text FROM reports WHERE id = ?", [report_id])[0]
        return report_of(row, self.paragraphs(report_id))

    def reports(self) -> Iterator[tuple[Report, bool, int, int]]:
        """Give every report without text and paragraphs, whether it was read whole, and its first and last passage."""
        for row in self._rows(f"SELECT {REPORT}, '', first, passages FROM reports ORDER BY number"):
            yield report_of(row[:11], ()), bool(row[9]), row[11], row[11] + row[12]

    def paragraphs(self, report_id: str) -> tuple[Paragraph, ...]:
        """Give a report's kept paragraphs in reading order."""
        return self._kept(report_id, "")

    def headings(self, report_id: str) -> tuple[Paragraph, ...]:
        """Give a report's kept headings in reading order; much quicker than the whole report."""
        return self._kept(report_id, "AND q.kind = 'heading'")

    def _kept(self, report_id: str, of_kind: str) -> tuple[Paragraph, ...]:
        rows = self._rows(
            f"SELECT {PARAGRAPH} FROM reports r JOIN paragraphs q ON q.report = r.number "
            f"WHERE r.id = ? AND q.rule IS NULL {of_kind} ORDER BY q.number",
            [report_id],
        )
        return tuple(map(paragraph_of, rows))

    def counts(self, report_id: str) -> tuple[int, int]:
        """Give how many paragraphs of the report are kept and how many were dropped."""
        rows = self._rows(
            "SELECT SUM(rule IS NULL), SUM(rule IS NOT NULL) FROM paragraphs "
            "WHERE report = (SELECT number FROM reports WHERE id = ?)",
            [report_id],
        )
        return int(rows[0][0] or 0), int(rows[0][1] or 0)

    def ledger(self, report_id: str | None = None) -> tuple[Removal, ...]:
        """Give what deduplication dropped, of one report or of all, in reading order."""
        one = "" if report_id is None else "AND r.id = ?"
        rows = self._rows(
            f"SELECT q.rule, q.score, q.kept_id, {PARAGRAPH} FROM paragraphs q JOIN reports r ON r.number = q.report "
            f"WHERE q.rule IS NOT NULL {one} ORDER BY q.report, q.number",
            [] if report_id is None else [report_id],
        )
        return tuple(Removal(row[0], row[1], paragraph_of(row[3:]), row[2]) for row in rows)

    def record(self, report_id: str) -> Record:
        """Give a report that is here as the rows it was written from."""
        number, *head, text = self._rows(f"SELECT number, {REPORT}, text FROM reports WHERE id = ?", [report_id])[0]
        paragraphs = self._rows(f"SELECT {_ROW} FROM paragraphs WHERE report = ? ORDER BY number", [number])
        passages = self._rows(
            "SELECT p.id, q.id, p.start, p.length, p.context, p.copies, p.first_year, p.last_year FROM passages p "
            "JOIN paragraphs q ON q.report = p.report AND q.number = p.paragraph WHERE p.report = ? ORDER BY p.number",
            [number],
        )
        sentences = self._rows("SELECT hashes FROM sentences WHERE report = ?", [number])[0][0]
        return Record(tuple(head), text, tuple(paragraphs), tuple(passages), sentences)

    def removed(self) -> dict[str, int]:
        """Give how many paragraphs were dropped of each report that lost any."""
        return dict(self._rows("SELECT id, removed FROM reports WHERE removed > 0"))

    def sentences(self, report_ids: Collection[str] | None = None) -> list[tuple[str, Hashes]]:
        """Give the id and the hashes of the sentences of these reports, or of all, to tell which ones they share."""
        chosen = "" if report_ids is None else f"WHERE r.id IN ({','.join('?' * len(report_ids))}) "
        rows = self._rows(
            f"SELECT r.id, s.hashes FROM reports r JOIN sentences s ON s.report = r.number {chosen}ORDER BY r.number",
            tuple(report_ids or ()),
        )
        return [(report_id, np.frombuffer(hashes, np.uint64)) for report_id, hashes in rows]

    def bodies(self, report_id: str) -> list[tuple[str, str]]:
        """Give id and text of a report's kept bodies, which hold its sentences."""
        return self._rows(
            "SELECT id, text FROM paragraphs WHERE report = (SELECT number FROM reports WHERE id = ?) "
            "AND rule IS NULL AND kind = 'body' ORDER BY number",
            [report_id],
        )

    def paragraph_ids(self, report_id: str) -> list[str]:
        """Give the ids of all of a report's paragraphs, the dropped ones too."""
        here = "(SELECT number FROM reports WHERE id = ?)"
        return [row[0] for row in self._rows(f"SELECT id FROM paragraphs WHERE report = {here}", [report_id])]

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        connection = getattr(self._local, "connection", None)
        try:
            if connection is None:
                connection = self._local.connection = sqlite3.connect(self._uri, uri=True)
            return connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError("索引的数据库文件已损坏：请运行 yanxiaoge build --full 重建。") from error
