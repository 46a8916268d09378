"""One generation opened for answering: its retriever, its reports, whose home it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from corpus.errors import SettingError
from corpus.places import NATION, Place, PlaceMention, find_places, lookup, named_within, short_name
from corpus.types import Paragraph, Period, Report
from index.fields import Scope
from index.retrieve import Retriever
from index.synonyms import synonyms_in, without_abbreviations
from index.types import Hit
from qa.drafts.around import name_within
from qa.drafts.world import World
from qa.towns import Towns
from qa.understanding.kinds import asks
from qa.understanding.placed import ANY_PLACE
from qa.understanding.question import Question, spaces_for
from qa.understanding.script import simplified
from qa.understanding.spelling import as_it_sounds, familiar_names, spell_places
from qa.wording import lead_in

_HITS = 20
# 在全省排第几 asks of the own place.
_RANKED = re.compile("全[省市][^，。？?]{0,6}(?:排|第几|名次|几名|几位)")
# Larger and smaller than what a report speaks for, and abroad.
_ELSEWHERE = re.compile(
    "全国|(?:全世界|全球)(?!第|最|首|前|唯一|领先|规模最|都|范围|经济|金融|疫情|招商|发布|直播)|我国|全省|日本|美国|英国|法国|德国|韩国|朝鲜|俄罗斯|印度|加拿大|澳大利亚|新加坡|"
    "东京|大阪|首尔|纽约|洛杉矶|旧金山|华盛顿|芝加哥|多伦多|温哥华|伦敦|巴黎|柏林|莫斯科|悉尼|墨尔本|曼谷|迪拜|孟买|新德里|"
    r"(?![几两哪各每这那多该])[\u4e00-\u9fff](?![城乡集小村建个些两几各在到去回从])[\u4e00-\u9fff]镇(?![化区街])"
)
# “朝鲜语言文字日” is a name, no country.
_QUOTATION = re.compile("[“《][^”》]+[”》]")
# 到美国哪个城市, 和俄罗斯的什么地方 ask for what a sentence names alone; 巴黎奥运会 is an event.
_PLACE_ASKED = re.compile("的?(?:哪[个座些]?(?:城市|地方|州)|什么(?:城市|地方))")
_GAMES = re.compile("[夏冬青残]?(?:奥运|亚运|残奥)")
_HOSTS = frozenset("东京 首尔 洛杉矶 伦敦 巴黎 莫斯科 悉尼 曼谷 新德里".split())
_WHOLE = frozenset(("全国", "全世界", "全球", "我国", "全省"))
# 哪些城市 asks all reports for places, and 雄安新区 is somewhere.
_LOCAL = re.compile(
    rf"(?!国家)[\u4e00-\u9fff]{{2}}(?:新区|开发区|高新区|示范区|机场|码头|水库)|{ANY_PLACE}|哪些?里|各[省市地]"
)
_OTHER_KIND = re.compile(
    "公报|[预决]算|审计|法院|检察院|规划|纲要|计划|总结|通报|通知|办法|方案|意见|年度(?:工作)?报告|街道|闭幕|开工|机构改革"
)
_WORK_REPORT = "政府工作报告"
_REPORTS_OPENED = 8
_HEADINGS_FROM = 3
_HEADINGS_KEPT = 32


class Snapshot:
    """What one answer is made from; never changes, so that an answer comes wholly from one generation."""

    def __init__(self, retriever: Retriever, home_place: str | None) -> None:
        self.retriever = retriever
        self.name = retriever.generation.name
        self.notice = retriever.generation.notice
        self.reports = retriever.store.reports()
        self._report_of = {report.id: report for report in self.reports}
        self._of_place: dict[tuple[str, ...], list[Report]] = {}
        for report in self.reports:
            self._of_place.setdefault(report.place_path, []).append(report)
        places = {report.place for report in self.reports if report.place}
        self.many_places = len(places) > 1
        self._towns = Towns(self.reports)
        self._familiar = familiar_names(self._of_place)
        self.home_place = _known_place(home_place, places)
        home = [r for r in self.reports if r.place == self.home_place] or list(self.reports)
        self.year = max((r.year for r in home if r.year), default=None)
        self.report = lru_cache(_REPORTS_OPENED)(retriever.store.report)
        self._headings = lru_cache(_HEADINGS_KEPT)(retriever.store.headings)

    def spelled(self, text: str) -> str:
        """Write a question in simplified characters, with its places as their reports do.

        Short names of places that have reports are written in full, where the question names no place otherwise, and
        so are names that only sound as theirs.
        """
        text = self._towns.plain(simplified(text))
        soft = self.retriever.soft
        return as_it_sounds(spell_places(text, self._familiar, soft), self._familiar, soft)

    def placed(self, question: Question) -> Question:
        """Let a question that names a town with a report ask of it; no list of places has it."""
        town = self._towns.mention(question.text)
        return replace(question, places=(town,)) if town else question

    @property
    def home_names(self) -> tuple[str, ...]:
        """The home place's names, longest first, and those of towns: 运城市盐湖区, 盐湖区, 盐湖; 化峪镇."""
        path = next((r.place_path for r in self.reports if r.place == self.home_place), ())
        names = {"".join(path[-2:]), path[-1], short_name(path[-1])} if path else set()
        return (*sorted(names, key=len, reverse=True), *(name for name in self._towns.names if name not in names))

    def world(self, year: int | None) -> World:
        """Give an answerer its view, with 今年 being `year`, in which the same question is searched for once."""
        soft = self.retriever.soft
        return World(
            search=cache(self.search),
            headings=self.headings,
            report=self.report,
            place_of=self.place_of,
            of_other_kind=lambda report_id: bool(_OTHER_KIND.search(self._report_of[report_id].title)),
            soft=soft,
            year=year,
            lead=self.lead,
            knows=self.knows,
            wider=self.in_wider_places,
            nationwide=self.of_nation,
            of_one_place=self.of_one_place,
        )

    def search(self, question: Question, reports: frozenset[str] | None = None) -> tuple[Hit, ...]:
        """Retrieve for a question, in these reports or those of its place, and in the passages of its period."""
        words = [term.text for term in (*question.terms, *question.carried)]
        text = without_abbreviations(question.text)
        query = " ".join([text, *(word for word in words if word not in question.text)])
        period = question.periods[0] if question.periods and not question.report_year else None
        scope = Scope(reports or self._asked_reports(question), period)
        return self.retriever.search(query, _HITS, scope, synonyms_in(question.text))

    def headings(self, hits: Sequence[Hit]) -> tuple[Paragraph, ...]:
        """Give the headings of the reports that the best hits come from."""
        reports = dict.fromkeys(hit.passage.paragraph.report_id for hit in hits[:_HEADINGS_FROM])
        return tuple(heading for report_id in reports for heading in self._headings(report_id))

    def lead(self, paragraph: Paragraph, period: Period | None) -> str:
        """Say whose and which period's statement follows."""
        place = None
        if self.many_places:
            place = self.place_of(paragraph.report_id)
        return lead_in(place, period, paragraph.section.status)

    def place_of(self, report_id: str) -> str | None:
        """Give the place that a report speaks for."""
        return self._report_of[report_id].place

    def report_ids(self, mentions: Sequence[PlaceMention]) -> frozenset[str] | None:
        """Give the reports of the places named, else of the home place; None for all."""
        named = self._speakers(mentions)
        if not named and self.many_places and self.home_place:
            named = [report for report in self.reports if report.place == self.home_place]
        return frozenset(report.id for report in named) or None

    def _asked_reports(self, question: Question) -> frozenset[str] | None:
        """Give the reports of the places asked about, of those the one of the year that is named, if there is one."""
        ids = self.report_ids(question.places)
        if question.report_year is None:
            return ids
        named = [r for r in self.reports if r.year == question.report_year and (ids is None or r.id in ids)]
        # 2003年报告 is the work report given then, rather than a communiqué that was issued in that year.
        named = [r for r in named if _WORK_REPORT in r.title] or named
        return frozenset(r.id for r in named) or ids

    def year_of(self, mentions: Sequence[PlaceMention]) -> int | None:
        """Give the year that 今年 is: of the newest report of the places named, else of the home place."""
        years = [report.year for report in self._speakers(mentions) if report.year]
        return max(years, default=self.year)

    def knows(self, mention: PlaceMention) -> bool:
        """Say whether a report speaks for the place."""
        return bool(self._speaking_for([mention]))

    def in_wider_places(self, question: Question) -> Iterator[Question]:
        """Ask the reports of the places around the one asked about, nearest first: 抚松县 in 白山市's."""
        if len(question.places) != 1:
            return
        inner = question.places[0]
        within = name_within(inner.places[0])
        while (outer := _around(inner)).places != inner.places:
            if self.knows(outer):
                yield replace(question, places=(outer,), within=within)
            inner = outer
        if NATION in self._of_place and inner.places[0].path != NATION:
            # 和平 of 和平区 is a word: in a country's report only a name counts that can be nothing else.
            sure = within if within in named_within(within) else question.places[0].places[0].name
            yield replace(question, places=(replace(inner, places=(Place(NATION),)),), within=sure)

    def of_nation(self, question: Question) -> Question | None:
        """Ask a question that names no place of the country's reports, where there are any and no place is at home.

        None for words that ask nothing: they are looked for everywhere.
        """
        if question.places or self.home_place or NATION not in self._of_place:
            return None
        if _LOCAL.search(question.text) or not asks(question.text):
            return None
        return replace(question, places=(PlaceMention(0, 0, (Place(NATION),)),))

    def of_one_place(self, question: Question) -> bool:
        """Say whether the reports that the question is searched in all speak for one place."""
        return not self.many_places or self.report_ids(question.places) is not None

    def foreign_names(self, question: Question) -> tuple[str, ...]:
        """Give the names of places in the question that no report speaks for: 闻喜县, 解州镇, 日本, 全国."""
        strange = [m.places[0] for m in question.places if not self.knows(m)]
        places = [place.name for place in strange if place.path != NATION]
        text = _QUOTATION.sub(spaces_for, question.text)
        said = [m.group() for m in _ELSEWHERE.finditer(text) if not (_overlaps(m, question.places) or _only_around(m))]
        # 贵州全省, 鹤岗在全省第几 ask of the place named, 高新区在全省第几 of the own one.
        if any(self.knows(m) for m in question.places) or _RANKED.search(text):
            said = [name for name in said if name not in _WHOLE]
        return (*places, *(name for name in said if NATION not in self._of_place or name not in (*NATION, "我国")))

    def _speakers(self, mentions: Sequence[PlaceMention]) -> list[Report]:
        """Give the reports that speak for the places named, else those for the places around them."""
        return self._speaking_for(mentions) or self._speaking_for([_around(mention) for mention in mentions])

    def _speaking_for(self, mentions: Sequence[PlaceMention]) -> list[Report]:
        paths = dict.fromkeys(place.path for mention in mentions for place in mention.places)
        return [report for path in paths for report in self._of_place.get(path, ())]


