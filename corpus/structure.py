"""Blocks of text to a report: headings make sections, sections give their paragraphs a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.imprint import dateline, is_imprint
from corpus.inherit import base_section, periods_named
from corpus.lines import Line, is_caption, is_credit, is_figure_row, is_names, is_slogan, is_table_row, read_line
from corpus.masthead import read_masthead
from corpus.outline import COLONS, Outline, mark_bodiless, mark_headless
from corpus.parts import settle_parts
from corpus.periods import find_periods, find_status, union
from corpus.pieces import Piece, pieces_of
from corpus.readers.source import Block, Source
from corpus.sentences import is_cut_off
from corpus.types import Paragraph, ParagraphKind, Report, Section

# 第一章 and （一） open sections even with a stop; 1. and (1) with one are items of a list.
_MAX_STOPPED_LEVEL = 2

_FIRST_ITEM = re.compile(r"[（(]一[）)]")
_TERM = re.compile("届政府")
_FIRST_PART = re.compile(r"一[、.．]")
# （2011年1月21日 省长姓名） belongs to the masthead.
_SPOKEN_ON = re.compile(r"[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日[^（()）]{0,20}[）)]")
# 2024年工作总结 below 2024年工作总结和2025年工作计划 opens its first part.
_GOES_ON = re.compile("[和与及暨、]")
_DATED_TITLE = re.compile(r"[^（()）。]{0,20}报告\s*[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日[^（()）]{0,60}[）)]")

_MOST_DATES = 3

# A block this long is prose even where it has no stop.
_MIN_BODY = 46


def parse(source: Source, *, report_id: str, name: str, stem: str, sha256: str) -> Report:
    """Build the report; its paragraphs are in reading order and not yet deduplicated."""
    lines = [_line(source.text[b.start : b.end], b) for b in source.blocks]
    kinds = _kinds(lines)
    told = (line.text for line, kind in zip(lines, kinds, strict=True) if kind == "title")
    titles = [title for title in told if not is_imprint(title)]
    masthead = read_masthead(stem, titles, source.text)
    report = Report(
        id=report_id,
        source=name,
        sha256=sha256,
        text=source.text,
        title=masthead.title,
        place=masthead.place,
        place_path=masthead.place_path,
        issuer=masthead.issuer,
        date=masthead.date,
        paragraphs=(),
        stripped=source.stripped,
        unread=source.unread,
    )
    paragraphs = _paragraphs(report, pieces_of(source.blocks, lines, kinds))
    return replace(report, paragraphs=settle_parts(report, paragraphs))


def _line(text: str, block: Block) -> Line:
    """Read the line's marks, and what the document's format says in their place."""
    line = read_line(text)
    marks = (line.hashes or block.heading, line.bold or block.bold, block.table or is_table_row(text))
    if marks == (line.hashes, line.bold, line.table):
        return line
    return replace(line, hashes=marks[0], bold=marks[1], table=marks[2])


def _kinds(lines: Sequence[Line]) -> list[ParagraphKind]:
    """Tell each line's kind: titles stand before the first body, captions, slogans and credits after the last."""
    kinds = [_kind(line) for line in lines]
    for i in range(len(lines)):
        if kinds[i] == "body" and (_is_stopped_heading(lines, i) or _heads_list(lines, i)):
            kinds[i] = "heading"
    bodies = [i for i, kind in enumerate(kinds) if kind == "body"]
    if not bodies:
        return kinds
    for i in range(len(lines)):
        if kinds[i] == "heading" and i > bodies[0] and not lines[i].hashes and _signs(lines, i):
            kinds[i] = "body"
        if kinds[i] == "heading" and i < bodies[0] and _in_masthead(lines, i, bodies[0]):
            kinds[i] = "title"
    first_caption = next((i for i in range(len(kinds)) if kinds[i] in ("caption", "credit")), len(kinds))
    for i in range(max(bodies[-1] + 1, min(first_caption, len(kinds))), len(kinds)):
        if kinds[i] == "heading":
            kinds[i] = _tail_kind(lines[i], kinds[i - 1])
    return kinds


def _kind(line: Line) -> ParagraphKind:
    if line.table:
        return "body"
    if is_caption(line.text):
        return "caption"
    if is_credit(line.text):
        return "credit"
    return "heading" if _is_heading(line) else "body"


def _is_heading(line: Line) -> bool:
    if line.hashes:
        return True
    if _SPOKEN_ON.fullmatch(line.text):
        return False
    if line.bold:
        return line.one_line
    if line.stopped or not line.one_line or is_figure_row(line.text):
        return False
    return not line.text.endswith(("，", ",", "、", *COLONS)) and (not line.bullet or line.number_level > 0)


