"""What a question asks for: kind, periods, places, unit, and the words an answer must cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.numbers import CLASSIFIERS, MEASURES
from corpus.periods import PeriodMention, find_periods
from corpus.places import NATION, Place, PlaceMention, find_places
from corpus.types import Period, Status
from index.soft import SoftMatch
from qa.clauses import weigh_scene, without_asker, without_exclusions
from qa.kinds import ASKED_TIME, Kind, find_kind, without_greeting
from qa.subject import subject_of
from qa.terms import Term, find_terms

_UNITS = "|".join(sorted({*MEASURES, *CLASSIFIERS, "亿元", "万元", "钱", "块钱", "毛钱"}, key=len, reverse=True))
_ASKED_UNIT = re.compile(
    rf"(?:多少|几(?:十|百|千)?)\s*(?:万|亿)?(?P<unit>{_UNITS})"
    r"|(?P<percent>百分之几|百分之多少|几成|(?:比例|比重|占比|率|幅度?)[^，。？?]{0,3}多[大高]|多[大高]的?(?:比例|比重))"
    r"|多(?P<size>[长宽高远深大重久])"
)
_RATE = re.compile(
    r"(?:比例|比重|占比|增速|增幅|涨幅|增长率|强度|.率)(?:的?(?:预期)?目标)?(?:[是为有达到了超过提升降在控制跟和与同又高低快慢大小？?\s，,、]|大约|大概|分别|各|哪年|更)*(?:多少|几|[？?。]|$|呢)"
    r"|(?:增长|提高|下降|增加|上涨|涨|降低)(?:的?(?:预期)?目标|幅度)?[了是为]*(?:百分之|多少(?=[？?。，,；;\s了呢]|个?百分点|$))"
)
_COUNTED = re.compile(
    rf"(?:多少(?:万亿|[百千]?[万亿])?+(?:{_UNITS})?+|几(?:{_UNITS})|百分之(?:几|多少))(?P<noun>[^，。？?、,；;]+)"
)
_MEASURED = re.compile(
    r"(?P<noun>[^，。？?、,；;]+?)(?:总共|一共|大概|大约|具体|分别|各|现在|目前)*(?:是|为|有|达到|达|到|占|超过|突破)*(?:了)?(?:多少|几(?!个))"
)
_MEASURE_WORDS = frozenset(
    (
        "人数 数量 总数 规模 里程 总里程 面积 长度 金额 总额 条数 个数 数 "
        "每个 平均 百分之 达到 提升 提高 增长 增加 下降 超过 突破 稳定 完成"
    ).split()
)
_HEAD = 2
_FIGURE = re.compile("多少|几")
_IMPLIED = (
    (_RATE, "%"),
    (
        re.compile(
            "(?:投资额?|资金|收入|产值|总值|增加值|支出|预算|经费|费用|造价|价格|均价|票价|工资|薪|税收?|利润|存款|贷款|GDP|额)[^，。？]{0,6}多少",
            re.I,
        ),
        "元",
    ),
    (re.compile("(?:人口|人数|就业)[^，。？]{0,6}多少(?!岗位)"), "人"),
    (re.compile("(?:全长|里程|长度)[^，。？]{0,6}多少"), "公里"),
)
# 一个月多少块？ asks for money, 多少块牌子 does not.
_BARE_YUAN = re.compile(r"块(?=$|[？?，,。；;！!\s了呢啊呀吧]|一)")
_SIZE_UNITS = {"长": "公里", "宽": "米", "高": "米", "远": "公里", "深": "米", "重": "吨", "久": "年"}
_DONE = re.compile(r"了(?![解])|已经?|完成|建成|实现了|去年|过去|过(?=多少|几|哪|什么)")
_PLANNED = re.compile(
    r"(?<![主重需纲概摘必提])要(?![求点素闻内总]|新增数)|(?<!即)将(?!军)|计划|打算|准备|预计|目标|拟|(?<![社机大委协工议开])会(?![议员])|下一步|今后|未来|明年"
)
_COMPARE = re.compile(
    r"对比|比较|相比|比起|区别|变化|不同|增加还是减少|多了还是少|多还是少|增多还是|各是|差别|差多少|异同"
)

_NATIONWIDE = re.compile("全国(?!文明|卫生|先进|劳动|百强|双拥|[人政]|性)|国务院|中央(?:财政|预算|政府)|国家统计局")
_THAT_YEAR = re.compile("[这那]一?年|当年")
_FROM_TO = re.compile(
    r"由.{0,6}(?:多少|几).{0,8}(?:变|涨|升|降|增|提|减|到)|从(?:多少|几).{0,8}(?:变|涨|升|降|增|提|减|到)"
)
# 24年, but not 15年来 or 20年的.
_SHORT_YEAR = re.compile(r"(?<!\d)([012]\d)年(?![来间后前内期龄制以多的])")
# 2021年底 is 2021.
_YEAR_S_END = re.compile(r"(?<=\s)(?:年?[底末初]|年度|年间)(?=[^层线中])")


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood by itself; a follow-up has been completed from its history."""

    text: str
    kind: Kind
    periods: tuple[Period, ...]
    places: tuple[PlaceMention, ...]
    units: tuple[str, ...]
    """Units that the figures asked for must have; empty when any will do."""
    status: Status | None
    """done or planned, as the words tell; None when they leave it open."""
    compares: bool
    terms: tuple[Term, ...]
    counted: tuple[str, ...] = ()
    """What the figure counts or measures, as terms: 几位老师 → 老师, 票价是多少 → 票价; empty where it is not said."""
    subject: str = ""
    """What a measure is of, as a term: 西瓜 in 西瓜产量; empty where no measure word tells."""
    carried: tuple[Term, ...] = ()
    """Terms of the question before, which a good answer covers too."""


