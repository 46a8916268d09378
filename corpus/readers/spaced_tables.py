"""Tables of plain text whose cells only spaces part, as converters leave them, to sentences.

A run of lines counts as a table only where the lines above name as many columns as the rows have figures: prose, lists
and tables of contents stay as they are. Behind the sentence stands the row as it was printed, so that whoever looks for
it in the file finds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.readers.rows import Run
from corpus.readers.spaced_header import Column, Header, is_title, read_header
from corpus.readers.spaced_rows import Row, is_broken, read_row, without_bullet, without_number, without_spaces
from corpus.readers.tables import is_rise, unit_word

_LINE = re.compile(r"[^\r\n]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_INNER_COMMA = re.compile(r"(?<=\d)，(?=\d)")
_NOTHING = re.compile(r"[—–－-]+$")
_BARE = re.compile(r"[-+－＋±−]?[\d,，.．]+$")
_BRACKETED = re.compile(r"[（(].*[）)]$")
_MIN_ROWS = 3
_MAX_GROUP = 20
_ABOVE = 6


def find_spaced(text: str) -> Iterator[Run]:
    """Find the tables whose columns are named, in order."""
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    last = 0
    for first, end in _runs([match.group() for match in lines]):
        above = [match.group() for match in lines[max(last, first - _ABOVE) : first]]
        body = [match.group() for match in lines[first:end]]
        rows = [read_row(line) for line in body]
        count = Counter(row.figures for row in rows if row).most_common(1)[0][0]
        header = read_header(above, count)
        fitting = sum(bool(row and row.values(count)) for row in rows)
        if header and fitting >= max(_MIN_ROWS, len(body) / 2):
            start = lines[first - header.lines].start()
            yield Run(start, _past_break(text, lines[end - 1].end()), tuple(_written(header, above, body, rows)))
            last = end


def _past_break(text: str, end: int) -> int:
    return end + (2 if text.startswith("\r\n", end) else int(end < len(text)))


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches of rows; what stands among them is a group's name, a note or a row without figures."""
    first = None
    for i, line in enumerate([*lines, ""]):
        if line and not is_title(line) and read_row(line):
            first = i if first is None else first
        elif first is not None and not (line and _stands_among(line, lines[i + 1 : i + 2])):
            end = i
            while not read_row(lines[end - 1]):
                end -= 1
            if end - first >= _MIN_ROWS:
                yield first, end
            first = None


def _stands_among(line: str, after: Sequence[str]) -> bool:
    if is_title(line):
        return False
    name, *unit = without_bullet(line).split()
    followed = bool(after) and (read_row(after[0]) is not None or _is_empty_row(after[0]))
    group = not unit and len(name) <= _MAX_GROUP and not re.search("[。；：，]", name) and followed
    return group or is_broken(line) or _is_empty_row(line)


def _is_empty_row(line: str) -> bool:
    words = without_bullet(line).split()
    return len(words) > 1 and bool(unit_word(words[-1])) and len(line) <= _MAX_GROUP


def _written(
    header: Header, above: Sequence[str], body: Sequence[str], rows: Sequence[Row | None]
) -> Iterator[tuple[str, bool]]:
    if header.title:
        yield without_bullet(above[len(above) - header.lines]), False
    parents = _parents([_name(row, header) if row else "" for row in rows])
    group = name = ""
    for line, row, parent in zip(body, rows, parents, strict=True):
        values = row.values(len(header.columns)) if row else ()
        if row and values:
            # A row without a name goes on with the one above: 棉纱 in 万吨, then in 万件.
            name = _name(row, header) or name
            for sentence in _sentences(row, values, header, "——".join(filter(None, (group, parent, name)))):
                yield sentence, True
        elif not row and not is_broken(line) and not _is_empty_row(line):
            printed = without_bullet(line)
            group = group if _BRACKETED.match(printed) else without_number(without_spaces(printed))
            yield printed, True
        else:
            yield without_bullet(line), True


def _name(row: Row, header: Header) -> str:
    return without_number(row.named(unit_column=header.unit_column)[0]).rstrip("：:")


def _parents(names: Sequence[str]) -> list[str]:
    """Tell names that stand more than once apart by the row above: 铁路 under 货物周转量, and under 旅客周转量.

    Such a row stands once itself, and the same name follows it as follows another row that stands once.
    """
    times = Counter(names)
    heads = [i for i, name in enumerate(names[:-1]) if name and times[name] == 1 and times[names[i + 1]] > 1]
    shared = Counter(names[i + 1] for i in heads)
    heads = [i for i in heads if shared[names[i + 1]] > 1]
    above = [next((names[j] for j in reversed(heads) if j < i), "") for i in range(len(names))]
    return [parent if times[name] > 1 else "" for name, parent in zip(names, above, strict=True)]


def _sentences(row: Row, values: Sequence[str], header: Header, subject: str) -> Iterator[str]:
    """Write a sentence for each year that the columns name; one without goes with the column before it."""
    unit = row.named(unit_column=header.unit_column)[1]
    spans: list[list[str]] = [[]]
    year = ""
    for column, value in zip(header.columns, values, strict=True):
        own = next(iter(_YEAR.findall(column.label)), year)
        if spans[-1] and own != year:
            spans.append([])
        year = own
        if not _NOTHING.match(value):
            spans[-1].append(_part(column, value, unit))
    title = f"，{header.title}" if header.title else ""
    for parts in filter(None, spans):
        yield f"{subject}{title}：{'，'.join(parts)}，原文为〔{row.printed}〕。"


def _part(column: Column, value: str, unit: str) -> str:
    value = _INNER_COMMA.sub(",", value)
    if not _BARE.match(value):
        return f"{column.label}{'' if is_rise(column.label) else '为'}{value}"
    own = column.unit or ("" if is_rise(column.label) and unit not in ("%", "‰") else unit)
    verb = "为" if column.label and not column.label.endswith(("增长", "上涨", "下降")) else ""
    return f"{column.label}{verb}{value}{own}"
