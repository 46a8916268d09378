"""A report whose file has only another name: its rows are taken over under the new id."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.masthead import read_masthead
from corpus.readers import JSONL
from corpus.types import Report
from index.record import Record, Row
from index.store import Store


@dataclass(frozen=True, slots=True)
class Renaming:
    """A report under a new id, after its file's new name."""

    id: str
    former: str
    source: str
    """The file's new name."""


def find_renamed(
    added: Iterable[tuple[str, Path, str | None]], removed: Collection[str], old: Store
) -> tuple[Renaming, ...]:
    """Pair new files with reports that are gone and hold the same bytes; each with one at most.

    `added` gives id, file and content hash. Where a name tells something else than the former one did, such as another
    year, the file has to be read again. So has a .jsonl file: its paragraphs have ids of their own.
    """
    gone = {report.sha256: report for report in old.reports() if report.id in removed}
    pairs = []
    for report_id, path, sha256 in added:
        former = gone.get(sha256 or "")
        if former and path.suffix.lower() != JSONL and _reads_alike(old.report(former.id), path):
            pairs.append(Renaming(report_id, former.id, path.name))
            del gone[former.sha256]
    return tuple(pairs)


def _reads_alike(report: Report, path: Path) -> bool:
    """Say whether the file's name tells as much of title, place and date as the former name did."""
    former = Path(report.source)
    titles = [p.text for p in report.paragraphs if p.kind == "title"]
    told = [read_masthead(name.stem, titles, report.text) for name in (former, path)]
    return told[0] == told[1] and former.suffix.lower() == path.suffix.lower()


def rename(record: Record, renaming: Renaming) -> Record:
    """Give the rows of a report under its new id and file name."""
    report_id = renaming.id
    ids = {str(row[0]): f"{report_id}{str(row[0]).removeprefix(record.id)}" for row in record.paragraphs}
    return replace(
        record,
        report=(report_id, renaming.source, *record.report[2:]),
        paragraphs=tuple((ids[row[0]], *row[1:-1], ids.get(row[-1], row[-1])) for row in record.paragraphs),
        passages=tuple(_passage(row, record.id, report_id, ids) for row in record.passages),
    )


def _passage(row: Row, former: str, report_id: str, ids: Mapping[str, str]) -> Row:
    number, paragraph, start, length, context, copies, *years = row
    told = json.dumps([ids[copy] for copy in json.loads(copies)], ensure_ascii=False)
    return f"{report_id}{number.removeprefix(former)}", ids[paragraph], start, length, context, told, *years