def _only_around(match: re.Match[str]) -> bool:
    """Say whether a name only tells around what is asked: a city abroad, or what happened at games there."""
    name, text = match.group(), match.string
    if name in _HOSTS and _GAMES.match(text, match.end()):
        return True
    return name not in _WHOLE and not name.endswith("镇") and bool(_PLACE_ASKED.match(text, match.end()))


def _overlaps(match: re.Match[str], places: Sequence[PlaceMention]) -> bool:
    """Say whether what looks like a town's name is cut out of a place's: 家在镇江."""
    return any(place.start < match.end() and match.start() < place.end for place in places)


def _around(mention: PlaceMention) -> PlaceMention:
    """Give the place in which a place lies; a province stays itself."""
    return replace(mention, places=tuple(Place(place.path[:-1] or place.path) for place in mention.places))


def _known_place(name: str | None, places: set[str]) -> str | None:
    """Give the home place as the reports write it. Raises SettingError for one that no report speaks for."""
    if name is None:
        return next(iter(places)) if len(places) == 1 else None
    named = {place.name for mention in find_places(name) for place in mention.places} | {name}
    named |= {place.name for place in lookup(name)}
    found = next((place for place in sorted(places) if place in named), None)
    if found is None:
        listed = "、".join(sorted(places)[:10]) or "无"
        raise SettingError(f"设置 YANXIAOGE_HOME_PLACE 的“{name}”没有报告：请改为 {listed} 之一，或去掉这项设置。")
    return found
