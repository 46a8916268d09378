"""SQLite, behind one file: the reports, passages and ledger of one segment."""

from __future__ import annotations

import errno
import json
import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.errors import StoreError
from corpus.types import Paragraph, Period, Removal, Report, Section, Status
from index.links import Hashes
from index.record import Record, Row
from index.types import Passage

_SCHEMA = """
CREATE TABLE reports (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, sha256 TEXT, title TEXT, place TEXT, place_path TEXT,
    issuer TEXT, date TEXT, stripped TEXT, kept_all INTEGER, first INTEGER, passages INTEGER,
    removed INTEGER, text TEXT);
CREATE TABLE paragraphs (
    report INTEGER, number INTEGER, id TEXT, kind TEXT, path TEXT, period TEXT, status TEXT,
    start INTEGER, "end" INTEGER, page INTEGER, cut_off INTEGER, headless INTEGER, bodiless INTEGER,
    rule TEXT, score REAL, kept_id TEXT, text TEXT,
    PRIMARY KEY (report, number)) WITHOUT ROWID;
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT, report INTEGER, paragraph INTEGER, start INTEGER, length INTEGER,
    context TEXT, copies TEXT, first_year INTEGER, last_year INTEGER);
CREATE TABLE sentences (report INTEGER PRIMARY KEY, hashes BLOB);
CREATE INDEX dropped ON paragraphs (report) WHERE rule IS NOT NULL;
"""
_REPORT = "id, source, sha256, title, place, place_path, issuer, date, stripped, kept_all"
_PARAGRAPH = (
    "q.id, r.id, q.kind, q.path, q.period, q.status, q.text, "
    'q.start, q."end", q.page, q.cut_off, q.headless, q.bodiless'
)
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
                "SELECT p.number, p.id, p.start, p.length, p.context, p.first_year, p.last_year, p.copies, "
                f"{_PARAGRAPH} FROM passages p "
                "JOIN paragraphs q ON q.report = p.report AND q.number = p.paragraph "
                f"JOIN reports r ON r.number = p.report WHERE p.number IN ({','.join('?' * len(some))})",
                some,
            )
            found |= {row[0]: _passage(row) for row in rows}
        return found

    def report(self, report_id: str) -> Report:
        """Give a report that is here, with its kept paragraphs."""
        row = self._rows(f"SELECT {_REPORT}, text FROM reports WHERE id = ?", [report_id])[0]
        return _report(row, self.paragraphs(report_id))

    def reports(self) -> Iterator[tuple[Report, bool, int, int]]:
        """Give every report without text and paragraphs, whether it was read whole, and its first and last passage."""
        for row in self._rows(f"SELECT {_REPORT}, '', first, passages FROM reports ORDER BY number"):
            yield _report(row[:11], ()), bool(row[9]), row[11], row[11] + row[12]

    def paragraphs(self, report_id: str) -> tuple[Paragraph, ...]:
        """Give a report's kept paragraphs in reading order."""
        return self._kept(report_id, "")

    def headings(self, report_id: str) -> tuple[Paragraph, ...]:
        """Give a report's kept headings in reading order; much quicker than the whole report."""
        return self._kept(report_id, "AND q.kind = 'heading'")

    def _kept(self, report_id: str, of_kind: str) -> tuple[Paragraph, ...]:
        rows = self._rows(
            f"SELECT {_PARAGRAPH} FROM reports r JOIN paragraphs q ON q.report = r.number "
            f"WHERE r.id = ? AND q.rule IS NULL {of_kind} ORDER BY q.number",
            [report_id],
        )
        return tuple(map(_paragraph, rows))

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
            f"SELECT q.rule, q.score, q.kept_id, {_PARAGRAPH} FROM paragraphs q JOIN reports r ON r.number = q.report "
            f"WHERE q.rule IS NOT NULL {one} ORDER BY q.report, q.number",
            [] if report_id is None else [report_id],
        )
        return tuple(Removal(row[0], row[1], _paragraph(row[3:]), row[2]) for row in rows)

    def record(self, report_id: str) -> Record:
        """Give a report that is here as the rows it was written from."""
        number, *head, text = self._rows(f"SELECT number, {_REPORT}, text FROM reports WHERE id = ?", [report_id])[0]
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


