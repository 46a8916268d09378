"""What a question asks for: kind, periods, places, unit, and the words an answer must cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.periods import PeriodMention, find_periods
from corpus.places import NATION, Place, PlaceMention, find_places
from corpus.types import Period, Status
from index.soft import SoftMatch
from qa.clauses import not_meant, weigh_scene, without_asker, without_exclusions
from qa.implied import RISES_OR_FALLS
from qa.kinds import ASKED_TIME, Kind, find_kind, without_greeting
from qa.subject import subject_of
from qa.terms import Term, find_terms
from qa.units import ASKED_UNIT, UNIT, asked_units

_COUNTED = re.compile(
    rf"(?!(?:多少|几)个?(?:百分点|点)|(?:多少|几)个亿)(?:多少(?:万亿|[百千]?[万亿])?+(?:{UNIT})?+|几(?:{UNIT})|百分之(?:几|多少))(?P<noun>[^，。？?、,；;]+)"
)
_MEASURED = re.compile(
    r"(?P<noun>[^，。？?、,；;]+?)(?:总共|一共|大概|大约|具体|分别|各|现在|目前)*(?:是|为|有|达到|达|到|占|超过|突破)*(?P<done>了)?(?:多少|几(?!个))"
)
_MEASURE_WORDS = frozenset(
    (
        "人数 数量 总数 规模 里程 总里程 面积 长度 金额 总额 条数 个数 数 问题 情况 事 事情 实际 完成数 降到 降至 "
        "升到 增至 涨到 增加到 提高到 下降到 变成 预期 每个 平均 百分之 达到 提升 提高 增长 增加 下降 超过 突破 稳定 "
        "完成 多了 少了 涨了 降了 降下来 降下去 涨上去 少下来 花掉"
    ).split()
)
_ACTIONS = frozenset("改造 建设 治理 整治 修复 更新 培育 引进 发放 改建 修建 新建 扩建".split())
_HEAD = 2
_DONE = re.compile(r"了(?![解])|已经?|完成|建成|实现了|去年|过去|过(?=多少|几|哪|什么)")
_PLANNED = re.compile(
    r"(?<![主重需纲概摘必提])要(?![求点素闻内总]|新增数)|(?<!即)将(?!军)|力争|争取(?!到)|计划|打算|准备|预计|目标|拟|(?<![社机大委协工议开运博展晚盛峰])会(?![议员])|下一步|今后|未来|明年"
)
# 目标是700个，最后实打实改造了几个 asks for what was done.
_ACTUAL = re.compile(
    "实打实|真正|最[后终](?!一)|实际(?:数|完成|上|改|建|新增|收|做|拿|到)|到底(?:是)?[^，。？?]{0,6}了"
)
_EXPRESSLY = re.compile(
    "实际(?!情况|问题|需[要求]|困难|利用|使用|到位|外资|投资|控制|工作|生活|出发|行动)|(?:要|说|给)的?实际(?:数|完成)"
)
# 年初承诺的数不用讲 asks for what was done.
_GOAL = re.compile("目标|计划|指标|预期|承诺|打算|原定|年初")
# 分别定了多高的增速目标 asks for the plan, though it was set.
_SETS_GOAL = re.compile(
    "目标[^，。？?]{0,4}(?:定|设)(?:了|在|到|为|的|得|多|是)|(?:定|提出|设|确定|安排|下达)了?[^，。？?]{0,12}(?:目标|任务)"
    "|按照?[^，。？?]{0,4}(?:年初|当初|原先)?的(?:安排|计划|部署|打算)|[按拟]多少[^，。？?]{0,2}安排"
    "|(?:(?<![主重需纲概摘必提不])要|(?:计划|打算|准备|力争|争取)[^，。？?]{0,4})(?:完成|实现|建成|达到)(?!了)"
)
_COMPARE = re.compile(
    r"对比|比较|相比|比起|区别|变化|不同|增加还是减少|多了还是少|多还是少|增多还是|各是|差别|差多少|异同"
)

_NATIONWIDE = re.compile(
    "国家(?:今年|当年|那年|给)?(?:定|提|设|下达|确定)|全国(?!文明|卫生|先进|劳动|百强|双拥|[人政]|性)|国务院|中央(?:财政|预算|政府)|国家统计局"
    "|我国|[咱我]们?国家(?![级重])|全中国|中国(?=一共|总共|全年|的|有?多少|今年|去年)"
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
    "比[^，。？?]{0,3}(?:(?:19|20)\\d\\d年|[去前]年|上年)[度底末]?(?:的?时候|那会儿?)?(?:又|还|要|更|是)*(?:[高低大小快慢强长短少]|多(?!少)|.*(?:分别|各[是为多几]|两年))"
)
_YEAR_AFTER = re.compile("(?<=[，,。；;、 和与跟到])(?:又?过了?一年|(?:到了?)?第二年|次年|转年|(?:后|下)一年)(?!度)")
# 24年, but not 15年来 or 20年的.
_SHORT_YEAR = re.compile(
    r"(?<!\d)([012]\d)年(?=的?时候|那会儿?)|(?<!\d)([012]\d)年(?![来间后前内期龄制以的]|多(?![了少]))"
)
# 2023年报告里说的 names the report, not what it tells of.
_REPORT = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?初?的?(?P<whose>[\u4e00-\u9fff]{0,8}?)的?(?:(?:[省市州区县盟]|自治区)?政府)?(?:工作)?(?:报告|(?<=年初的)说法|(?<=年的)总结)(?:里面?|中|上)?(?:面)?(?:所?(?:说|提|讲|写)(?:到|出)?)?的?"
)
EVENT = re.compile(
    "(?:第[一二三四五六七八九十]+届)?(?:冬|夏|青|残)?(?:亚|奥|残|大|全|军|世)(?:运会?|林匹克)|疫情|抗疫|战疫|保卫战|地震|抗震|洪灾|灾区|世博|世园|园博|进博|博览会|论坛|峰会|马拉松"
)
"""What a place only names, so that it is spoken of in other places too: 杭州亚运会, 武汉疫情."""
# 稻城亚丁机场通航那年，四川… asks of Sichuan.
THAT_YEAR = re.compile(r"(?P<event>[^，。？?]{4,30}?)的?那一?年[里间]?[，,、\s]*")
"""The beginning of a question that names its year by what happened in it."""
# 第一、二、三产业 are three things.
_INDUSTRIES = re.compile("第?一[、，,]?(?:第?二[、，,]?(?:和|与)?第?三)(?:次|大)?产业?")
_BARE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[这那]一?年|年[这那]一?年)")
_PERSONS = re.compile("(多少|几)个人(?![均才民工口家体员物格力大])")
_PLAN_END = re.compile('(?P<plan>[“"]?十[一二三四五]五[”"]?)(?:时期|期)?(?:末|收官之?年)')
_OF_EACH = re.compile("分别|各|两年")
# 去年2024 and 旅居的人有多少, as people type.
_YEAR_TWICE = re.compile(r"[去今前]年((?:19|20)\d\d)(?![\d年])")
_PEOPLE_ARE = re.compile("的人(?=(?:总共|一共)?(?:有|达到?)(?:多少|几个?)[啊呀呢了？?。]*$)")
# 让多少人脱了贫: 脱贫 is one word.
_SEPARATED = re.compile(
    "(脱|摘|停|断|退|通|达|结|离|住|看|上|入|增|减|涨|降|开|复)了(贫|帽|产|电|水|气|网|休|伍|标|婚|院|病|学|工|业|市|职|产|收|薪|价|税|费|户|园)(?=[^\u4e00-\u9fff]|[的吗呢么]|$)"
)
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
    report_year: int | None = None
    """Of which year's report it is asked: 2023年报告里说的; None where that is left open."""

    @property
    def meaning(self) -> str:
        """What is embedded: the bare text, and the words taken over from the question before."""
        before = (term.text for term in (*self.terms, *self.carried) if term.text not in self.bare)
        return " ".join((self.bare, *dict.fromkeys(before)))


