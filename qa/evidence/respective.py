"""Figures told respectively: in 工业增加值、投资分别增长8.1%、10.2% the second figure is of the second thing alone.

城乡居民 has two figures of one unit without 分别, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.numbers import Quantity, find_quantities
from qa.evidence.sectors import asks_sector, with_sectors

_EACH = "分别"
_REMEMBERED = 1024
_VERB = 14
"""Characters that may stand between 分别 and its first figure: 达到每人每月."""
_JOINT = re.compile(r"(?:左右|以上|以内|以下|上下)?\s*(?:、|以及|和|与|及)\s*(?:每人每[年月]|每[年月]|约)?")
_BEFORE = re.compile("[，,。；;：:！!？?]")
_THINGS = re.compile("、|以及|和(?![平谐田县林顺])|与(?!会)|及(?![其格时])")
# What stands before 分别 without naming a thing: 同比分别增长, 比上年分别提高.
_ADVERB = re.compile(
    r"(?:同比|环比|年均|预计|预期|力争|同期|可比口径|[比较](?:上年|去年|上年同期|年初|同期|(?:19|20)\d\d年)|\s)*"
)
# 城乡低保标准由310元、1540元分别提高至: what they rose from names nothing.
_RISEN_FROM = re.compile(r"(?<=[^，。；]{4})[由从][^，。；由从]*\d[^，。；由从]*$")
_TAIL = re.compile(r"(?:同比|年均|预计|预期|月均|平均|\s|[比较](?:上年|去年|(?:19|20)\d\d年))+$")
_SHORT = 4
"""Up to so many characters a thing is named in part: 城镇 in 城镇、农村居民收入."""
# Two or three things in one word.
_BOTH = re.compile(
    "城乡(?!融合|一体|统筹|建设|规划|发展|环境|结合)(?P<of>[^，。；、]{0,16}?)(?=(?:年均|同比|预计)?分别)"
)
_DEPOSITS = re.compile("存(?:款)?、?贷款(?P<of>[^，。；、]{0,6}?)(?=(?:年均|同比|预计)?分别)")
_SECTORS = re.compile("(?:三次产业|第?一[、，]?二[、，]?三(?:次)?产业)(?P<of>[^，。；、]{0,6}?)(?=分别)")

# 城乡居民人均可支配收入35352元、13565元 tells two figures respectively without saying so.
_UNSAID = re.compile(
    r"城乡居民(?:(?!分别)[^，。；、\d]){0,14}?(?=(?:达到?|为|增长|提高到)?\d[^，。；、]{0,6}(?:、|和)\d)"
)

_ONE_OF = re.compile("城(?!乡)|市民|农|乡下|乡村|存款|贷款|第[一二三]产业")


@dataclass(frozen=True, slots=True)
class Respective:
    """What one figure of such a sentence is of."""

    thing: str
    """As the sentence names it, completed where it is named in part."""
    verb: str
    """What stands between 分别, or the thing, and the first figure: 增长."""
    first: int
    """Where the list's first figure stands, in which it is one."""

    @property
    def text(self) -> str:
        """What the sentence would say of this figure alone, up to it: 农村居民收入增长."""
        return self.thing + self.verb


def spelled_out_for(question: str, sentence: str) -> str:
    """Write the things in one word apart where the question names one of them."""
    sentence = with_sectors(sentence) if asks_sector(question) else sentence
    return spelled_out(sentence) if _ONE_OF.search(question) else sentence


def spelled_out(sentence: str) -> str:
    """Write two things in one word apart: 城乡居民收入分别达 → 城镇居民收入和农村居民收入分别达."""
    if _EACH not in sentence:
        return sentence
    sentence = _BOTH.sub(lambda m: f"城镇{m['of']}和农村{m['of']}", sentence)
    sentence = _DEPOSITS.sub(lambda m: f"存款{m['of']}和贷款{m['of']}", sentence)
    return _SECTORS.sub(lambda m: f"第一产业{m['of']}、第二产业{m['of']}、第三产业{m['of']}", sentence)


