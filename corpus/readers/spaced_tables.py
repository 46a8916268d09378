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
from corpus.readers.spaced_caption import is_title
from corpus.readers.spaced_header import Header, read_header
from corpus.readers.spaced_rows import Row, is_broken, read_row, without_bullet, without_number, without_spaces
from corpus.readers.spaced_sentences import sentences_of_row
from corpus.readers.tables import unit_word

_LINE = re.compile(r"[^\r\n]+")
_PROSE = re.compile("[。；：，]")
_BRACKETED = re.compile(r"[（(].*[）)]$")
_MIN_ROWS = 3
_MAX_GROUP = 20
_MAX_NOTE = 40
_ABOVE = 6


def find_spaced(text: str) -> Iterator[Run]:
    """Find the tables whose columns are named, in order."""
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    printed = [match.group() for match in lines]
    last = 0
    for first, end in _runs(printed):
        count = Counter(row.figures for row in map(read_row, printed[first:end]) if row).most_common(1)[0][0]
        for start in (first, first - 1):  # a group's name may stand before the first row
            above = printed[max(last, start - _ABOVE) : max(last, start)]
            header = read_header(above, count)
            if header and (start == first or _is_group(printed[start], printed[first : first + 1])):
                break
        body = printed[start:end]
        rows = [read_row(line) for line in body]
        if header and sum(bool(row and row.values(count)) for row in rows) >= max(_MIN_ROWS, len(body) / 2):
            written = tuple(_written(header, above, body, rows))
            yield Run(lines[start - header.lines].start(), _past_break(text, lines[end - 1].end()), written)
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
    note = len(line) <= _MAX_NOTE and _BRACKETED.match(without_bullet(line))
    return not is_title(line) and bool(note or _is_group(line, after) or is_broken(line) or _is_empty_row(line))


def _is_group(line: str, after: Sequence[str]) -> bool:
    """Say whether the line is one short name with rows below: 一、农产品产量."""
    name, *unit = without_bullet(line).split() or [""]
    followed = bool(after) and (read_row(after[0]) is not None or _is_empty_row(after[0]))
    return not unit and len(name) <= _MAX_GROUP and not _PROSE.search(name) and followed


def _is_empty_row(line: str) -> bool:
    words = without_bullet(line).split()
    return len(words) > 1 and bool(unit_word(words[-1])) and len(line) <= _MAX_GROUP


def _written(
    header: Header, above: Sequence[str], body: Sequence[str], rows: Sequence[Row | None]
) -> Iterator[tuple[str, bool]]:
    if header.title:
        yield without_bullet(above[len(above) - header.lines]), False
    named = [row.named(unit_column=header.unit_column) if row else ("", "") for row in rows]
    names = [without_number(name).rstrip("：:") for name, _ in named]
    parents = _parents(names)
    group = subject = ""
    for line, row, name, (_, unit), parent in zip(body, rows, names, named, parents, strict=True):
        values = row.values(len(header.columns)) if row else ()
        if row and values:
            # A row without a name goes on with the one above: 棉纱 in 万吨, then in 万件.
            whole = name + (names[parent] if parent is not None else "")
            subject = "——".join(filter(None, (group, whole))) if whole else subject
            own = unit or (named[parent][1] if parent is not None else "")
            for sentence in sentences_of_row(subject, own, values, header, printed=row.printed):
                yield sentence, True
        elif not row and not is_broken(line) and not _is_empty_row(line):
            printed = without_bullet(line)
            group = group if _BRACKETED.match(printed) else without_number(without_spaces(printed))
            yield printed, True
        else:
            yield without_bullet(line), True


def _parents(names: Sequence[str]) -> list[int | None]:
    """Tell names that stand more than once apart by the row above: 铁路 under 货物周转量, and under 旅客周转量.

    Such a row stands once itself, and the same name follows it as follows another row that stands once.
    """
    times = Counter(names)
    heads = [i for i, name in enumerate(names[:-1]) if name and times[name] == 1 and times[names[i + 1]] > 1]
    shared = Counter(names[i + 1] for i in heads)
    heads = [i for i in heads if shared[names[i + 1]] > 1]
    above = [next((j for j in reversed(heads) if j < i), None) for i in range(len(names))]
    return [parent if times[name] > 1 else None for name, parent in zip(names, above, strict=True)]
