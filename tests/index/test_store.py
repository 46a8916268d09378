from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.types import Paragraph, Period, Removal, Report, Section
from index.store import Entry, Store, write_store
from index.types import Passage

P25 = Period(2025, 2025)
P21 = Period(2021, 2025)


def para(report_id: str, number: int, text: str, start: int, **more) -> Paragraph:
    section = more.pop("section", Section(("2025年工作亮点", "工业"), P25, "done"))
    return Paragraph(f"{report_id}#{number}", report_id, "body", section, text, start, start + len(text), **more)


def world() -> list[Entry]:
    first = para("甲", 1, "产值５亿元，", 0, page=3, cut_off=True)
    copy = para("甲", 2, "产值5亿元，", 7, section=Section((), P21, None))
    last = para("甲", 3, "增长5%。", 14, headless=True, section=Section((), None, "planned"))
    text = "产值５亿元，\n产值5亿元，\n增长5%。"
    report = Report(
        "甲",
        "甲.txt",
        "f" * 64,
        text,
        "题“名”",
        "盐湖区",
        ("山西省", "盐湖区"),
        "大会",
        "2025-12",
        (first, last),
        ((3, 2),),
    )
    passages = (
        Passage("甲#1", first, 0, "产值５亿元，", "盐湖区 工业", ("甲#2",)),
        Passage("甲#3", last, 14, "增长", ""),
        Passage("甲#3.2", last, 16, "5%。", ""),
    )
    other = Paragraph("d1", "乙", "heading", Section(("题",), None, None), "题", 0, 1, bodiless=True)
    second = Report("乙", "乙.jsonl", "0" * 64, "题", "题", None, (), None, None, (other,))
    return [
        Entry(report, (Removal("equal", 1.0, copy, "甲#1"),), passages, False),
        Entry(second, (), (Passage("d1", other, 0, "题", "", ()),), True),
    ]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    write_store(tmp_path / "a b?#.sqlite", world())
    return Store(tmp_path / "a b?#.sqlite")


def test_everything_comes_back(store: Store):
    first, second = world()
    assert list(store.entries()) == [(0, first), (3, second)]
    assert store.report("甲") == first.report
    assert store.paragraphs("甲") == first.report.paragraphs
    assert store.kept_all() == {"甲": False, "乙": True}


def test_passages_in_the_order_asked(store: Store):
    first, second = world()
    assert store.passages([3, 0, 2]) == [second.passages[0], first.passages[0], first.passages[2]]
    assert store.passages([1, 1]) == [first.passages[1]] * 2
    assert store.passages([]) == []


def test_reports_without_their_text(store: Store):
    assert store.reports() == tuple(replace(e.report, text="", paragraphs=(), stripped=()) for e in world())


def test_the_ledger(store: Store):
    assert store.ledger() == store.ledger("甲") == world()[0].removals
    assert store.ledger("乙") == ()


@pytest.mark.parametrize(("report_id", "counts"), [("甲", (2, 1)), ("乙", (1, 0)), ("丙", (0, 0))])
def test_counts(store: Store, report_id: str, counts: tuple[int, int]):
    assert store.counts(report_id) == counts


def test_a_report_that_is_not_there(store: Store):
    with pytest.raises(StoreError) as caught:
        store.report("丙")
    assert str(caught.value) == "索引里没有报告“丙”：请用 yanxiaoge reports 查看有哪些报告。"


def test_every_thread_may_read(store: Store):
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(store.passages([0, 1, 2, 3])))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 4


def test_reading_leaves_no_file_and_may_not_write(store: Store, tmp_path: Path):
    store.reports()
    assert [path.name for path in tmp_path.iterdir()] == ["a b?#.sqlite"]
    with pytest.raises(StoreError):
        store._rows("DELETE FROM reports")
    assert len(store.reports()) == 2


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00" + b"\xff" * 4096, b"words" * 1000])
def test_a_damaged_database(tmp_path: Path, data: bytes):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(StoreError) as caught:
        Store(tmp_path / "x").reports()
    assert str(caught.value) == "索引的数据库文件已损坏：请运行 yanxiaoge build --full 重建。"


def test_a_disk_that_refuses(tmp_path: Path):
    with pytest.raises(OSError, match="数据库写入失败：unable to open database file"):
        write_store(tmp_path / "nowhere" / "x", world())


def test_an_id_used_twice_is_never_written(tmp_path: Path):
    with pytest.raises(sqlite3.IntegrityError):
        write_store(tmp_path / "x", [*world(), *world()])
