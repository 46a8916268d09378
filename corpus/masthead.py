"""What a report says of itself: title, date, place and issuer, from its file name and its opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.places import NATION, Place, find_places, short_name

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年]?(1[0-2]|0?[1-9])(?!\d))?")
_TEXT_DATE = re.compile(r"((?:19|20)\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(\s*\d{1,2}\s*日)?")
_CONGRESS = re.compile(r"第?[一二三四五六七八九十百]+届\s*人民代表大会(?:第[一二三四五六七八九十]+次会议)?")
_GOVERNMENT = re.compile(r"([\u4e00-\u9fff]{2,20}人民政府)(?:办公[厅室])?")
_MAX_PLACE = 16
_KIND = re.compile("报告|规划|纲要|公报|要点|意见|方案|通知|计划|草案")
_OPENING = 2_000
_TITLE = 40
_SENTENCE = re.compile("[，。；？！]")
_TITLE_END = re.compile(rf"(?:{_KIND.pattern})(?:[（(][^（）()]*[）)])?$")
_SPEAKER = 120
# Who speaks for the whole country; a province's congress has its name before 人民代表大会.
_NATIONAL = re.compile(
    r"国务院|中华人民共和国|全国人民代表大会|国家统计局|全国人大|[一二三四五六七八九十]五(?:计划|规划)"
)
_LOCAL = re.compile(r"(?<!全国)人民代表大会|人民政府[省市区县]长")
_BARE_TITLES = ("政府工作报告", "工作报告")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A report's own account of itself; None where it does not say."""

    title: str
    place: str | None
    place_path: tuple[str, ...]
    issuer: str | None
    date: str | None


def read_masthead(stem: str, title_lines: Sequence[str], text: str) -> Masthead:
    """Read the masthead from the file's name without ending, the lines before the first body, and the opening."""
    opening = text[:_OPENING]
    date = _date(stem, opening)
    place = _place(stem, [*title_lines, opening])
    issuer = _issuer(opening)
    title = _title(stem, title_lines)
    if title in _BARE_TITLES:
        title = f"{place.name if place else ''}{date[:4] + '年' if date else ''}{title}"
    name = place.name if place else None
    return Masthead(title, name, place.path if place else (), issuer, date)


def reads_as_title(line: str) -> bool:
    """Say whether a line is short, no sentence, and ends with a kind of document: 侯马市2025年政府工作报告（摘要）."""
    return len(line) <= _TITLE and not _SENTENCE.search(line) and _TITLE_END.search(line.strip()) is not None


def _title(stem: str, lines: Sequence[str]) -> str:
    """Prefer the line that names a kind of document; else the longest, as a newspaper's headline is."""
    named = [line for line in lines if _KIND.search(line) and not line.startswith(("—", "（", "("))]
    if named:
        return named[0]
    return max(lines, key=len) if lines else stem


def _date(stem: str, opening: str) -> str | None:
    """Take the file name's date; where it tells a year only, the first full date of that year in the opening."""
    named = _FILE_DATE.search(stem.translate(_FULL_WIDTH))
    if named and named[2]:
        return f"{named[1]}-{int(named[2]):02d}"
    said = list(_TEXT_DATE.finditer(opening.translate(_FULL_WIDTH)))
    if named:
        said = [match for match in said if match[1] == named[1] and match[3]]
    if said:
        return f"{said[0][1]}-{int(said[0][2]):02d}"
    return named[1] if named else None


def _place(stem: str, sources: Sequence[str]) -> Place | None:
    """Take the first place of the file's name, else of the opening; an ambiguous name by what the opening says."""
    *titles, opening = sources
    mentions = find_places(stem) or next((m for m in map(find_places, titles) if m), ())
    if not mentions and _is_national(stem, titles, opening):
        return Place(NATION)
    mentions = mentions or find_places(opening)
    if not mentions:
        return None
    candidates = mentions[0].places
    text = "".join(sources)

    def said(place: Place) -> int:
        return sum(text.count(short_name(name)) for name in place.path[:-1])

    return max(candidates, key=said)


def _is_national(stem: str, titles: Sequence[str], opening: str) -> bool:
    """Say whether the report, whose title names no place, speaks for the whole country."""
    said = [*titles, stem, opening[:_SPEAKER]]
    return any(map(_NATIONAL.search, said)) and not _LOCAL.search(opening[:_SPEAKER])


def _issuer(opening: str) -> str | None:
    match = _CONGRESS.search(opening)
    if match:
        before = opening[max(0, match.start() - _MAX_PLACE) : match.start()]
        mention = next((m for m in reversed(find_places(before)) if m.end == len(before.rstrip())), None)
        return (before[mention.start :] if mention else "") + match[0]
    match = _GOVERNMENT.search(opening)
    return match[1] if match else None
