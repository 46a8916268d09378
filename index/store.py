"""SQLite, behind one file: reports, passages and the ledger of one generation."""

from __future__ import annotations

import itertools
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import StoreError
from corpus.types import Paragraph, Period, Removal, Report, Section
from index.types import Passage

_SCHEMA = """
CREATE TABLE reports (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, sha256 TEXT, title TEXT, place TEXT, place_path TEXT,
    issuer TEXT, date TEXT, text TEXT, stripped TEXT, kept_all INTEGER);
CREATE TABLE paragraphs (
    id TEXT, report_id TEXT, number INTEGER, kind TEXT, path TEXT, period TEXT, status TEXT, text TEXT,
    start INTEGER, "end" INTEGER, page INTEGER, cut_off INTEGER, headless INTEGER, bodiless INTEGER,
    rule TEXT, score REAL, kept_id TEXT,
    PRIMARY KEY (id)) WITHOUT ROWID;
CREATE INDEX paragraphs_of_report ON paragraphs (report_id, number);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT, paragraph_id TEXT, start INTEGER, length INTEGER, context TEXT, copies TEXT);
"""
_PARAGRAPH = 'id, report_id, kind, path, period, status, text, start, "end", page, cut_off, headless, bodiless'

# SQLite binds at least this many values in one statement, however it was built.
_VARIABLES = 30_000

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as a generation holds it."""

    report: Report
    """With its kept paragraphs."""
    removals: tuple[Removal, ...]
    passages: tuple[Passage, ...]
    kept_all: bool
    """Nothing was deduplicated or split."""


class Store:
    """Reads one generation's database; every thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """Give the passages of these numbers, in that order."""
        found: dict[int, Passage] = {}
        for first in range(0, len(numbers), _VARIABLES):
            found |= self._passages([int(n) for n in numbers[first : first + _VARIABLES]])
        return [found[int(number)] for number in numbers]

    def _passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        marks = ",".join("?" * len(numbers))
        columns = ", ".join(f"q.{name.strip()}" for name in _PARAGRAPH.split(","))
        rows = self._rows(
            f"SELECT p.number, p.id, p.start, p.length, p.context, p.copies, {columns} FROM passages p "
            f"JOIN paragraphs q ON q.id = p.paragraph_id WHERE p.number IN ({marks})",
            numbers,
        )
        return {row[0]: _passage(row) for row in rows}

    def report(self, report_id: str) -> Report:
        """Give a report with its kept paragraphs."""
        rows = self._rows("SELECT * FROM reports WHERE id = ?", [report_id])
        if not rows:
            raise StoreError(f"索引里没有报告“{report_id}”：请用 yanxiaoge reports 查看有哪些报告。")
        return _report(rows[0], self.paragraphs(report_id))

    def reports(self) -> tuple[Report, ...]:
        """Give all reports in order, without text and paragraphs."""
        columns = "number, id, source, sha256, title, place, place_path, issuer, date, '', '[]', kept_all"
        return tuple(_report(row, ()) for row in self._rows(f"SELECT {columns} FROM reports ORDER BY number"))

    def kept_all(self) -> dict[str, bool]:
        """Say of each report whether it was read without deduplication."""
        return {row[0]: bool(row[1]) for row in self._rows("SELECT id, kept_all FROM reports ORDER BY number")}

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Give every report whole, with the number of its first passage."""
        kept_all = self.kept_all()
        numbers: dict[str, list[int]] = {report_id: [] for report_id in kept_all}
        for number, report_id in self._rows(
            "SELECT p.number, q.report_id FROM passages p JOIN paragraphs q ON q.id = p.paragraph_id ORDER BY p.number"
        ):
            numbers[report_id].append(number)
        first = 0
        for report_id, own in numbers.items():
            report, removals = self.report(report_id), self.ledger(report_id)
            yield first, Entry(report, removals, tuple(self.passages(own)), kept_all[report_id])
            first += len(own)

    def counts(self, report_id: str) -> tuple[int, int]:
        """Give how many paragraphs of the report are kept and how many were dropped."""
        rows = self._rows(
            "SELECT SUM(rule IS NULL), SUM(rule IS NOT NULL) FROM paragraphs WHERE report_id = ?", [report_id]
        )
        return int(rows[0][0] or 0), int(rows[0][1] or 0)

    def paragraphs(self, report_id: str) -> tuple[Paragraph, ...]:
        """Give a report's kept paragraphs in reading order."""
        rows = self._rows(
            f"SELECT {_PARAGRAPH} FROM paragraphs WHERE report_id = ? AND rule IS NULL ORDER BY number",
            [report_id],
        )
        return tuple(map(_paragraph, rows))

    def ledger(self, report_id: str | None = None) -> tuple[Removal, ...]:
        """Give what deduplication dropped, of one report or of all, in reading order."""
        where = "" if report_id is None else "AND report_id = ?"
        rows = self._rows(
            f"SELECT rule, score, kept_id, {_PARAGRAPH} FROM paragraphs "
            f"WHERE rule IS NOT NULL {where} ORDER BY report_id, number",
            [] if report_id is None else [report_id],
        )
        return tuple(Removal(row[0], row[1], _paragraph(row[3:]), row[2]) for row in rows)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        connection = getattr(self._local, "connection", None)
        try:
            if connection is None:
                connection = self._local.connection = sqlite3.connect(self._uri, uri=True)
            return connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError("索引的数据库文件已损坏：请运行 yanxiaoge build --full 重建。") from error