def understand(text: str, soft: SoftMatch, *, year: int | None, home: tuple[str, ...]) -> Question:
    """Read a question; `year` is the newest report's, `home` the places whose names say nothing new here."""
    whole = _regular(without_greeting(text.strip()))
    asked = without_exclusions(whole)
    actual = bool(_GOAL.search(not_meant(whole)) and not _PLANNED.search(asked))
    asked = _INDUSTRIES.sub("第一产业、第二产业和第三产业", asked)
    asked = _following_years(asked, year)
    report = _report_named(asked)
    report_year = int(report["year"]) if report else None
    inside = (report.start(), report.end()) if report else (0, 0)
    dated = _blank(asked, [inside])
    mentions = _years_meant(dated, find_periods(dated, report_year or year, month=1 if report_year else None))
    places = _innermost(_asked_about(asked, find_places(asked))) or _nation(asked)
    said = [*((m.start, m.end) for m in mentions), *((p.start, p.end) for p in places), inside]
    bare = _YEAR_S_END.sub(spaces_for, _blank(asked, said))
    differs = _DIFFERS.search(asked) is not None
    periods = _ends(asked, tuple(dict.fromkeys(m.period for m in _compared(asked, mentions, differs=differs))))
    kind = find_kind(asked)
    units = asked_units(bare)
    years = len(periods) > 1 or any(period.first < period.last for period in periods)
    worded = _SEVERAL_YEARS.sub(spaces_for, bare) if years else bare
    terms = weigh_scene(bare, find_terms(without_asker(_without_units(worded, home)), soft))
    counted = _counted(bare, soft) if kind == "figure" else ()
    subject = subject_of(bare.lower(), terms) if kind == "figure" else ""
    compares = len(periods) > 1 or bool(_COMPARE.search(asked) and not RISES_OR_FALLS.search(asked))
    actual = actual or bool(_DONE.search(asked) and _ACTUAL.search(asked)) or bool(_EXPRESSLY.search(asked))
    status = "done" if actual else _status(asked, periods, year)
    if actual:  # the goal's figure is not the answer's
        terms = tuple(term for term in terms if term.value is None)
    text, bare = asked, " ".join(bare.split())
    return Question(
        text, kind, periods, places, units, status, compares, terms, counted, subject, (), bare, actual,
        report_year=report_year,
    )  # fmt: skip


