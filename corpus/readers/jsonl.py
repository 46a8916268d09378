"""JSON lines: every line `{"id", "text", "title"?, "section"?, "period"?}` is one paragraph that keeps its id."""

from __future__ import annotations

import json
from typing import Any

from corpus.errors import ReportError
from corpus.masthead import read_masthead
from corpus.periods import find_periods, find_status, union
from corpus.readers.encoding import decode, strip_invisible
from corpus.sentences import is_cut_off
from corpus.types import Paragraph, Period, Report, Section


def read_jsonl(data: bytes, *, report_id: str, name: str, stem: str, sha256: str) -> Report:
    """Read the report; its text is the paragraphs, a line feed between them. Raises ReportError with the line."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    position = 0
    seen: set[str] = set()
    for number, line in enumerate(decode(data, name).split("\n"), 1):
        if not line.strip():
            continue
        where = f"文件“{name}”第 {number} 行"
        record = _record(line, where)
        text, _ = strip_invisible(record["text"])
        paragraph = _paragraph(record, text, report_id, position, where)
        if paragraph.id in seen:
            raise ReportError(f"{where}的 id“{paragraph.id}”已经出现过：请让每行的 id 各不相同。")
        seen.add(paragraph.id)
        paragraphs.append(paragraph)
        texts.append(text)
        position += len(text) + 1
    if not paragraphs:
        raise ReportError(f"文件“{name}”里没有段落：每行应是一个含 id 和 text 的 JSON 对象。")
    text = "\n".join(texts)
    masthead = read_masthead(stem, (), text)
    return Report(
        report_id,
        name,
        sha256,
        text,
        masthead.title,
        masthead.place,
        masthead.place_path,
        masthead.issuer,
        masthead.date,
        tuple(paragraphs),
    )


def _record(line: str, where: str) -> dict[str, Any]:
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


def _paragraph(record: dict[str, Any], text: str, report_id: str, start: int, where: str) -> Paragraph:
    section = record.get("section") or ()
    if not isinstance(section, str | list | tuple):
        raise ReportError(f'{where}的 section 应是文字或文字的列表，例如 ["2026年工作安排", "工业"]。')
    path = (section,) if isinstance(section, str) else tuple(str(heading) for heading in section)
    title = record.get("title")
    if isinstance(title, str) and title and title not in path:
        path = (title, *path)
    named = [m.period for heading in path for m in find_periods(heading) if not m.baseline]
    period = _period(record["period"], where) if record.get("period") else union(named)
    status = next((s for s in map(find_status, reversed(path)) if s), None)
    return Paragraph(
        id=str(record["id"]),
        report_id=report_id,
        kind="body",
        section=Section(path, period, status),
        text=text,
        start=start,
        end=start + len(text),
        cut_off=bool(text) and is_cut_off(text),
    )


def _period(value: object, where: str) -> Period:
    try:
        return Period.parse(str(value))
    except ValueError:
        raise ReportError(f"{where}的 period“{value}”看不懂：请写成 2025 或 2021-2025。") from None
