"""Periods in words: 2025年, 2021—2025年, 二〇二五年, “十四五”, 今年, 过去五年."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.types import Period, Status

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = r"(?:19[4-9]\d|20[0-5]\d)"
_HAN_YEAR = r"[一二][〇零○九][〇零○一二三四五六七八九]{2}"
_SPAN = re.compile(rf"(?<!\d)(?P<first>{_YEAR})年?\s*(?:[-—–~～－]+|至|到)\s*(?P<last>{_YEAR})(?!\d)年?")
_SINGLE = re.compile(
    rf"(?<![\d.])(?P<year>{_YEAR})(?![\d.,%％])(?:年|(?![\w个])|(?=这?[两三几]年))|(?<!\d)(?P<listed>{_YEAR})(?=[、和与跟及])"
    rf"|(?<=(?:19|20)\d\d[、和与跟及])(?P<last>{_YEAR})(?![\d.,%％个多])"
)
_HAN = re.compile(rf"(?P<year>{_HAN_YEAR})年")
_PLAN = re.compile(
    r"(?<![一二三四五六七八九十百第])(?P<open>[“\"「『‘]?)(?P<n>十[一二三四五六七八九]|[一二三四五六七八九十])五(?![度岁斤楼])(?P<close>[”\"」』’]?)"
    r"(?P<tail>时期|期间|规划|计划|以来|末|纲要)?"
)
_ORDINAL_PLAN = re.compile(r"第(?P<n>十[一二三四五六七八九]?|[一二三四五六七八九])个五年(?:规划|计划)?")
_RELATIVE = {
    "前年": -2,
    "去年": -1,
    "上一年度": -1,
    "上年度": -1,
    "上年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "这一年": 0,
    "明年": 1,
    "下一年": 1,
    "后年": 2,
}
_RELATIVE_WORD = re.compile(
    r"(?<![以往])(?:前年|去年|上一年度|上年度|上一年|上年|今年|这一年(?!的?五)|本年(?=度|[^度])|明年|下一年|后年)"
)
_ONE_YEAR = re.compile(r"过去(?:的)?一年|(?<![一二三四五六七八九十百])一年来")
_SEVERAL_YEARS = re.compile(
    r"(?:过去|近|最近|这|前)(?:的)?[五5]年|过去(?:的)?(?P<fewer>[三四34])年"
    r"|(?P<next>今后|未来|下一个|接下来|往后|以后)(?:的)?[五5]年"
    r"|(?<![一二三四五六七八九十\d.])[五5]年来"
)
_FEWER = {"三": 3, "3": 3, "四": 4, "4": 4}
# Work reports are given in January and February and look back on the year before.
_EARLY = 6

_DONE = re.compile("亮点|成就|回顾|成绩|成效|总结|完成情况|过去|收官|历程|主要工作情况")
_PLANNED = re.compile(
    "目标|安排|思路|任务|计划|规划|打算|展望|部署|重点工作|抓好|今后|未来|总体要求|工作重点|建议|举措|奋斗"
)

# 与2020年相比，… names a baseline; 2025年与2026年相比 compares the two.
_COMPARED = re.compile('[”"」』]?[末底]?相?比')
# 2021年出口同2019年相比增长多少, but not 2020年和2021年相比.
_GROWN_SINCE = re.compile('[”"」』]?[末底]?相比[，,]?[^，,。？?]{0,4}?[增提上下减降涨升回]')
_WITH = re.compile('[^年\\d”"」』末底](?:与|跟|和|同)$')
# 是2018年的1.4倍
_TIMES_OF = re.compile(r"的?\s*[\d.]+\s*倍")
_ALONE = re.compile("(?:^|[，。；、])(?:与|跟|和|同)$")


# Every step of an answer looks at the same sentences.
_REMEMBERED = 2048
# For finding 今年 where it does not matter which year that is.
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named at `text[start:end]`."""

    start: int
    end: int
    period: Period
    baseline: bool = False
    """Named only to compare with: 较“十三五”末, 比2020年."""
    relative: bool = False
    """Counted from the report's date: 今年."""


