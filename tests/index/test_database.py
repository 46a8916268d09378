from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import StoreError
from index.database import Database
from index.databasewriter import DatabaseWriter
from index.links import hashes_of
from tests.index.worlds import body_record, records, world, write_database

DAMAGED = "索引的数据库文件已损坏：请运行 yanxiaoge build --full 重建。"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return write_database(tmp_path / "a b?#.sqlite", records())


def test_reports_come_back(database: Database):
    for report, _, _, _ in world():
        assert database.report(report.id) == report
        assert database.paragraphs(report.id) == report.paragraphs


def test_reports_without_their_text_and_where_their_passages_are(database: Database):
    (first, *_), (second, *_) = world()
    bare = [replace(report, text="", paragraphs=()) for report in (first, second)]
    assert list(database.reports()) == [(bare[0], False, 0, 3), (bare[1], True, 3, 4)]


def test_passages_by_number(database: Database):
    first, second = world()
    assert database.passages([3, 0, 2]) == {0: first[2][0], 2: first[2][2], 3: second[2][0]}
    assert database.passages([1, 1]) == {1: first[2][1]}
    assert database.passages([]) == database.passages([99]) == {}


def test_more_passages_than_a_statement_can_name(database: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.database._VARIABLES", 2)
    assert list(database.passages([0, 1, 2, 3, 0])) == [0, 1, 2, 3]


def test_the_rows_come_back_as_they_were_written(database: Database):
    assert [database.record(record.id) for record in records()] == records()


def test_sentences_are_kept_by_their_hash(tmp_path: Path):
    shared = "改造老旧小区58个，惠及居民1.2万户。"
    rows = [body_record("甲", shared, "短句。", shared), body_record("乙", kept_all=True), body_record("丙", "短句。")]
    database = write_database(tmp_path / "a.sqlite", rows)
    assert [(i, own.tolist()) for i, own in database.sentences()] == [
        ("甲", hashes_of([shared]).tolist()), ("乙", []), ("丙", []),
    ]  # fmt: skip
    assert database.bodies("甲") == [("甲#0", shared), ("甲#1", "短句。"), ("甲#2", shared)]
    assert database.bodies("丁") == []


def test_what_was_dropped(database: Database):
    removals = world()[0][1]
    assert database.ledger() == database.ledger("甲") == removals
    assert database.ledger("乙") == ()
    assert database.removed() == {"甲": 1}


@pytest.mark.parametrize(("report_id", "counts"), [("甲", (2, 1)), ("乙", (1, 0)), ("丙", (0, 0))])
def test_counts(database: Database, report_id: str, counts: tuple[int, int]):
    assert database.counts(report_id) == counts


def test_the_ids_of_all_paragraphs(database: Database):
    assert sorted(database.paragraph_ids("甲")) == ["甲#1", "甲#2", "甲#3"]
    assert database.paragraph_ids("乙") == ["d1"]


def test_every_thread_may_read(database: Database):
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(database.passages([0, 1, 2, 3])))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 4


def test_reading_leaves_no_file_and_may_not_write(database: Database, tmp_path: Path):
    list(database.reports())
    assert [path.name for path in tmp_path.iterdir()] == ["a b?#.sqlite"]
    with pytest.raises(StoreError):
        database._rows("DELETE FROM reports")
    assert len(list(database.reports())) == 2


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00" + b"\xff" * 4096, b"words" * 1000])
def test_a_damaged_database(tmp_path: Path, data: bytes):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(StoreError) as caught:
        list(Database(tmp_path / "x").reports())
    assert str(caught.value) == DAMAGED


def test_a_missing_database(tmp_path: Path):
    with pytest.raises(StoreError) as caught:
        list(Database(tmp_path / "x").reports())
    assert str(caught.value) == DAMAGED
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses(tmp_path: Path):
    with pytest.raises(OSError, match="数据库写入失败：unable to open database file"):
        DatabaseWriter(tmp_path / "nowhere" / "x")


def test_an_id_used_twice_is_never_written(tmp_path: Path):
    with pytest.raises(sqlite3.IntegrityError):
        write_database(tmp_path / "x", [*records(), *records()])


def test_what_is_not_finished_is_worthless(tmp_path: Path):
    with closing(DatabaseWriter(tmp_path / "x")) as writer:
        writer.add(records()[0])
        assert writer.passages == 3
    with pytest.raises(StoreError):
        list(Database(tmp_path / "x").reports())


def test_a_database_of_nothing(tmp_path: Path):
    database = write_database(tmp_path / "x", [])
    assert (list(database.reports()), database.ledger(), database.removed()) == ([], (), {})
