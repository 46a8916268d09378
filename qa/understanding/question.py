"""What a question asks for: kind, periods, places, unit, and the words an answer must cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.periods import PeriodMention, find_periods
from corpus.places import PlaceMention
from corpus.types import Period, Status
from index.soft import SoftMatch
from qa.understanding.clauses import not_meant, said_once, weigh_scene, without_asker, without_exclusions
from qa.understanding.deeds import EXPRESS_WORDS, is_actual, status_asked
from qa.understanding.gist import gist
from qa.understanding.implied import RISES_OR_FALLS
from qa.understanding.kinds import ASKED_TIME, IN_WORDS, Kind, find_kind, without_greeting
from qa.understanding.placed import asked_places, places_compared
from qa.understanding.regular import regular
from qa.understanding.sought import sought_in
from qa.understanding.subject import subject_of
from qa.understanding.terms import Term, find_terms
from qa.understanding.units import ASKED_UNIT, UNIT, asked_units
from qa.understanding.yearforms import report_named, with_following_years, year_meant

_COUNTED = re.compile(
    rf"(?!(?:多少|几)个?(?:百分点|点)|(?:多少|几)个亿)(?:多少(?:万亿|[百千]?[万亿])?+(?:{UNIT})?+|几(?:{UNIT})|百分之(?:几|多少))(?P<noun>[^，。？?、,；;]+)"
)
_MEASURED = re.compile(
    r"(?P<noun>[^，。？?、,；;]+?)(?:总共|一共|大概|大约|具体|分别|各|现在|目前)*(?:是|为|有|达到|达|到|占|超过|突破)*(?P<done>了)?(?:多少|几(?!个)|几个(?=[？?。]?$))"
)
_MEASURE_WORDS = frozenset(
    (
        "人数 数量 总数 规模 里程 总里程 面积 长度 金额 总额 条数 个数 数 问题 情况 事 事情 实际 完成数 降到 降至 "
        "年度 升到 增至 涨到 增加到 提高到 下降到 变成 预期 每个 平均 百分之 达到 提升 提高 增长 增加 下降 超过 突破 "
        "稳定 完成 多了 少了 涨了 降了 降下来 降下去 涨上去 少下来 花掉 实现 水平"
    ).split()
)
_ACTIONS = frozenset("改造 建设 治理 整治 修复 更新 培育 引进 发放 改建 修建 新建 扩建".split())
_BEFORE_COUNTED = frozenset("新增 新建 新开 新办 新引进 引进 建成".split())
_TOWN = re.compile("(?:[镇乡]|街道)$")
_GOAL = re.compile("目标|任务|计划|指标")
_PARTICLES = re.compile("[啊呀呢吧嘛]+")
_HEAD = 2
_COMPARE = re.compile(
    r"对比|比较|相比|比起|区别|变化|不同|增加还是减少|多了还是少|多还是少|增多还是|各是|差别|差多少|异同"
)

_THAT_YEAR = re.compile("[这那]一?年|当年|[这那][两三四五几]年")
_FROM_TO = re.compile(
    r"由.{0,6}(?:多少|几).{0,8}(?:变|涨|升|降|增|提|减|到)|从(?:多少|几).{0,8}(?:变|涨|升|降|增|提|减|到)"
)
_BOTH_ENDS = re.compile(
    "从[^，。？?]{4,14}[到至].*(?:[两2二]个?(?:年|头|端)|各(?:是|为|多|自)|分别|怎么变|变化|变了)"
    "|[到至].*(?:涨|增加|增长|提高|上升|多|下降|减少|少|变化)了(?:多少|几)"
)
# 比2013年少了 asks of both years, 比2013年增长多少 for the rate that the later year's report tells.
_DIFFERS = re.compile(
    "比[^，。？?]{0,3}(?:(?:19|20)\\d\\d年|[去前]年|上年)[度底末]?(?:的?时候|那会儿?)?(?:的?(?:实际|完成|目标|计划|预期)[数的]?)?(?:又|还|要|更|是)*(?:[高低大小快慢强长短少]|多(?!少)|.*(?:分别|各[是为多几]|两年))"
)
_SETS_GOAL = re.compile("提出|目标|要求|希望|打算|[里中]|要(?:达|增|提|降|建|新|完|把)")
_CAME_OF_IT = re.compile("实际|完成(?:情况|了)|收官|开局|第一年|最后一年|期间|以来|落实")
_PLAN = re.compile('[”"]?(?:规划|计划|纲要|十年纲要|时期的?(?:规划|计划))')
# 第一、二、三产业 are three things.
_SECTOR = re.compile("(?<![一二三第、，,])(?P<n>[一二三])产(?![业品值能量出、，,结])")
_INDUSTRIES = re.compile("第?一[、，,]?(?:第?二[、，,]?(?:和|与)?第?三)(?:次|大)?产业?")
_WITH, _BESIDE = re.compile("[跟和与同]$"), re.compile("(?:同期|末|底)?(?:相|做|作)?比")
_OF_EACH = re.compile("分别|各|两年")
# 2007、2008两年各多少: the years are named already.
_SEVERAL_YEARS = re.compile(r"(?<![\d.])[这那]?[两二三四五2345]个?年(?:度|间|里|来|内)?(?:各自?|分别|都)?")
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
    bare: str = ""
    """The text without its periods and places."""
    actual: bool = False
    """Expressly asked for what was done, beside a goal that is named: 最后实打实改造了几个."""
    within: str = ""
    """A place that the sentence or its heading must name: the reports of the place around it are asked."""
    sites: tuple[tuple[str, ...], ...] = ()
    """What the passage must name, each with what else says it, as another part of the question tells."""
    denied: tuple[str, ...] = ()
    """Words for what it says it does not mean: 新开工 in 基本建成多少套，不是新开工."""
    report_year: int | None = None
    """Of which year's report it is asked: 2023年报告里说的; None where that is left open."""
    sought: tuple[str, ...] = ()
    """What is asked for in words, as terms: 由谁主演 → 主演; empty for figures, and where nothing stands there."""

    plan: Period | None = None
    """The five-year plan whose goal for a year is asked for: “十五”计划提出2005年要达到多少."""
    told: str = ""
    """The answers given before, as one plain text, where only more of the same is asked for: 还有呢."""

    @property
    def told_in(self) -> int | None:
        """Which year's report tells it: the one named, the next year's of what was done, its own of what is planned."""
        if self.report_year is not None or not self.periods:
            return self.report_year
        return self.periods[0].last + (self.status != "planned")

    @property
    def meaning(self) -> str:
        """What is embedded: the gist of the bare text, and the words taken over from the question before."""
        before = (term.text for term in (*self.terms, *self.carried) if term.text not in self.bare)
        return " ".join((gist(self.bare), *dict.fromkeys(before)))


