"""A report as the index keeps it: plain rows that travel between processes and into the database as they are."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from corpus.dedup import deduplicate
from corpus.parts import is_opening
from corpus.read import read_report
from corpus.types import Paragraph, Period, Removal, Report
from index.passages import passages_of
from index.postings import Postings, postings_of
from index.types import Passage

Row = tuple[Any, ...]

_SIZES = struct.Struct("<4Q")


@dataclass(frozen=True, slots=True)
class Record:
    """One report's rows; the texts of paragraphs and passages are cut from the report's."""

    report: Row
    """id, source, sha256, title, place, place_path, issuer, date, stripped, kept_all."""
    text: str
    paragraphs: tuple[Row, ...]
    """In reading order, the dropped ones too: id, kind, path, period, status, start, end, page, cut_off, headless,
    bodiless, rule, score, kept_id."""
    passages: tuple[Row, ...]
    """id, paragraph's id, start, length, context, copies, first and last year (0 where unknown)."""

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.report[0])

    @property
    def source(self) -> str:
        """The report's file name."""
        return str(self.report[1])

    @property
    def embedded(self) -> list[str]:
        """What is indexed of each passage."""
        return [embedded_text(context, self.text[s : s + size]) for _, _, s, size, context, *_ in self.passages]

    @property
    def bodies(self) -> list[str]:
        """The kept bodies, whose sentences other reports may share; none of a report that was read as it is."""
        kept = (row for row in self.paragraphs if row[1] == "body" and row[11] is None and not self.report[9])
        return [self.text[row[5] : row[6]] for row in kept]

    @property
    def removed(self) -> int:
        """How many paragraphs deduplication dropped."""
        return sum(row[11] is not None for row in self.paragraphs)


def embedded_text(context: str, text: str) -> str:
    """Give what is indexed of a passage: its context, then its text."""
    return f"{context}\n{text}" if context else text


def record_of(
    report: Report, removals: Sequence[Removal], passages: Sequence[Passage], *, kept_all: bool = False
) -> Record:
    """Turn a report with its kept paragraphs, its ledger and its passages into rows."""
    head = (report.id, report.source, report.sha256, report.title, report.place, _dump(report.place_path))
    rows = [_paragraph_row(p) for p in report.paragraphs]
    rows += [(*_paragraph_row(r.removed)[:-3], r.rule, r.score, r.kept_id) for r in removals]
    return Record(
        (*head, report.issuer, report.date, _dump(report.stripped), kept_all),
        report.text,
        tuple(sorted(rows, key=lambda row: row[5])),
        tuple(_passage_row(passage, _years_of(report)) for passage in passages),
    )


def read_job(job: bytes) -> bytes:
    """Do in a child process all that can be done for one file alone: a job of `job_of` to a result for `result_of`.

    Raises ReportError when the file cannot be read.
    """
    path, report_id, keep_all = json.loads(job)
    report = read_report(Path(path), report_id)
    paragraphs, removals = (report.paragraphs, ()) if keep_all else deduplicate(report.paragraphs)
    passages = passages_of(report, paragraphs, removals, split=not keep_all)
    record = record_of(replace(report, paragraphs=paragraphs), removals, passages, kept_all=keep_all)
    postings = postings_of(record.embedded)
    parts = (
        json.dumps((record.report, record.paragraphs, record.passages), ensure_ascii=False).encode(),
        record.text.encode(),
        postings.keys.tobytes(),
        postings.lengths.tobytes(),
    )
    return b"".join([_SIZES.pack(*map(len, parts)), *parts])


def job_of(path: Path, report_id: str, *, keep_all: bool) -> bytes:
    """Say which file to read, and how."""
    return json.dumps([str(path.resolve()), report_id, keep_all]).encode()


def result_of(answer: bytes) -> tuple[Record, Postings]:
    """Take apart what `read_job` gave; nothing of it keeps the whole answer in memory."""
    view = memoryview(answer)
    ends = np.cumsum([_SIZES.size, *_SIZES.unpack_from(answer)]).tolist()
    rows, text, keys, lengths = (view[a:b] for a, b in pairwise(ends))
    report, paragraphs, passages = json.loads(bytes(rows))
    record = Record(tuple(report), str(text, "utf-8"), tuple(map(tuple, paragraphs)), tuple(map(tuple, passages)))
    return record, Postings(np.frombuffer(keys, np.uint64).copy(), np.frombuffer(lengths, np.int32).copy())


def _paragraph_row(p: Paragraph) -> Row:
    period = str(p.section.period) if p.section.period else None
    place = (p.start, p.end, p.page, p.cut_off, p.headless, p.bodiless)
    return p.id, p.kind, _dump(p.section.path), period, p.section.status, *place, None, None, None


def _years_of(report: Report) -> Period:
    """Give the years that a report speaks of where it names none; one that opens its year does not see the next."""
    if report.year is None:
        return Period(0, 0)
    return Period(report.year - 1, report.year if is_opening(report) else report.year + 1)


def _passage_row(p: Passage, years_of_report: Period) -> Row:
    years = astuple(p.paragraph.section.period or years_of_report)
    return p.id, p.paragraph.id, p.start, len(p.text), p.context, _dump(p.copies), *years


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
