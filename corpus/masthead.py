"""What a report says of itself: title, date, place and issuer, from its file name and its opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.imprint import dateline
from corpus.places import NATION, Place, find_places, short_name

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年]?(1[0-2]|0?[1-9])(?!\d))?")
# 自2024年1月1日起 is the beginning of what is told.
_TEXT_DATE = re.compile(r"(?<![自从至到])((?:19|20)\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(\s*\d{1,2}\s*日)?")
_CONGRESS = re.compile(r"第?[一二三四五六七八九十百]+届\s*人民代表大会(?:第[一二三四五六七八九十]+次会议)?")
_GOVERNMENT = re.compile(r"([\u4e00-\u9fff]{2,20}人民政府)(?:办公[厅室])?")
_MAX_PLACE = 16
_KIND = re.compile("报告|规划|纲要|公报|要点|意见|方案|通知|计划|草案")
_OPENING = 2_000
_CLOSING = 400
_TITLE = 40
_SENTENCE = re.compile("[，。；？！]")
_TITLE_END = re.compile(rf"(?:{_KIND.pattern})(?:[（(][^（）()]*[）)])?$")
_SPEAKER = 120
# Who speaks for the whole country; a province's congress has its name before 人民代表大会.
_NATIONAL = re.compile(
    r"国务院|中华人民共和国|全国人民代表大会|国家统计局|全国人大|[一二三四五六七八九十]五(?:计划|规划)"
)
_LOCAL = re.compile(r"(?<!全国)人民代表大会|人民政府[省市区县]长")
# 公报[1], and …召开_绛县要闻 of a site's page
_AFTER_TITLE = re.compile(
    r"\s*(?:[\[［〔]\d{1,2}[\]］〕]|[_|｜][\u4e00-\u9fff]{2,12}(?:要闻|新闻|网|门户|信息公开))\s*$"
)
_OFFICES = ("局", "政府", "法院", "检察院", "委员会", "办公室")
_GOES_ON = re.compile(r"(?:19|20)\d\d年|关于")
"""So a title begins whose office stands in the line above."""
_HEAD = 300
_TOWN = re.compile(
    r"(?:^|[\s　第—\-（(])"
    r"(?P<town>[\u4e00-\u9fff]{1,5}(?:(?<![村城乡集小市建各点心型])镇|(?<![城下镇村返])乡|(?<![小大])街道))"
    r"(?:(?:19|20)\d\d年)?(?:政府|人民政府|党委|办事处|工作报告|[镇乡]长|(?:19|20)\d\d年工作|工作(?:总结|计划))"
)
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
    date = _date(stem, opening, text[len(opening) :][-_CLOSING:])
    place = _in_town(_place(stem, [*title_lines, opening]), [stem, *title_lines, opening[:_HEAD]])
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
    lines = [_AFTER_TITLE.sub("", line) for line in lines]
    named = [i for i, line in enumerate(lines) if _KIND.search(line) and not line.startswith(("—", "（", "("))]
    if named:
        above = lines[named[0] - 1] if named[0] else ""
        goes_on = above.endswith(_OFFICES) and _GOES_ON.match(lines[named[0]])
        return f"{above if goes_on else ''}{lines[named[0]]}"
    return max(lines, key=len) if lines else stem


def _date(stem: str, opening: str, closing: str) -> str | None:
    """Take the file name's date; where it tells no month, a line that dates the text, else a date in the opening.

    What a file's name calls 2024 may be dated in the year after, a date within its text in that year alone.
    """
    named = _FILE_DATE.search(stem.translate(_FULL_WIDTH))
    if named and named[2]:
        return f"{named[1]}-{int(named[2]):02d}"
    year = int(named[1]) if named else None
    datelines = filter(None, map(dateline, f"{opening}\n{closing}".split("\n")))
    said = [(told, month) for told, month in datelines if year is None or year <= told <= year + 1]
    if not said:
        inside = _TEXT_DATE.finditer(opening.translate(_FULL_WIDTH))
        said = [(int(m[1]), int(m[2])) for m in inside if year is None or (int(m[1]) == year and m[3])]
    if said:
        return f"{said[0][0]}-{said[0][1]:02d}"
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


def _in_town(place: Place | None, sources: Sequence[str]) -> Place | None:
    """Give the town, where the title or the line of its speaker says that the report is its own: 化峪镇人民政府镇长."""
    if place is None or place.name in NATION:
        return place
    around = re.compile("|".join(name for one in place.path for name in (one, short_name(one))))
    names = (_TOWN.search(around.sub(" ", source).replace("\n", " ")) for source in sources)
    town = next((match["town"] for match in names if match), None)
    return Place((*place.path, town)) if town and len(place.path) > 1 else place


def _is_national(stem: str, titles: Sequence[str], opening: str) -> bool:
    """Say whether the report, whose title names no place, speaks for the whole country."""
    said = [*titles, stem, opening[:_SPEAKER]]
    return any(map(_NATIONAL.search, said)) and not _LOCAL.search(opening[:_SPEAKER])


def _issuer(opening: str) -> str | None:
    match = _CONGRESS.search(opening[:_HEAD])
    if match:
        before = opening[max(0, match.start() - _MAX_PLACE) : match.start()]
        mention = next((m for m in reversed(find_places(before)) if m.end == len(before.rstrip())), None)
        return (before[mention.start :] if mention else "") + match[0]
    match = _GOVERNMENT.search(opening)
    return match[1] if match else None