@lru_cache(_REMEMBERED)
def respective(sentence: str) -> Mapping[int, Respective]:
    """Say of which thing each figure told respectively is, by the figure's offset; what cannot be told is left out."""
    found: dict[int, Respective] = {}
    ends = [(each.start(), each.end()) for each in re.finditer(_EACH, sentence)]
    ends += [(unsaid.end(), unsaid.end()) for unsaid in _UNSAID.finditer(sentence)]
    quantities = find_quantities(sentence) if ends else []
    for named, end in sorted(ends):
        told = _run(sentence, [q for q in quantities if q.start >= end], end)
        unsaid = named == end
        if len(told) < 2 or (unsaid and len({q.unit for q in told}) > 1):
            continue
        things = _things(sentence, named, quantities, len(told), found)
        verb = sentence[end : told[0].start]
        found |= {q.start: Respective(thing, verb, told[0].start) for q, thing in zip(told, things, strict=False)}
        found |= _going_on(sentence, quantities, told, found)
    return found


def _run(sentence: str, quantities: Sequence[Quantity], start: int) -> list[Quantity]:
    """Give the figures from here on that are joined to one list."""
    if not quantities or quantities[0].start - start > _VERB or _BEFORE.search(sentence, start, quantities[0].start):
        return []
    told = [quantities[0]]
    for quantity in quantities[1:]:
        if not _JOINT.fullmatch(sentence, told[-1].end, quantity.start):
            break
        told.append(quantity)
    return told


def _going_on(
    sentence: str, quantities: Sequence[Quantity], told: Sequence[Quantity], found: dict[int, Respective]
) -> dict[int, Respective]:
    """Read 增长8%和9% behind a list of as many figures as of the same things."""
    if not all(q.start in found for q in told):
        return {}
    end = told[-1].end
    behind = re.match(r"[^，。；、\d]{0,4}，(?P<verb>[^，。；、\d]{1,8})(?=\d)", sentence[end:])
    if not behind or _EACH in behind[0]:
        return {}
    run = _run(sentence, [q for q in quantities if q.start >= end], end + behind.start("verb"))
    if len(run) != len(told):
        return {}
    return {
        q.start: Respective(found[t.start].thing, behind["verb"], run[0].start) for q, t in zip(run, told, strict=True)
    }


def _things(
    sentence: str, end: int, quantities: Sequence[Quantity], count: int, found: dict[int, Respective]
) -> list[str]:
    """Give the things that as many figures are of: those named before 分别, or those of the figures before it."""
    start = max((m.end() for m in _BEFORE.finditer(sentence, 0, end)), default=0)
    said = _RISEN_FROM.sub("", sentence[start:end])
    if _ADVERB.fullmatch(said) or any(start <= q.start < start + len(said) for q in quantities):
        before = [q for q in quantities if q.start < end][-count:]
        return [_of_figure(sentence, q, quantities, found) for q in before] if len(before) == count else []
    apart = spelled_out(said + _EACH).removesuffix(_EACH)
    named = [part for part in _THINGS.split(_TAIL.sub("", apart)) if part.strip()]
    if len(named) != count:
        return []
    return [*(_whole(part, named[-1]) for part in named[:-1]), named[-1]]


def _of_figure(sentence: str, quantity: Quantity, quantities: Sequence[Quantity], found: dict[int, Respective]) -> str:
    """Give what a figure before is of: what was told of it, else the words between it and the one before."""
    if quantity.start in found:
        return found[quantity.start].thing
    marks = [m.end() for m in _BEFORE.finditer(sentence, 0, quantity.start)]
    start = max([0, *marks, *(q.end for q in quantities if q.end <= quantity.start)])
    return _THINGS.sub("", sentence[start : quantity.start])


def _whole(part: str, last: str) -> str:
    """Complete a thing that is named in part by what the last one adds: 城镇 before 农村居民收入 is 城镇居民收入."""
    return part + last[len(part) :] if len(part) <= _SHORT and len(last) > len(part) else part
