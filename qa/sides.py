"""One side of a comparison as a question of its own: 「2013年和2020年的生产总值各是多少」 → 「2013年的生产总值是多少」.

A side is then asked as anyone would ask it alone, so that a comparison finds what two questions would find.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.periods import find_periods
from corpus.places import PlaceMention
from corpus.types import Period
from qa.kinds import asks
from qa.question import Question, understand
from qa.wording import period_words
from qa.world import World

_OWN, _OTHER = "\x01", "\x02"
_JOINT = r"(?:以及|还有|相比于?|比起来?|对比|对照|VS|vs|[和与跟同及比较到至对、，,/～~—-])"
_OTHERS = re.compile(rf"\s*{_JOINT}?\s*{_OTHER}\s*(?:年?的?{_JOINT}(?=\s*[{_OWN}{_OTHER}]))?\s*")
_LEFT_OPEN = re.compile(rf"从(?={_OWN})|(?<={_OWN}){_JOINT}(?=[的，,]|$)")
_HOW_MANY = "[两二三四几]"
# What is said of both sides together, in the order in which it is taken out.
_OF_BOTH = (
    re.compile(rf"[这那]?{_HOW_MANY}个?(?:年|地|市|省|城市|地方|边|头|者)(?:间|的)?(?:数字|数据|数)?(?:都要|各自?|分别|都)?"),
    re.compile("(?:对比|比较|对照)(?:一下|下|着看)?|比一?比|比起来|相比(?:之下|起来)?|放?在?一起[看比]?(?=[，,。？?]|$)|摆在一起看?"),
    re.compile("(?:到底)?(?:相差|差距|差)(?:了|是|有|别)?(?:多少|多大|几)?(?:个?百分点|倍)?|(?:有(?:什么|啥|何|多大))?(?:区别|不同|差别)(?:吗|大吗)?"),
    re.compile("(?:谁|哪(?:个?[市省州]|个?城市|个|一?边|儿|里|家|座|头|一?年))(?:那边|家)?的?(?=[^，,。？?]{2})"),
    re.compile("(?:谁|哪(?:个?[市省州]|个?城市|个|一?边|儿|里|家|座|头|一?年))?(?:更|还|比较|要)*(?:[高低大小快慢强长短好]|(?<!多)少|多(?!少))(?:一?[些点])?(?:呢|吗|啊)?(?=[，,。；;？?！!]|$)"),
    re.compile("各自?(?!项|地|类|种|族|级|县|区|市|方|国|部|乡|镇|村)|分别|一个是|一共都"),
)  # fmt: skip
_OF_CHANGE = re.compile(
    "(?:一共|总共|到底)?(?:涨|增长|增加|提高|上升|提升|下降|降低|减少|变化|变|增|升|降|降低)了?(?:多少|几|多大)(?:个?百分点|倍)?"
)
_YEAR_S_REST = re.compile("年?[度底末]|年")
_ALSO = re.compile("又?(?:是|有|为|则)?|呢")
_AT_END = re.compile(rf"\s*(?:[{_OWN}{_OTHER}。；;？?！!]|{_JOINT})|的")
_HANGING = re.compile(r"[，,、；;？?\s]+(?=(?:又?[是有为])?(?:多少|几))|^[，,、；;的\s]+|(?<=[，,；;])[，,；;\s]+|[，,、；;\s]+(?=[？?。！!]?$)")
_ASKED = "是多少"


def side_of_period(question: Question, period: Period, world: World) -> Question:
    """Ask for one of the question's periods alone."""
    mentions = [m for m in find_periods(question.text, world.year) if not m.baseline]
    own = [(m.start, m.end) for m in mentions if m.period == period]
    others = [(m.start, m.end) for m in mentions if m.period != period]
    if not own:  # 从2013年到2021年涨了多少 names both in one
        return _understood(_at_end(question.text, others, period), replace(question, periods=(period,)), world)
    text = _side(question.text, own, others, period_words(period))
    return _understood(text, replace(question, periods=(period,)), world)


def side_of_place(question: Question, mention: PlaceMention, world: World) -> Question:
    """Ask for one of the question's places alone."""
    own = (mention.start, mention.end)
    others = [(m.start, m.end) for m in question.places if m is not mention]
    text = _side(question.text, [own], others, question.text[own[0] : own[1]])
    return _understood(text, replace(question, places=(mention,)), world)


def _at_end(text: str, spans: Sequence[tuple[int, int]], period: Period) -> str:
    """Name one end of a stretch of years in its place, and leave out that it is asked what changed between."""
    for start, end in reversed(spans):
        text = f"{text[:start].removesuffix('从')}{period_words(period)}{text[end:]}"
    return _tidied(_OF_CHANGE.sub("", text))


def _understood(text: str, whole: Question, world: World) -> Question:
    """Read the side, with the period or place of which is known that it is meant; a bare measure is asked for."""
    side = understand(text if asks(text) else f"{text}{_ASKED}", world.soft, year=world.year, home=())
    return replace(
        side,
        periods=whole.periods,
        places=whole.places,
        carried=whole.carried,
        report_year=whole.report_year,
        compares=len(whole.periods) > 1,
    )


def _side(text: str, own: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], name: str) -> str:
    """Name the one side, once, and leave out the others, what joins them, and what is said of both."""
    behind = text[own[0][1] :]
    spans = sorted([*((*span, _OWN) for span in own), *((*span, _OTHER) for span in others)], reverse=True)
    for start, end, sign in spans:
        rest = _YEAR_S_REST.sub("", text[end:], count=1) if _YEAR_S_REST.match(text[end:]) else text[end:]
        text = text[:start] + sign + (_unrepeated(rest, behind) if sign == _OTHER else rest)
    text = _LEFT_OPEN.sub("", _OTHERS.sub("", text))
    first, sign, rest = text.partition(_OWN)
    return _tidied(first + (name if sign else "") + rest.replace(_OWN, ""))


def _unrepeated(text: str, behind: str) -> str:
    """Leave out what was said in the same words of the other side: 人 in 绍兴人和莆田人, 多少 in 2013年多少，2014年多少."""
    also = _ALSO.match(text)
    start = also.end() if also else 0
    also_behind = _ALSO.match(behind)
    behind = behind[also_behind.end() if also_behind else 0 :]
    same = len(os.path.commonprefix([text[start:], behind]))
    rest = text[start + same :]
    return rest if same and (not rest or _AT_END.match(rest)) else text


def _tidied(text: str) -> str:
    for pattern in _OF_BOTH:
        text = pattern.sub("", text)
    return _HANGING.sub("", text).strip()