class DatabaseWriter:
    """Writes a database report by report; passages are numbered as they come. Raises OSError when the disk refuses."""

    def __init__(self, path: Path) -> None:
        self.passages = 0
        self.sentences: list[tuple[str, Hashes]] = []
        """What `Database.sentences` will give."""
        self._reports = 0
        with _disk_errors():
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + _SCHEMA)

    def add(self, record: Record) -> None:
        """Write one report."""
        number, first, text = self._reports, self.passages, record.text
        self._reports += 1
        self.passages += len(record.passages)
        numbers = {row[0]: n for n, row in enumerate(record.paragraphs)}
        paragraphs = [(number, n, *row, text[row[5] : row[6]]) for n, row in enumerate(record.paragraphs)]
        passages = [(first + n, row[0], number, numbers[row[1]], *row[2:]) for n, row in enumerate(record.passages)]
        self.sentences.append((record.id, np.frombuffer(record.sentences, np.uint64)))
        head = (number, *record.report, first, len(passages), record.removed, text)
        with _disk_errors():
            self._connection.execute(f"INSERT INTO reports VALUES ({'?,' * 14}?)", head)
            self._connection.executemany(f"INSERT INTO paragraphs VALUES ({'?,' * 16}?)", paragraphs)
            self._connection.executemany(f"INSERT INTO passages VALUES ({'?,' * 9}?)", passages)
            self._connection.execute("INSERT INTO sentences VALUES (?, ?)", (number, record.sentences))

    def finish(self) -> None:
        """Commit and close; what is not finished is worthless."""
        with _disk_errors():
            self._connection.execute("COMMIT")
        self.close()

    def close(self) -> None:
        """Close, whatever happened."""
        with suppress(sqlite3.Error):
            self._connection.close()


class _disk_errors:  # noqa: N801 - reads as a context manager
    """Turn SQLite's complaints about the disk into what the disk would have raised."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.IntegrityError):
            full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
            raise OSError(errno.ENOSPC if full else errno.EIO, f"数据库写入失败：{error}") from error


def _report(row: Row, paragraphs: tuple[Paragraph, ...]) -> Report:
    report_id, source, sha256, title, place, path, issuer, date, stripped, _, text = row
    pairs = tuple((int(a), int(b)) for a, b in json.loads(stripped)) if stripped != "[]" else ()
    return Report(report_id, source, sha256, text, title, place, _path(path), issuer, date, paragraphs, pairs)


@lru_cache(4096)
def _path(names: str) -> tuple[str, ...]:
    """Read the path of a place or a section; many reports have the same."""
    return tuple(json.loads(names))


@lru_cache(4096)
def _section(path: str, period: str | None, status: Status | None) -> Section:
    """Read a section; all paragraphs under one heading have the same."""
    return Section(_path(path), Period.parse(period) if period else None, status)


def _paragraph(row: Row) -> Paragraph:
    paragraph_id, report_id, kind, path, period, status, text, start, end, page, cut_off, headless, bodiless = row
    section = _section(path, period, status)
    flags = (bool(cut_off), bool(headless), bool(bodiless))
    return Paragraph(paragraph_id, report_id, kind, section, text, start, end, page, *flags)


def _passage(row: Row) -> Passage:
    _, passage_id, start, length, context, first_year, last_year, copies, *rest = row
    paragraph = _paragraph(tuple(rest))
    first = start - paragraph.start
    return Passage(
        passage_id,
        paragraph,
        start,
        paragraph.text[first : first + length],
        context,
        tuple(json.loads(copies)),
        Period(first_year, last_year) if first_year else None,
    )
