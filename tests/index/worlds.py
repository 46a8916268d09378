"""Reports as rows, made without a file, and stores that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from corpus.errors import ReportError
from corpus.types import Paragraph, Period, Removal, Report, Section
from index.database import Database
from index.databasewriter import DatabaseWriter
from index.reading import read_job, record_of
from index.record import Record
from index.store import Store
from index.types import Passage

P25 = Period(2025, 2025)
P21 = Period(2021, 2025)
UNSAID = Period(2024, 2026)
"""What a report of December 2025 may speak of where it does not say."""

World = tuple[Report, tuple[Removal, ...], tuple[Passage, ...], bool]


def para(report_id: str, number: int, text: str, start: int, **more) -> Paragraph:
    section = more.pop("section", Section(("2025年工作亮点", "工业"), P25, "done"))
    return Paragraph(f"{report_id}#{number}", report_id, "body", section, text, start, start + len(text), **more)


def world() -> list[World]:
    """Two reports with all that a report can have: report, ledger, passages, and whether it was read whole."""
    first = para("甲", 1, "产值５亿元，", 0, page=3, cut_off=True)
    copy = para("甲", 2, "产值5亿元，", 7, section=Section((), P21, None))
    last = para("甲", 3, "增长5%。", 14, headless=True, section=Section((), None, "planned"))
    text = "产值５亿元，\n产值5亿元，\n增长5%。"
    place = ("山西省", "盐湖区")
    head = ("甲", "甲.txt", "f" * 64, text, "题“名”", "盐湖区", place, "大会", "2025-12")
    passages = (
        Passage("甲#1", first, 0, "产值５亿元，", "盐湖区 工业", ("甲#2",), P25),
        Passage("甲#3", last, 14, "增长", "", (), UNSAID),
        Passage("甲#3.2", last, 16, "5%。", "", (), UNSAID),
    )
    other = Paragraph("d1", "乙", "heading", Section(("题",), None, None), "题", 0, 1, bodiless=True)
    second = Report("乙", "乙.jsonl", "0" * 64, "题", "题", None, (), None, None, (other,))
    return [
        (Report(*head, (first, last), ((3, 2),)), (Removal("equal", 1.0, copy, "甲#1"),), passages, False),
        (second, (), (Passage("d1", other, 0, "题", "", ()),), True),
    ]


def records() -> list[Record]:
    """The same as rows."""
    return [record_of(report, removals, passages, kept_all=whole) for report, removals, passages, whole in world()]


def plain_record(
    report_id: str, *periods: Period | None, source: str = "", sha256: str = "", kept_all: bool = False
) -> Record:
    """A report with one passage, of one character, for each period."""
    paragraphs = tuple(
        Paragraph(f"{report_id}#{i}", report_id, "body", Section((), period, None), "字", i, i + 1)
        for i, period in enumerate(periods)
    )
    passages = [Passage(p.id, p, p.start, p.text, "") for p in paragraphs]
    report = Report(report_id, source, sha256, "字" * len(periods), "题", None, (), None, None, paragraphs)
    return record_of(report, (), passages, kept_all=kept_all)


def body_record(report_id: str, *texts: str, kept_all: bool = False) -> Record:
    """A report whose paragraphs are these bodies, a passage each."""
    text = "\n".join(texts)
    starts = [sum(len(before) + 1 for before in texts[:i]) for i in range(len(texts))]
    paragraphs = tuple(para(report_id, i, texts[i], start) for i, start in enumerate(starts))
    passages = [Passage(p.id, p, p.start, p.text, "") for p in paragraphs]
    report = Report(report_id, report_id, "", text, "题", None, (), None, None, paragraphs)
    return record_of(report, (), passages, kept_all=kept_all)


def write_database(path: Path, rows: Sequence[Record]) -> Database:
    """Write the reports and open them."""
    with closing(DatabaseWriter(path)) as writer:
        for record in rows:
            writer.add(record)
        writer.finish()
    return Database(path)


def store_of(folder: Path, *segments: Sequence[Record], gone: Sequence[str] = ()) -> Store:
    """Write each segment's database and open them all."""
    databases = [write_database(folder / f"{i}.sqlite", rows) for i, rows in enumerate(segments)]
    sizes = [sum(len(record.passages) for record in rows) for rows in segments]
    return Store(databases, [sum(sizes[:i]) for i in range(len(sizes))], gone)


def read_here(_function: str, jobs: Sequence[bytes], *, names: Sequence[str]) -> Iterator[bytes | ReportError]:
    """Stand in for `run_in_children`, without a child."""
    for job, _ in zip(jobs, names, strict=True):
        try:
            answer: bytes | ReportError = read_job(job)
        except ReportError as error:
            answer = error
        yield answer