def _report_named(text: str) -> re.Match[str] | None:
    """Find the one report that a question names by its year."""
    found = [match for match in _REPORT.finditer(text) if not match["whose"] or _is_place(match["whose"])]
    return found[0] if len(found) == 1 else None


def _is_place(text: str) -> bool:
    return any(mention.start == 0 and mention.end == len(text) for mention in find_places(text))


def _regular(text: str) -> str:
    """Write 24年 as 2024年 where a year would stand, 2021这一年 as 2021年, “十三五”末 as 2020年, 几个人 as 几人."""
    text = _PEOPLE_ARE.sub("的人数", _YEAR_TWICE.sub(r"\1年", text))
    text = _SEPARATED.sub(r"\1\2了", _PERSONS.sub(r"\1人", _BARE_YEAR.sub(r"\1年", text)))
    for match in reversed(list(_PLAN_END.finditer(text))):
        period = find_periods(match["plan"])[0].period
        text = f"{text[: match.start()]}{period.last}年{text[match.end() :]}"
    ends = {0, *(mention.end for mention in find_places(text))}
    return _SHORT_YEAR.sub(
        lambda m: (
            f"20{m[1] or m[2]}年" if m.start() in ends or text[m.start() - 1] in "，,。；;！!？?、 在从到和与" else m[0]
        ),
        text,
    )