def write_store(path: Path, entries: Iterable[Entry]) -> None:
    """Write the database; passages are numbered in the order given. Raises OSError when the disk refuses."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + _SCHEMA)
            passage_number = itertools.count()
            for number, entry in enumerate(entries):
                connection.execute(f"INSERT INTO reports VALUES ({'?,' * 11}?)", _report_row(number, entry))
                rows = list(_paragraph_rows(entry))
                connection.executemany(f"INSERT INTO paragraphs VALUES ({'?,' * 16}?)", rows)
                numbered = [(next(passage_number), *_passage_row(passage)) for passage in entry.passages]
                connection.executemany("INSERT INTO passages VALUES (?,?,?,?,?,?,?)", numbered)
            connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(5, f"数据库写入失败：{error}") from error


def _paragraph_rows(entry: Entry) -> Iterator[Row]:
    rows: list[tuple[Paragraph, str | None, float | None, str | None]]
    rows = [(p, None, None, None) for p in entry.report.paragraphs]
    rows += [(r.removed, r.rule, r.score, r.kept_id) for r in entry.removals]
    for number, (p, *removal) in enumerate(sorted(rows, key=lambda row: row[0].start)):
        section = (_dump(p.section.path), _text(p.section.period), p.section.status)
        flags = (p.page, p.cut_off, p.headless, p.bodiless)
        yield p.id, p.report_id, number, p.kind, *section, p.text, p.start, p.end, *flags, *removal


def _report_row(number: int, entry: Entry) -> Row:
    r = entry.report
    path, stripped = _dump(r.place_path), _dump(r.stripped)
    return number, r.id, r.source, r.sha256, r.title, r.place, path, r.issuer, r.date, r.text, stripped, entry.kept_all


def _passage_row(p: Passage) -> Row:
    return p.id, p.paragraph.id, p.start, len(p.text), p.context, _dump(p.copies)


def _report(row: Row, paragraphs: tuple[Paragraph, ...]) -> Report:
    _, report_id, source, sha256, title, place, path, issuer, date, text, stripped, _ = row
    pairs = tuple((int(a), int(b)) for a, b in json.loads(stripped))
    place_path = tuple(json.loads(path))
    return Report(report_id, source, sha256, text, title, place, place_path, issuer, date, paragraphs, pairs)


def _paragraph(row: Row) -> Paragraph:
    paragraph_id, report_id, kind, path, period, status, text, start, end, page, cut_off, headless, bodiless = row
    section = Section(tuple(json.loads(path)), Period.parse(period) if period else None, status)
    flags = (bool(cut_off), bool(headless), bool(bodiless))
    return Paragraph(paragraph_id, report_id, kind, section, text, start, end, page, *flags)


def _passage(row: Row) -> Passage:
    _, passage_id, start, length, context, copies, *rest = row
    paragraph = _paragraph(tuple(rest))
    first = start - paragraph.start
    return Passage(
        passage_id, paragraph, start, paragraph.text[first : first + length], context, tuple(json.loads(copies))
    )


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _text(period: Period | None) -> str | None:
    return str(period) if period else None
