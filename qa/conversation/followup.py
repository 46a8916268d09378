"""Follow-ups: a question that leaves out its year, subject or measure is completed from the questions before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from corpus.periods import find_periods
from corpus.places import PlaceMention, find_places, lookup
from index.soft import SoftMatch
from qa.conversation.acrossyears import over_years
from qa.conversation.counterparts import other_side
from qa.conversation.takeover import CONTINUES, WHOLE, completed, has_subject, only_measures, own_weight, set_in
from qa.drafts.further import asks_more
from qa.drafts.sections import names_general
from qa.evidence.coverage import plain
from qa.parts.itemasked import names_item
from qa.types import Turn
from qa.understanding.kinds import ALONE, asks
from qa.understanding.question import Question, understand

_POINTS_BACK = re.compile(
    r"它们?|他们|她们|其中|(?<![尤极与何])其(?!他|它|余|实)|这(?:个|些|项|几|里|家|条|所|座|次|份|方面|一)|那(?:个|些|项|几|里|家|条|所|座)|该|上述|前者|后者|刚才|刚刚|上面"
)
# 那大同呢: a place where it could not be a word.
_PLACE_ALONE = re.compile(
    r"^(?:那么?|换成|换做|还有)*(?:隔壁的?|旁边的?)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:的?呢|的)?[？?。\s]*$"
)
# Years counted from the one asked about before: 第二年呢, 前一年呢.
_NEXT_YEAR = re.compile(r"第二年|次年|(?:后|下|接下来的?)一年|再过一年|转年|明年|来年")
_YEAR_BEFORE = re.compile("(?:再往?)?(?:前|上|头|早)一年(?!度)")
_SAME_YEAR = re.compile("(?:[那这]一?|当|同一?)年(?![级代轻])")
_COMPARED = "比"
# 比上年多了多少 is on the year asked about before and the one ahead of it.
_ON_YEAR_BEFORE = re.compile("[比较](?:上一?年|去年|前一年|头一年)(?:同期|末|底)?")
_MORE_BY = re.compile("(?<![不最许至])多多少")
# 2022年降了还是升了 asks the same of another year.
_ROSE_OR_FELL = re.compile(
    "^(?:那么?)?(?P<year>[^，。？?]{0,6}年)(?:是|又|比上年|到底)*[涨升增高多降跌减低少]了?(?:还是[涨升增高多降跌减低少]了?|没有?)[呢啊？?]*$"
)
# 不是新增的，我问的是累计总数
_CORRECTS = re.compile(
    "(?:不是|不对|错了|别|不要)(?P<no>[^，,。]{0,10}?)(?:的|吧|啊)?[，,。\\s]+我?(?:[要想]?(?:问|知道|说|看|查)|指)的是(?P<yes>[^，。？?]{1,16}?)的?[？?。]*"
)
_PRONOUN = re.compile("[这那它](?:个|些|样)?")
_SHORT = 16
# What asks for a figure, a date or a yes may be a bare predicate (什么时候开工); what asks openly names its subject.
_OPEN_KINDS = ("list", "summary", "name")
_SUBJECT = 3.0
# 哪个县, 都是哪几家 ask which ones of what was spoken of.
_WHICH = re.compile(
    "(?:都|又|具体|分别|到底|究竟|那|是|在|有|叫)*哪(?:[一几两三]?[个家座条位项处所只](?!问题|方面)[\u4e00-\u9fff]{0,2}"
    "|些(?:[省市县区镇村街路]|公司|企业|单位|景区|小区|学校|医院|项目)?)[啊呀呢？?]*"
)


YearOf = Callable[[Sequence[PlaceMention]], int | None]
"""Tells of places which year 今年 is there."""


def readings(
    text: str, history: Sequence[Turn], soft: SoftMatch, *, year_of: YearOf, home: tuple[str, ...]
) -> tuple[Question, ...]:
    """Give what the newest question may mean behind the turns before it, the likeliest first.

    One that leaves out its subject goes on with the one before, or has a short subject of its own: 修了多少公里路. One
    that is whole is asked of the place and year spoken of, or of the place's other years.
    """
    asked: list[Question] = []
    for turn in history:
        question, *_ = _next(turn.question, asked[-1] if asked else None, soft, year_of, home)
        asked += [question] if question.kind not in ALONE else []
    before = asked[-1] if asked else None
    if before and asks_more(text):
        return (replace(before, told=plain("\n".join(turn.answer for turn in history))),)
    return _next(over_years(text, asked), before, soft, year_of, home)


def _next(
    text: str, before: Question | None, soft: SoftMatch, year_of: YearOf, home: tuple[str, ...]
) -> tuple[Question, ...]:
    text = _ROSE_OR_FELL.sub(r"那\g<year>呢", _with_place(text)) if before else text
    places = find_places(text) or (before.places if before else ())
    question = understand(_with_year(text, before), soft, year=year_of(places), home=home)
    if before is None or question.kind in ALONE:
        return (question,)
    if not before.terms:
        return (_of_same_report(question, before),)
    if correction := _CORRECTS.fullmatch(text.strip()):
        return (_corrected(correction, before, partial(understand, soft=soft, year=year_of(places), home=home)),)
    points = bool(_POINTS_BACK.search(text)) or names_item(text)
    continues = bool(CONTINUES.search(text))
    same_setting = set_in(question, before)
    if not (points or continues) and _stands_alone(question):
        return _in_wider_settings(same_setting) if same_setting != question else (question,)
    if turned := other_side(text, before.bare):
        return (set_in(understand(turned, soft, year=year_of(places), home=home), before),)
    bare = not asks(CONTINUES.sub("", text))
    joined = completed(question, before, points=points, bare=bare)
    either = has_subject(question) or (question.terms and _WHICH.fullmatch(text.strip()))
    if points or not either:
        return (joined,)
    # 这5个都在哪 asks of what was told.
    leans = bare or text.lstrip().startswith(("这", "那"))
    return (joined, same_setting) if leans else (joined, *_in_wider_settings(same_setting))


def _in_wider_settings(question: Question) -> tuple[Question, ...]:
    """Give a question that took over its year, then the same of all that year's report tells, then of any year."""
    any_year = replace(question, periods=())
    if len(question.periods) != 1 or question.report_year:
        return question, any_year
    return question, replace(any_year, report_year=question.told_in), any_year


