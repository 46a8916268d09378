"""JSON lines: every line `{"id", "text", "title"?, "section"?, "period"?}` is one paragraph that keeps its id."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.errors import ReportError
from corpus.inherit import base_section, section_under
from corpus.masthead import read_masthead, reads_as_title
from corpus.readers.encoding import decode, strip_invisible
from corpus.sentences import is_cut_off
from corpus.types import Paragraph, Period, Report


@dataclass(frozen=True, slots=True)
class _Record:
    """A checked line: what its paragraph will be, before the report's year is known."""

    id: str
    text: str
    title: str
    path: tuple[str, ...]
    period: Period | None


def read_jsonl(data: bytes, *, report_id: str, name: str, stem: str, sha256: str) -> Report:
    """Read the report; its text is the paragraphs, a line feed between them. Raises ReportError with the line."""
    records = _records(data, name)
    text = "\n".join(record.text for record in records)
    titles = _titles(records)
    masthead = read_masthead(stem, titles, text if titles else "")
    report = Report(
        report_id,
        name,
        sha256,
        text,
        masthead.title,
        masthead.place,
        masthead.place_path,
        masthead.issuer,
        masthead.date,
        (),
    )
    return replace(report, paragraphs=_paragraphs(report, records))


def _titles(records: Sequence[_Record]) -> tuple[str, ...]:
    """Give the title of all lines, else the first line if it reads like one.

    Without either the lines are texts of their own: no place or date that one of them tells is that of the others.
    """
    titles = {record.title for record in records}
    title = titles.pop() if len(titles) == 1 else ""
    return tuple(filter(None, (title or (records[0].text if reads_as_title(records[0].text) else ""),)))


def _records(data: bytes, name: str) -> list[_Record]:
    records: dict[str, _Record] = {}
    for number, line in enumerate(decode(data, name).split("\n"), 1):
        if not line.strip():
            continue
        where = f"文件“{name}”第 {number} 行"
        record = _record(_fields(line, where), where)
        if record.id in records:
            raise ReportError(f"{where}的 id“{record.id}”已经出现过：请让每行的 id 各不相同。")
        records[record.id] = record
    if not records:
        raise ReportError(f"文件“{name}”里没有段落：每行应是一个含 id 和 text 的 JSON 对象。")
    return list(records.values())


def _fields(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
        json.dumps(record, ensure_ascii=False).encode()  # JSON may write half a surrogate pair, which is no text
    except (ValueError, RecursionError):
        raise ReportError(f"{where}不是 JSON：请检查引号和逗号。") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        record = {}
    if not isinstance(record.get("id"), str | int):
        raise ReportError(f'{where}缺少 id 或 text：每行应是 {{"id": …, "text": …}}。')
    return record


def _record(fields: dict[str, Any], where: str) -> _Record:
    section = fields.get("section") or ()
    if not isinstance(section, str | list | tuple):
        raise ReportError(f'{where}的 section 应是文字或文字的列表，例如 ["2026年工作安排", "工业"]。')
    path = (section,) if isinstance(section, str) else tuple(str(heading) for heading in section)
    title = fields.get("title")
    title = title if isinstance(title, str) else ""
    if title and title not in path:
        path = (title, *path)
    period = _period(fields["period"], where) if fields.get("period") else None
    return _Record(str(fields["id"]), strip_invisible(fields["text"])[0], title, path, period)


def _paragraphs(report: Report, records: Sequence[_Record]) -> tuple[Paragraph, ...]:
    base = base_section(report.title, report.year)
    paragraphs: list[Paragraph] = []
    start = 0
    for record in records:
        section = base
        for heading in record.path:
            section = section_under(section, heading, report.year, report.month)
        paragraphs.append(
            Paragraph(
                id=record.id,
                report_id=report.id,
                kind="body",
                section=replace(section, period=record.period or section.period),
                text=record.text,
                start=start,
                end=start + len(record.text),
                cut_off=bool(record.text) and is_cut_off(record.text),
            )
        )
        start += len(record.text) + 1
    return tuple(paragraphs)


def _period(value: object, where: str) -> Period:
    try:
        return Period.parse(str(value))
    except ValueError:
        raise ReportError(f"{where}的 period“{value}”看不懂：请写成 2025 或 2021-2025。") from None
