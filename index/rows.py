"""Rows of the database as the values they were written from."""

from __future__ import annotations

import json
from functools import lru_cache

from corpus.types import Paragraph, Period, Report, Section, Status
from index.record import Row
from index.types import Passage

REPORT = "id, source, sha256, title, place, place_path, issuer, date, stripped, kept_all"
"""The columns that `report_of` reads, with the text behind them."""
PARAGRAPH = (
    "q.id, r.id, q.kind, q.path, q.period, q.status, q.text, "
    'q.start, q."end", q.page, q.cut_off, q.headless, q.bodiless'
)
"""Those that `paragraph_of` reads, of paragraphs `q` and their report `r`."""
PASSAGE = "p.number, p.id, p.start, p.length, p.context, p.first_year, p.last_year, p.copies"
"""Those that `passage_of` reads, of passages `p`, with its paragraph's behind them."""


def report_of(row: Row, paragraphs: tuple[Paragraph, ...]) -> Report:
    """Read a report, whose paragraphs are read elsewhere."""
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


def paragraph_of(row: Row) -> Paragraph:
    """Read a paragraph."""
    paragraph_id, report_id, kind, path, period, status, text, start, end, page, cut_off, headless, bodiless = row
    section = _section(path, period, status)
    flags = (bool(cut_off), bool(headless), bool(bodiless))
    return Paragraph(paragraph_id, report_id, kind, section, text, start, end, page, *flags)


def passage_of(row: Row) -> Passage:
    """Read a passage, with its paragraph."""
    _, passage_id, start, length, context, first_year, last_year, copies, *rest = row
    paragraph = paragraph_of(tuple(rest))
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