def understand(text: str, soft: SoftMatch, *, year: int | None, home: tuple[str, ...]) -> Question:
    """Read a question; `year` is the newest report's, `home` the places whose names say nothing new here."""
    asked = without_exclusions(_whole_years(without_greeting(text.strip())))
    mentions = _years_meant(asked, find_periods(asked, year))
    places = _innermost(find_places(asked)) or _nation(asked)
    said = [*((m.start, m.end) for m in mentions), *((p.start, p.end) for p in places)]
    bare = _YEAR_S_END.sub(_spaces, _blank(asked, said))
    periods = _ends(asked, tuple(dict.fromkeys(m.period for m in mentions if not m.baseline)))
    kind = find_kind(asked)
    units = asked_units(bare)
    terms = weigh_scene(bare, find_terms(without_asker(_without_units(bare, home)), soft))
    counted = _counted(bare, soft) if kind == "figure" else ()
    subject = subject_of(bare.lower(), terms) if kind == "figure" else ""
    compares = bool(_COMPARE.search(asked)) or len(periods) > 1
    return Question(
        asked, kind, periods, places, units, _status(asked, periods, year), compares, terms, counted, subject
    )


def _whole_years(text: str) -> str:
    """Write 24年 as 2024年 where a year would stand: at the beginning, behind a stop or behind a place."""
    ends = {0, *(mention.end for mention in find_places(text))}
    return _SHORT_YEAR.sub(
        lambda m: f"20{m[1]}年" if m.start() in ends or text[m.start() - 1] in "，,、 在从到和与" else m[0], text
    )


def _years_meant(text: str, mentions: Sequence[PeriodMention]) -> tuple[PeriodMention, ...]:
    """Leave out 这一年 and 那年 behind a year that is named: they are that year."""
    named = [m for m in mentions if not _THAT_YEAR.fullmatch(text[m.start : m.end])]
    return tuple(named or mentions)


def _innermost(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Leave out a place that only says where another lies: 惠州底下的博罗县."""
    return tuple(p for p in places if not any(_lies_in(other, p) for other in places if other is not p))


def _lies_in(inner: PlaceMention, outer: PlaceMention) -> bool:
    return all(any(_within(place.path, around.path) for around in outer.places) for place in inner.places)


def _within(path: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def _ends(text: str, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Take 从2013年到2015年由多少变成多少 for a question on its two ends."""
    if len(periods) == 1 and periods[0].first < periods[0].last and _FROM_TO.search(text):
        return (Period(periods[0].first, periods[0].first), Period(periods[0].last, periods[0].last))
    return periods


def _nation(text: str) -> tuple[PlaceMention, ...]:
    """Find where a question that names no place asks of the whole country."""
    match = _NATIONWIDE.search(text)
    return (PlaceMention(match.start(), match.end(), (Place(NATION),)),) if match else ()


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def asked_units(text: str) -> tuple[str, ...]:
    """Give the units that the question names: 多少公里 → 公里, 花了多少钱 → 元, 占比多少 → %."""
    units: dict[str, None] = {}
    for match in _ASKED_UNIT.finditer(text):
        if match["percent"]:
            units["%"] = None
        elif match["size"]:
            units |= dict.fromkeys([_SIZE_UNITS[match["size"]]] if match["size"] in _SIZE_UNITS else [])
        else:
            money = match["unit"] in ("钱", "块钱", "毛钱", "亿元", "万元") or _BARE_YUAN.match(
                text, match.start("unit")
            )
            units["元" if money else match["unit"]] = None
    if not units and _FIGURE.search(text) and "目标" not in text:
        near = "".join(text.split())
        units = next(({unit: None} for pattern, unit in _IMPLIED if pattern.search(near)), {})
    return tuple(units)


def _counted(text: str, soft: SoftMatch) -> tuple[str, ...]:
    """Give the first words behind 几位 or 多少个, those after 的 where there is one; else the last before 是多少."""
    match = _COUNTED.search(text)
    if match:
        noun = match["noun"].rsplit("的", 1)[-1]
        return tuple(term.text for term in find_terms(noun, soft)[:_HEAD])
    match = _MEASURED.search(text)
    if not match:
        return ()
    described, of, noun = match["noun"].rpartition("的")
    words = [term.text for term in find_terms(noun, soft) if term.text not in _MEASURE_WORDS and len(term.text) > 1]
    return tuple(words if of and described else words[-_HEAD:])


def with_period(question: Question, period: Period | None) -> Question:
    """Ask the same of one period."""
    return replace(question, periods=(period,) if period else ())


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _without_units(text: str, home: tuple[str, ...]) -> str:
    """Take out what asks for a quantity, and the home place's name where it is only the setting."""
    for pattern in (_ASKED_UNIT, ASKED_TIME):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    for name in home:
        text = text.replace(name, " ") if text.startswith((name, f"请问{name}", f" {name}")) else text
    return text


def _status(text: str, periods: tuple[Period, ...], year: int | None) -> Status | None:
    """Tell from the verbs whether the question is on what was done or on what will be; the past is taken for done."""
    done, planned = bool(_DONE.search(text)), bool(_PLANNED.search(text))
    if done != planned:
        return "done" if done else "planned"
    past = bool(periods) and year is not None and all(period.last < year for period in periods)
    return "done" if past and not planned else None