def _is_stopped_heading(lines: Sequence[Line], i: int) -> bool:
    """Say whether the line is a heading in spite of its stop: （一）坚持创新驱动。 Items of a list stand together."""
    line = lines[i]
    if not (0 < line.number_level <= _MAX_STOPPED_LEVEL and line.one_line and line.text.endswith("。")):
        return False
    beside = [other for other in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]) if other.stopped]
    items = [other for other in beside if other.one_line or other.text.endswith(("；", ";"))]
    return all(other.number_level != line.number_level for other in items)


def _heads_list(lines: Sequence[Line], i: int) -> bool:
    """Say whether the numbered line heads a list numbered more deeply: 9. 2022年民生实事完成情况： over （1）."""
    line, after = lines[i], lines[i + 1 : i + 2]
    deeper = any(other.number_level > line.number_level for other in after)
    return bool(line.number_level and deeper and line.one_line and line.text.endswith(COLONS))


def _in_masthead(lines: Sequence[Line], i: int, first_body: int) -> bool:
    """Say whether a heading line before the first body belongs to the masthead, not to that body's sections."""
    if _repeats_title(lines, i) or is_imprint(lines[i].text):
        return True
    above = [(j, line) for j, line in enumerate(lines[: i + 1]) if not _repeats_title(lines, j)]
    if any(_opens_part(line, first=j == 0) for j, line in above):
        return False
    if _DATED_TITLE.fullmatch(lines[i].text):
        return True
    periods = {mention.period for mention in find_periods(lines[i].text)}
    # 2024年工作总结和2025年工作计划 is on the whole, not on one part.
    return not (i == first_body - 1 and i > 0 and len(periods) == 1 and not lines[i].hashes)


def _repeats_title(lines: Sequence[Line], i: int) -> bool:
    """Say whether the line is the heading of a web page, which repeats its title."""
    rest = lines[0].text.removeprefix(lines[i].text)
    return i > 0 and not lines[i].number_level and rest != lines[0].text and not _GOES_ON.match(rest)


def _signs(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line below the text is the date or number of the document, or the name above its date."""
    beneath = lines[i + 1].text if i + 1 < len(lines) else ""
    dates = sum(dateline(line.text) is not None for line in lines)
    if dates > _MOST_DATES:
        return False  # a chronicle has a date over every entry
    return is_imprint(lines[i].text) or (dateline(beneath) is not None and not lines[i].number_level)


def _opens_part(line: Line, *, first: bool) -> bool:
    """Say whether the line is numbered, or begins with a period and says whether it was done: 2025年工作回顾."""
    if line.hashes > 1 or line.number_level:
        return True
    # Any year will do for 今年: only where the words stand counts.
    mentions = find_periods(line.text, 2000)
    one = len({mention.period for mention in mentions}) == 1
    return not first and one and mentions[0].start == 0 and find_status(line.text) is not None


def _tail_kind(line: Line, before: ParagraphKind) -> ParagraphKind:
    if before == "credit" and is_names(line.text):
        return "credit"
    return "slogan" if is_slogan(line.text) else "caption"


def _paragraphs(report: Report, pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
    outline = Outline(report.year, report.month, base_section(report.title, report.year))
    paragraphs: list[Paragraph] = []
    for i, piece in enumerate(pieces):
        if piece.kind == "heading":
            captions = any(after.line.table for after in pieces[i + 1 : i + 2])
            outline.open(piece.line, captions=captions, parts=_numbers_anew(piece.line, pieces[i + 1 :]))
        elif i and pieces[i - 1].line.table and not piece.line.table:
            outline.end_table()
        elif piece.line.number_level:
            outline.end_lists(piece.line)
        if piece.kind in ("caption", "slogan", "credit"):
            outline.close()
        paragraphs.append(
            Paragraph(
                id=f"{report.id}#{piece.number}",
                report_id=report.id,
                kind=piece.kind,
                section=_row_section(outline.section, piece) if piece.line.table else outline.section,
                text=piece.line.text,
                start=piece.start,
                end=piece.start + len(piece.line.text),
                page=piece.block.page,
                cut_off=piece.kind == "body" and not piece.line.table and _is_cut_off(piece.line.text),
            )
        )
    return mark_bodiless(mark_headless(paragraphs, [piece.block for piece in pieces]))


def _numbers_anew(heading: Line, after: Sequence[Piece]) -> bool:
    """Say whether the next heading begins to number anew, so that this one stands over a part.

    （一） does so under a heading without a number, 一、 under one that has one or that says what it is on.
    """
    following = next((piece.line.text for piece in after if piece.kind == "heading"), "")
    if not heading.number_level and _FIRST_ITEM.match(following):
        return True
    says = heading.number_level or find_status(heading.text) or _TERM.search(heading.text)
    return bool(says and _FIRST_PART.match(following))


def _row_section(section: Section, piece: Piece) -> Section:
    """Give a row of a table the years that its columns name, before those of the headings above."""
    period = union(periods_named(piece.line.text, None))
    return replace(section, period=period, status=None) if period and period != section.period else section


def _is_cut_off(text: str) -> bool:
    return len(text) >= _MIN_BODY and is_cut_off(text)
