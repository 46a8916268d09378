"""Years as people write them, in full: 24年, 二四年, 17到21年, 2021这一年, “十三五”末; and the report that is named."""

from __future__ import annotations

import re

from corpus.periods import find_periods
from corpus.places import find_places
from qa.understanding.units import UNIT

_YEAR_AFTER = re.compile("(?<=[，,。；;、 和与跟到])(?:又?过了?一年|(?:到了?)?第二年|次年|转年|(?:后|下)一年)(?!度)")
# 24年, but not 15年来 or 20年的.
_SHORT_YEAR = re.compile(
    r"(?<!\d)([012]\d)年(?=的?时候|那会儿?)|(?<!\d)([012]\d)年(?![来间后前内期龄制以的]|多(?![了少]))"
)
# 17到21年, 17到21这五年.
_SHORT_SPAN = re.compile(
    r"(?<![\d.])([012]\d)年?(?:到|至|[-—–~～]+)([012]\d)(?:年(?![级多期内制龄])|(?=这?[两三四五几]年))"
)
# 23年来兰州玩的人: who came in that year.
_CAME_IN = re.compile(
    r"(?<![\d十])(1\d|2[0-6])年(?=来[\u4e00-\u9fff]{2,5}(?:玩|耍|旅游|旅行|的人|的游客|打工|上学|投资|落户|看))"
)
# 荒掉的田21年种回来多少: with no other year named, and not what lasts.
_ONLY_YEAR = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![了满近第约续期历共过用超经有任为达计整将隔再每头前后延建办干住早晚差多少的得])(?<!连续)(1[0-9]|2[0-6])年(?![来间后前内期龄制以的老]|多(?![了少]))"
)
# 二二年, 二零年的时候, as people say them; 一二年级 and 十二年 are none.
_SPOKEN_YEAR = re.compile(
    "(?<![一二三四五六七八九十百千万零〇○两几第\\d])([零〇○一二])([零〇○一二三四五六七八九])年(?![级多来期内制龄])"
)
_SPOKEN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
# 是23年不是22年: two years told apart.
_YEAR_NOT_YEAR = re.compile(r"(?<=是)([012]\d)年(?=的?[，,]?(?:而|可)?不是[012]\d年)")
_ANY_YEAR = 2000
_BEFORE_YEAR = "，,。；;：:！!？?、 在从到和与跟比至或同及那"
# 2023年报告里说的 names the report, not what it tells of.
_REPORT = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?初?的?(?:[那这]份)?(?P<whose>[\u4e00-\u9fff]{0,8}?)的?(?:(?:[省市州区县盟]|自治区)?政府)?(?:工作)?(?:报告|(?<=年初的)说法|(?<=年的)总结)(?:里面?|中|上)?(?:面)?(?:所?(?:说|提|讲|写)(?:到|出)?)?的?"
)
_THIS_NOT_THAT = re.compile(r"是(?P<year>(?:19|20)\d\d)年?的?[，,]?(?:而|可)?不是(?:19|20)\d\d")
# 2021这一年, 2021年当年, 我要2021的。
_BARE_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年?(?:[这那当]一?|全|一)年(?![度级期内制])|(?=的(?:[，,。；;？?！!）)]|$)))"
)
# 文山州2019旅游收入, 汕头2020GDP: what is counted has its unit behind it, 2019套.
_GLUED_YEAR = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)(?=[\u4e00-\u9fff]{{2}}|GDP|PM)(?!{UNIT}|[多余几来至到年以届级后万亿千百强冠位])", re.I
)
_BETWEEN_YEARS = "，,、；; 和与跟及比"
"""Behind a year, another one may stand behind these: 2021旅游收入和2022目标."""
_PLAN_END = re.compile('(?P<plan>[“"]?十[一二三四五]五[”"]?)(?:时期|期)?(?:末|收官之?年)')
# 去年2024 and 旅居的人有多少, as people type.
_YEAR_TWICE = re.compile(r"[去今前]年((?:19|20)\d\d)(?![\d年])")


def report_named(text: str) -> re.Match[str] | None:
    """Find the one report that a question names by its year."""
    found = [match for match in _REPORT.finditer(text) if not match["whose"] or _is_place(match["whose"])]
    return found[0] if len(found) == 1 else None


def year_meant(text: str) -> int | None:
    """Give the year that a question says it means, whatever else it names: 今年修几条路，是2026不是2025."""
    match = _THIS_NOT_THAT.search(text)
    return int(match["year"]) if match else None


def _is_place(text: str) -> bool:
    return any(mention.start == 0 and mention.end == len(text) for mention in find_places(text))


def with_full_years(text: str) -> str:
    """Write years in full: 24年 and 二四年 where a year would stand, 2021这一年, 文山2021, “十三五”末 as 2020年."""
    text = _SPOKEN_YEAR.sub(lambda m: f"20{_SPOKEN[m[1]]}{_SPOKEN[m[2]]}年", _YEAR_TWICE.sub(r"\1年", text))
    text = _BARE_YEAR.sub(r"\1年", text)
    text = _parted(text)
    for match in reversed(list(_PLAN_END.finditer(text))):
        period = find_periods(match["plan"])[0].period
        text = f"{text[: match.start()]}{period.last}年{text[match.end() :]}"
    text = _CAME_IN.sub(r"20\1年", _YEAR_NOT_YEAR.sub(r"20\1年", text))
    text = _SHORT_SPAN.sub(r"20\1年到20\2年", text)
    ends = {0, *(mention.end for mention in find_places(text))}
    ends |= {m.end() for m in _SHORT_YEAR.finditer(text)}  # 14年15年各多少
    text = _SHORT_YEAR.sub(
        lambda m: f"20{m[1] or m[2]}年" if m.start() in ends or text[m.start() - 1] in _BEFORE_YEAR else m[0], text
    )
    return text if find_periods(text, _ANY_YEAR) else _ONLY_YEAR.sub(r"20\1年", text)


def _parted(text: str) -> str:
    """Write 年 behind a year without it that stands first, behind a place, or beside another year."""
    named = {0, *(mention.end for mention in find_places(text))}
    for match in reversed(list(_GLUED_YEAR.finditer(text))):
        before = text[: match.start()]
        beside = before[-1:] in _BETWEEN_YEARS and (_GLUED_YEAR.search(before + "年间") or find_periods(before))
        if match.start() in named or beside:
            text = f"{before}{match[1]}年{text[match.end() :]}"
    return text


def with_following_years(text: str, year: int | None) -> str:
    """Write 过了一年 and 第二年 behind a single year as the next one: 2012年是多少，过了一年又是多少."""
    named = [m.period for m in find_periods(text, year) if not m.baseline]
    if len(named) != 1 or named[0].first != named[0].last:
        return text
    return _YEAR_AFTER.sub(f"{named[0].first + 1}年", text, count=1)
