"""What a child process does for one file alone: read, deduplicate, cut into passages, find terms, hash sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path

from corpus.dedup import deduplicate
from corpus.parts import is_opening
from corpus.read import read_report
from corpus.types import Paragraph, Period, Removal, Report
from index.job import answer_of
from index.links import hashes_of
from index.passages import passages_of
from index.postings import postings_of
from index.record import Record, Row
from index.types import Passage


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
        b"" if kept_all else hashes_of(p.text for p in report.paragraphs if p.kind == "body").tobytes(),
        report.unread,
    )


def read_job(job: bytes) -> bytes:
    """Do in a child process all that can be done for one file alone: a job of `job_of` to an answer of `answer_of`.

    Raises ReportError when the file cannot be read.
    """
    path, report_id, keep_all = json.loads(job)
    report = read_report(Path(path), report_id)
    paragraphs, removals = (report.paragraphs, ()) if keep_all else deduplicate(report.paragraphs)
    passages = passages_of(report, paragraphs, removals, split=not keep_all)
    record = record_of(replace(report, paragraphs=paragraphs), removals, passages, kept_all=keep_all)
    return answer_of(record, postings_of(record.embedded))


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