def understand(text: str, soft: SoftMatch, *, year: int | None, home: tuple[str, ...]) -> Question:
    """Read a question; `year` is the newest report's, `home` the places whose names say nothing new here."""
    whole = regular(without_greeting(text.strip()))
    asked = without_exclusions(whole)
    actual, denied = is_actual(whole, asked), not_meant(whole, asked)
    asked = _SECTOR.sub(r"第\g<n>产业", _INDUSTRIES.sub("第一产业、第二产业和第三产业", asked))
    asked = with_following_years(asked, year)
    report = report_named(asked)
    report_year = int(report["year"]) if report else None
    inside = (report.start(), report.end()) if report else (0, 0)
    dated = _blank(asked, [inside])
    mentions = _years_meant(dated, find_periods(dated, report_year or year, month=1 if report_year else None))
    places = asked_places(asked)
    named_places = (*places, *places_compared(asked, places))
    said = [*((m.start, m.end) for m in mentions), *((p.start, p.end) for p in named_places), inside]
    bare = _YEAR_S_END.sub(spaces_for, _blank(asked, said))
    differs = _DIFFERS.search(asked) is not None
    named = _compared(asked, mentions, differs=differs)
    plan = _plan_of_year(asked, named)
    goal = plan.period if plan and not _CAME_OF_IT.search(asked) else None
    compared = [mention for mention in named if mention is not plan]
    periods = _ends(asked, tuple(dict.fromkeys(m.period for m in compared)))
    if meant := year_meant(whole):
        periods = (Period(meant, meant),)
    kind = find_kind(asked)
    units = asked_units(bare)
    years = len(periods) > 1 or any(period.first < period.last for period in periods)
    worded = _SEVERAL_YEARS.sub(spaces_for, bare) if years else bare
    terms = weigh_scene(bare, find_terms(said_once(without_asker(_without_units(worded, home))), soft))
    counted = _counted(bare, soft) if kind == "figure" else ()
    subject = subject_of(bare.lower(), terms) if kind == "figure" else ""
    compares = len(periods) > 1 or bool(_COMPARE.search(asked) and not RISES_OR_FALLS.search(asked))
    status = "done" if actual else "planned" if goal else status_asked(_without(asked, plan), periods, year)
    if actual:  # the goal's figure is not the answer's, and no report says 实际 of what it tells
        terms = tuple(term for term in terms if term.value is None and term.text not in EXPRESS_WORDS)
    text, bare = asked, " ".join(bare.split())
    return Question(
        text, kind, periods, places, units, status, compares, terms, counted, subject, (), bare, actual,
        denied=_denied(denied, terms, soft), report_year=report_year, plan=goal,
        sought=sought_in(asked, terms) if kind in IN_WORDS else (),
    )  # fmt: skip