def _corrected(match: re.Match[str], before: Question, read: Callable[[str], Question]) -> Question:
    """Ask the question before of what is said to be meant, in place of what is not."""
    no, yes = _PRONOUN.sub("", match["no"]), match["yes"]
    meant = before.bare.replace(no, yes) if no and no in before.bare else yes + before.bare
    asked = set_in(read(meant), before)
    return replace(asked, denied=(*asked.denied, no)) if no else asked


def _of_same_report(question: Question, before: Question) -> Question:
    """Ask of the place, year and report that a question without a matter of its own was on: 这份报告讲了什么."""
    settled = set_in(question, before)
    same = not settled.periods and settled.places == before.places
    return replace(settled, report_year=settled.report_year or (before.report_year if same else None))


def _with_place(text: str) -> str:
    """Write a place's short name in full where nothing else is said: 那大同呢."""
    match = _PLACE_ALONE.match(text)
    found = lookup(match["name"]) if match else ()
    if match is None or len(found) != 1:
        return text
    return text[: match.start("name")] + found[0].name + text[match.end("name") :]


def _with_year(text: str, before: Question | None) -> str:
    """Write 那年 as the year asked about before, 第二年 as the one after it, 前一年 as the one before it."""
    if before is None or len(before.periods) != 1 or before.periods[0].first != before.periods[0].last:
        return text
    asked, text = before.periods[0].first, _MORE_BY.sub("多了多少", text)
    if _ON_YEAR_BEFORE.search(text) and not find_periods(_ON_YEAR_BEFORE.sub("", text), asked):
        return f"{asked}年{text}"
    if _COMPARED in text or len(text) > _SHORT:
        return text
    text = text if find_periods(_SAME_YEAR.sub("", text), asked) else _SAME_YEAR.sub(f"{asked}年", text, count=1)
    text = _NEXT_YEAR.sub(f"{asked + 1}年", text, count=1)
    return _YEAR_BEFORE.sub(f"{asked - 1}年", text, count=1)


def _stands_alone(question: Question) -> bool:
    """Say whether a question that does not point back is whole: it has a subject, or asks for a period in general."""
    if not question.terms:
        return bool(question.periods) and names_general(question) and question.kind != "figure"
    if only_measures(question):
        return False
    if _WHICH.fullmatch(question.text.strip()):
        return False
    if question.kind in _OPEN_KINDS:
        return not asks(question.text) or any(term.weight >= _SUBJECT and len(term.text) > 1 for term in question.terms)
    return own_weight(question) >= (WHOLE if question.kind == "figure" else WHOLE * 2 / 3)