def _following_years(text: str, year: int | None) -> str:
    """Write 过了一年 and 第二年 behind a single year as the next one: 2012年是多少，过了一年又是多少."""
    named = [m.period for m in find_periods(text, year) if not m.baseline]
    if len(named) != 1 or named[0].first != named[0].last:
        return text
    return _YEAR_AFTER.sub(f"{named[0].first + 1}年", text, count=1)


def _years_meant(text: str, mentions: Sequence[PeriodMention]) -> tuple[PeriodMention, ...]:
    """Leave out 这一年 and 那年 behind a year that is named: they are that year."""
    named = [m for m in mentions if not _THAT_YEAR.fullmatch(text[m.start : m.end])]
    return tuple(named or mentions)


def _compared(text: str, mentions: Sequence[PeriodMention], *, differs: bool) -> list[PeriodMention]:
    """Leave out what is only compared with; 2022年比上年少了多少 is told of 2022 itself."""
    dated = any(not mention.relative and not mention.baseline for mention in mentions)
    told = dated and not _OF_EACH.search(text)
    return [m for m in mentions if not m.baseline or (differs and not (told and m.relative))]


def _asked_about(text: str, places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Leave out a place that only names an event or its year, where another is asked: 浙江人在杭州亚运会上."""
    set_scene = THAT_YEAR.match(text)
    behind = [place for place in places if set_scene and place.start >= set_scene.end()]
    return behind or [place for place in places if not EVENT.match(text, place.end)] or places


def _innermost(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Leave out a place that only says where another lies: 惠州底下的博罗县."""
    return tuple(p for p in places if not any(_lies_in(other, p) for other in places if other is not p))


def _lies_in(inner: PlaceMention, outer: PlaceMention) -> bool:
    return all(any(_within(place.path, around.path) for around in outer.places) for place in inner.places)


def _within(path: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def _ends(text: str, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Take 从2013年到2015年由多少变成多少 for its two ends, and 2023年与2022年比是涨还是跌 for the later."""
    if len(periods) > 1 and RISES_OR_FALLS.search(text):
        return (max(periods),)
    if len(periods) == 1 and periods[0].first < periods[0].last and (_FROM_TO.search(text) or _BOTH_ENDS.search(text)):
        return (Period(periods[0].first, periods[0].first), Period(periods[0].last, periods[0].last))
    return periods


def _nation(text: str) -> tuple[PlaceMention, ...]:
    """Find where a question that names no place asks of the whole country."""
    match = _NATIONWIDE.search(text)
    return (PlaceMention(match.start(), match.end(), (Place(NATION),)),) if match else ()


def spaces_for(match: re.Match[str]) -> str:
    """Give as many spaces as the match is long, so that offsets stay."""
    return " " * len(match.group())


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
    words = [term.text for term in find_terms(noun, soft) if len(term.text) > 1]
    if match["done"] and words and noun.endswith(words[-1]):
        del words[-1]  # 解决了多少件, 改了多少座: what was done is not what is counted
    words = [word for word in words if word not in _MEASURE_WORDS]
    if len(words) > 1 and words[-1] in _ACTIONS:
        del words[-1]  # 老旧小区改造是多少 counts 老旧小区
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
        text = text.replace(name, " ") if text.startswith((name, f"请问{name}", f" {name}")) else text
    return text


def _status(text: str, periods: tuple[Period, ...], year: int | None) -> Status | None:
    """Tell from the verbs whether the question is on what was done or on what will be; the past is taken for done."""
    done, planned = bool(_DONE.search(text)), bool(_PLANNED.search(text))
    if _SETS_GOAL.search(text):
        return "planned"
    if done != planned:
        return "done" if done else "planned"
    past = bool(periods) and year is not None and all(period.last < year for period in periods)
    return "done" if past and not planned else None
