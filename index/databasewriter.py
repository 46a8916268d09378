"""Writes the database of one segment, which `index.database` reads."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import suppress
from pathlib import Path

import numpy as np

from index.links import Hashes
from index.record import Record

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