def _denied(text: str, terms: Sequence[Term], soft: SoftMatch) -> tuple[str, ...]:
    """Give the words of what is not meant that are not asked for all the same."""
    own = {term.text for term in terms}
    return tuple(term.text for term in find_terms(text, soft) if len(term.text) > 1 and term.text not in own)


def _years_meant(text: str, mentions: Sequence[PeriodMention]) -> tuple[PeriodMention, ...]:
    """Leave out 这一年 and 那年 behind a year that is named: they are that year."""
    named = [m for m in mentions if not _THAT_YEAR.fullmatch(text[m.start : m.end])]
    return tuple(named or mentions)


def _compared(text: str, mentions: Sequence[PeriodMention], *, differs: bool) -> list[PeriodMention]:
    """Leave out what is only compared with; 2022年比上年少了多少 is told of 2022 itself."""
    if not _OF_EACH.search(text):
        mentions = [replace(m, baseline=m.baseline or _set_beside(text, m)) for m in mentions]
    dated = any(not mention.relative and not mention.baseline for mention in mentions)
    told = dated and not _OF_EACH.search(text)
    return [m for m in mentions if not m.baseline or (differs and not (told and m.relative))]


def _plan_of_year(text: str, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
    """Give the plan that is named beside a year within it: “十五”计划提出2005年要达到多少 asks of 2005.

    So does “十五”计划收官之年2005年, but for what was reached.
    """
    if not (_SETS_GOAL.search(text) or _CAME_OF_IT.search(text)):
        return None
    years = [m.period for m in mentions if m.period.first == m.period.last]
    plans = (m for m in mentions if _PLAN.match(text, m.end) or _PLAN.search(text, m.start, m.end))
    return next((m for m in plans if any(m.period != year and m.period.covers(year) for year in years)), None)


def _without(text: str, plan: PeriodMention | None) -> str:
    """Leave out the name of a plan, whose word is no sign that something planned is asked for."""
    if plan is None:
        return text
    behind = _PLAN.match(text, plan.end)
    return _blank(text, [(plan.start, behind.end() if behind else plan.end)])


def _set_beside(text: str, mention: PeriodMention) -> bool:
    """Say whether the year before is named to compare with: 2018年投资跟上一年比是涨了还是跌了."""
    return mention.relative and bool(_WITH.search(text, 0, mention.start) and _BESIDE.match(text, mention.end))


def _ends(text: str, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Take 从2013年到2015年由多少变成多少 for its two ends, and 2023年与2022年比是涨还是跌 for the later."""
    if len(periods) > 1 and RISES_OR_FALLS.search(text):
        return (max(periods),)
    if len(periods) == 1 and periods[0].first < periods[0].last and (_FROM_TO.search(text) or _BOTH_ENDS.search(text)):
        return (Period(periods[0].first, periods[0].first), Period(periods[0].last, periods[0].last))
    return periods


def spaces_for(match: re.Match[str]) -> str:
    """Give as many spaces as the match is long, so that offsets stay."""
    return " " * len(match.group())


def _counted(text: str, soft: SoftMatch) -> tuple[str, ...]:
    """Give the first words behind 几位 or 多少个, those after 的 where there is one; else the last before 是多少."""
    match = _COUNTED.search(text)
    if match:
        noun = match["noun"].rsplit("的", 1)[-1]
        if not _PARTICLES.fullmatch(noun):  # 有几家啊 says before what is counted
            return tuple(term.text for term in find_terms(noun, soft)[:_HEAD])
    match = _MEASURED.search(text)
    if not match:
        return ()
    described, of, noun = match["noun"].rpartition("的")
    words = [term.text for term in find_terms(noun, soft) if len(term.text) > 1]
    if match["done"] and words and noun.endswith(words[-1]):
        del words[-1]  # 解决了多少件, 改了多少座: what was done is not what is counted
    words = [word for word in words if word not in _MEASURE_WORDS]
    if len(words) > 1 and words[-1] in _ACTIONS:
        del words[-1]  # 老旧小区改造是多少 counts 老旧小区
    words = [word for word in words if word not in _BEFORE_COUNTED] or words  # 新增企业多少家 counts 企业
    if not words and described and _GOAL.search(noun):  # 新增就业的年度目标是多少 counts 就业
        words = [term.text for term in find_terms(described, soft) if len(term.text) > 1]
        return tuple(words[-_HEAD:])
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
    for pattern in (ASKED_UNIT, ASKED_TIME):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    for name in home:
        if _TOWN.search(name):  # which no list of places has
            text = text.replace(name, " ")
        text = text.replace(name, " ") if text.startswith((name, f"请问{name}", f" {name}")) else text
    return text
