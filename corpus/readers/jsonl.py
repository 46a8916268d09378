"""JSON lines: every line `{"id", "text", "title"?, "section"?, "period"?}` is one paragraph that keeps its id."""

from __future__ import annotations

import json

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
        record = _record(line, f"文件“{name}”第 {number} 行")
        text, _ = strip_invisible(record["text"])
        if record["id"] in seen:
            raise ReportError(f"文件“{name}”第 {number} 行的 id“{record['id']}”已经出现过：请让每行的 id 各不相同。")
        seen.add(record["id"])
        paragraphs.append(_paragraph(record, text, report_id, position))
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


def _record(line: str, where: str) -> dict[str, str | tuple[str, ...]]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise ReportError(f"{where}不是 JSON：请检查引号和逗号。") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or "id" not in record:
        raise ReportError(f"{where}缺少 id 或 text：每行应是 {{\"id\": …, \"text\": …}}。")
    return record


def _paragraph(record: dict, text: str, report_id: str, start: int) -> Paragraph:
    section = record.get("section") or ()
    path = (section,) if isinstance(section, str) else tuple(str(heading) for heading in section)
    title = record.get("title")
    if isinstance(title, str) and title and title not in path:
        path = (title, *path)
    named = [m.period for heading in path for m in find_periods(heading) if not m.baseline]
    period = Period.parse(str(record["period"])) if record.get("period") else union(named)
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