@lru_cache(_REMEMBERED)
def find_periods(text: str, year: int | None = None, *, month: int | None = None) -> tuple[PeriodMention, ...]:
    """Find the periods that `text` names, in order; words such as 今年 need `year`, the year they are said in.

    Said in a `month` up to June, 过去一年 and 过去五年 end with the year before and 今后五年 begins with this one.
    """
    plain = text.translate(_FULL_WIDTH)
    found: list[PeriodMention] = []
    for mention in (*_spans(plain), *_plans(plain), *_years(plain), *_relatives(plain, year, month)):
        if not any(m.start < mention.end and mention.start < m.end for m in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


def without_periods(text: str) -> str:
    """Leave out every period that the text names."""
    for mention in reversed(find_periods(text, _ANY_YEAR)):
        text = text[: mention.start] + text[mention.end :]
    return text


def union(periods: list[Period]) -> Period | None:
    """Give the shortest period that covers all; None for none."""
    return Period(min(p.first for p in periods), max(p.last for p in periods)) if periods else None


def five_year_plan(number: int) -> Period:
    """Give the years of the Nth five-year plan: 14 → 2021-2025."""
    first = 1953 + 5 * (number - 1) if number <= 2 else 1966 + 5 * (number - 3)
    return Period(first, first + 4)


@cache
def plan_name(period: Period) -> str | None:
    """Name the five-year plan that fills the period: 2021-2025 → “十四五”."""
    for number in range(1, 20):
        if five_year_plan(number) == period:
            ones = "一二三四五六七八九"
            name = ones[number - 1] if number < 10 else "十" + ("" if number == 10 else ones[number - 11])
            return f"“{name}五”"
    return None


def find_status(text: str) -> Status | None:
    """Tell from a heading's words whether it opens what was done or what is planned; None if neither or both."""
    done, planned = bool(_DONE.search(text)), bool(_PLANNED.search(text))
    if done == planned:
        return None
    return "done" if done else "planned"


def _spans(text: str) -> list[PeriodMention]:
    return [
        _mention(text, m, Period(int(m["first"]), int(m["last"])))
        for m in _SPAN.finditer(text)
        if int(m["first"]) <= int(m["last"])
    ]


def _plans(text: str) -> list[PeriodMention]:
    found = []
    for m in _PLAN.finditer(text):
        certain = len(m["n"]) == 2 or (m["open"] and m["close"]) or m["tail"]
        if certain:
            found.append(_mention(text, m, five_year_plan(_plan_number(m["n"]))))
    found += [_mention(text, m, five_year_plan(_plan_number(m["n"]))) for m in _ORDINAL_PLAN.finditer(text)]
    return found


def _years(text: str) -> list[PeriodMention]:
    found = []
    for m in _SINGLE.finditer(text):
        year = int(m["year"] or m["listed"] or m["last"])
        found.append(_mention(text, m, Period(year, year)))
    for m in _HAN.finditer(text):
        year = int("".join(str(_DIGITS[c]) for c in m["year"]))
        found.append(_mention(text, m, Period(year, year)))
    return found


def _relatives(text: str, year: int | None, month: int | None) -> list[PeriodMention]:
    if year is None:
        return []
    ended = year - 1 if month is not None and month <= _EARLY else year
    found = []
    for m in _RELATIVE_WORD.finditer(text):
        said = year + _RELATIVE[m.group()]
        found.append(_mention(text, m, Period(said, said), relative=True))
    found += [_mention(text, m, Period(ended, ended), relative=True) for m in _ONE_YEAR.finditer(text)]
    for m in _SEVERAL_YEARS.finditer(text):
        count = _FEWER.get(m["fewer"] or "", 5)
        period = Period(ended + 1, ended + 5) if m["next"] else Period(ended - count + 1, ended)
        found.append(_mention(text, m, period, relative=True))
    return found


def _mention(text: str, m: re.Match[str], period: Period, *, relative: bool = False) -> PeriodMention:
    before = text[: m.start()].rstrip(' “"')
    baseline = before.endswith(("较", "比", "比起")) and not before.endswith(("比较", "对比"))
    baseline = baseline or bool(_COMPARED.match(text, m.end()) and _ALONE.search(before))
    baseline = baseline or bool(_GROWN_SINCE.match(text, m.end()) and _WITH.search(before))
    baseline = baseline or bool(_TIMES_OF.match(text, m.end()))
    return PeriodMention(m.start(), m.end(), period, baseline, relative)


def _plan_number(numeral: str) -> int:
    if len(numeral) == 2:
        return 10 + _DIGITS[numeral[1]]
    return 10 if numeral == "十" else _DIGITS[numeral]
