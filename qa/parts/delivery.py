"""Who gave a report, when and before which session: told by the lines above its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.places import find_places
from corpus.sentences import Span
from corpus.types import Paragraph, Report
from qa.drafts.draft import Draft, Source, Statement
from qa.drafts.lookalike import reports_like
from qa.drafts.world import World
from qa.understanding.question import Question

_QUERY = "各位代表：现在，我代表人民政府向大会作政府工作报告，请予审议，并请政协委员和其他列席人员提出意见"
_GIVES = "(?:(?<!工)作|做|宣读|念)"
_OFFICE = "(?:[省市州县区盟镇乡]长|自治区主席|[\u4e00-\u9fff]{1,6}局局?长|法院院长|检察长)"
_OTHER_KINDS = ("预算", "决算", "审计", "法院", "检察院")
"""Of such reports a question must say that it means them."""
_WHO = re.compile("谁|哪位|哪个领导|报告人|叫什么|叫啥")
_WHEN = re.compile("哪一?[天日]|几月|几号|什么时候|啥时候|何时|日期|时间|日子")
_WHERE = re.compile("(?:哪一?[次个届场]|什么|第几[次届])[^，。？?]{0,6}会|会议|人代会")
# A government's work report, of no other body, and not what it tells: 报告里说谁建了什么.
_REPORT = re.compile(
    "(?:工作|政府|预算|决算|审计|法院|检察院)报告(?!里|中|上的?内容|说|提)|(?:19|20)\\d\\d年的?报告(?!里|中|上|说|提)|[这那本该]份?报告(?!里|中|上|说|提)|报告人"
)
_GIVEN = re.compile(
    f"{_GIVES}(?:(?:19|20)\\d\\d年)?(?:的|了|政府|工作|报告|[？?。，,、]|$)|报告人|报告工作|向(?:大会|人大|代表)|代表[^，。？?]{{0,6}}政府"
    "|报告(?:是|由|的)?(?:谁|哪[位天次个届一]|什么时候|何时|几月|几号|时间|日期)"
)
_OTHER_REPORT = re.compile("检讨|述职|部门|委员会")
_OFFICE_HELD = re.compile(
    f"(?<![副院校])(?P<office>{_OFFICE})(?:当时|那时|时任|现在)?(?:是谁|叫什么|叫啥|是哪位)"
    f"|谁(?:是|当|任)[^，。？?]{{0,12}}?(?<!副)(?P<other>{_OFFICE})(?=[？?。啊呀，,]|$)"
)
_PERSON_LINE = re.compile(
    "(?:代理?)?(?:主席|总理|专员|[省市州县区盟镇乡局院]长|检察长)[\\s　：:]*[一-鿿][一-鿿·\\s　]{1,8}[）)]?$"
    "|^[（(][^）)]{0,14}日[\\s　]*[一-鿿\\s　]{2,6}[）)]$"
)
_DAY = re.compile(r"(?:(?:19|20)\d\d|[一二]\S{3})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日")
_DAY_LINE = re.compile("\\d\\s*月\\s*\\d|[一二三四五六七八九十]月[一二三四五六七八九十]")
_SESSION_LINE = re.compile("人民代表大会|会议")
_ASKED_LINES = ((_WHO, _PERSON_LINE), (_WHEN, _DAY_LINE), (_WHERE, _SESSION_LINE))
_SESSION = re.compile(r"([一二三四五六七八九十\d]+)届(?:人大|人民代表大会)(?:第)?([一二三四五六七八九十\d]+)次")
_HEAD = 8
"""Paragraphs of a report, among the first of which such a line stands."""
_LONGEST = 60
_EDGES = "—－-–（）() \u3000"


def asks_delivery(text: str) -> bool:
    """Say whether a question is on who gave a report, when or where, or who held the office then."""
    return _asks_given(text) or bool(_OFFICE_HELD.search(text))


def _asks_given(text: str) -> bool:
    asked = _WHO.search(text) or _WHEN.search(text) or _WHERE.search(text)
    return bool(asked and _REPORT.search(text) and _GIVEN.search(text) and not _OTHER_REPORT.search(text))


def delivery_draft(question: Question, world: World) -> Draft | None:
    """Give the lines above the report that tell who gave it, when or where; None where that is not asked.

    Of a mayor's name asked for without a year, the newest report's that tells one.
    """
    office = _OFFICE_HELD.search(question.text)
    if not (office or _asks_given(question.text)) or not world.of_one_place(question):
        return None
    wanted = [line for asked, line in _ASKED_LINES if asked.search(question.text)]
    if office:
        held = _own_office(office["office"] or office["other"])
        wanted = [re.compile(f"(?<!副){held}[\\s　：:]*[一-鿿][一-鿿·\\s　]{{1,8}}$")]
    reports = [report for report in reports_like(_QUERY, question, world) if _fits(question, report)]
    if not office:
        reports = [report for report in reports if _of_asked_kind(question.text, report.title)]
    for report in sorted(reports, key=lambda report: report.year or 0, reverse=True):
        if found := _lines(report, wanted):
            return Draft(tuple(_statement(paragraph, report) for paragraph in found), belief=1.0)
    if office:
        return None
    if reports:
        return Draft(reason="报告正文前没有写明", nearest=reports[0].id)
    return Draft(reason="没有找到这样的报告") if any(kind in question.text for kind in _OTHER_KINDS) else None


def _own_office(held: str) -> str:
    """Leave out the place before an office: 闻喜县财政局局长 is 财政局局长; 市场监管局 is no 场监管局."""
    places = [mention for mention in find_places(held) if mention.start == 0]
    return held[places[0].end :] if places else held


def _of_asked_kind(asked: str, title: str) -> bool:
    """Say whether a report is of the kind asked about: 预算报告; a government's work report is of none."""
    kinds = [kind for kind in _OTHER_KINDS if kind in asked]
    return all(kind in title for kind in kinds) if kinds else not any(kind in title for kind in _OTHER_KINDS)


def _fits(question: Question, report: Report) -> bool:
    """Say whether a report is that of the year or session asked about; any is where none is."""
    years = {question.report_year} if question.report_year else {period.last for period in question.periods}
    session = _SESSION.search(question.text)
    held = (_SESSION.search(paragraph.text) for paragraph in report.paragraphs[:_HEAD])
    named = session is None or any(one and one.groups() == session.groups() for one in held)
    return named and (not years or report.year in years)


def _lines(report: Report, wanted: Sequence[re.Pattern[str]]) -> list[Paragraph]:
    head = [p for p in report.paragraphs[:_HEAD] if len(p.text) <= _LONGEST and p.text != report.title]
    found = [p for p in head if any(line.search(p.text.strip()) for line in wanted)]
    return found if all(any(line.search(p.text.strip()) for p in found) for line in wanted) else []


def _statement(paragraph: Paragraph, report: Report) -> Statement:
    quote = Span(paragraph.start, paragraph.end, paragraph.text)
    text = paragraph.text.strip(_EDGES)
    day = _DAY.search(text)
    return Statement(f"《{report.title}》：{text}", (Source(paragraph, quote),), (day.group(),) if day else ())
