"""Whether a sentence holds the type of thing that is asked for."""

from __future__ import annotations

import re
from itertools import takewhile

from corpus.numbers import find_quantities
from corpus.periods import find_periods
from corpus.types import Period
from qa.evidence.details import clause_on
from qa.evidence.firms import has_bureau_only
from qa.evidence.persons import names_person
from qa.understanding.question import Question
from qa.understanding.units import fits

_YEAR_ASKED = re.compile("哪一?年|什么时候|何时|啥时候|什么时间")
# 年底前开门, 上半年通水 within the year that is named.
_IN_YEAR = re.compile(
    r"月|[一二三四1-4首]季度?|[春夏秋冬](?:季|天|节前)|[上中下]旬|年[底末初内中]|半年|[今明后次翌当同]年|节前|假期|周年|近日|日前|如期"
)
# “11·21”火灾 is named by its day.
_DAY_ASKED = re.compile("哪一?[天日]|几月几[号日]")
_EVENT_S_DAY = re.compile(
    r"[“\"]\d{1,2}[·.]\d{1,2}[”\"](?=[一-鿿]{0,6}(?:火灾|事故|地震|矿难|爆炸|泄漏|洪|案|灾|疫|暴|台风|寒潮|雪))"
)
_HOUR_ASKED = re.compile("几点")
_HOUR = re.compile(r"[\d一二三四五六七八九十两]\s*(?:点|时(?![间期代段]))|\d[:：]\d\d|24小时|全天")
_WEEKDAY_ASKED, _WEEKDAY = re.compile("星期几|礼拜几|周几"), re.compile("星期|礼拜|周[一二三四五六日末]")
_ASKS_WHO = re.compile(
    r"哪[家个](?:公司|企业|单位|部门|机构|集团|厂)|由谁|是谁(?![拿获得夺摘赢])|谁(?:来|给|负责|出钱|出资|投资|承建|建的|修的|运营|管)"
)
# 是哪六件 and 哪几个镇街 ask for names, of which there are several.
_ASKS_WHICH = re.compile(r"哪(?P<n>几|[二两三四五六七八九十]{1,3}|\d{1,2})(?:个|件|项|条|类|种|家|所|座|大)")
_SEVERAL, _TWO = re.compile("、|：|；|[一二]是"), re.compile("和|及|与")
_ORGANISATION = re.compile(
    r"公司|集团|股份|局|部门|单位|企业|科技|厂|院|委员会|政府|协会|中心|大学|银行|医疗|药业|同志|编辑|策划|校对|摄影|记者|[\u4e00-\u9fff]部(?![分队位落件])|国务院|总工会|联合会|妇联|书记|[省市县区]长|主席|主任"
)
# Which of how many: 第53位, 首家.
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十百\d]|[升至到]\d+[位名]|首[家个座批位次条]|[前末倒]\w{0,3}位|唯一|榜首|[前首][一二三四五六七八九十\d]"
)


_CLAUSE = re.compile("[，；。]")
# 总量达300亿元，增长8%，居全省第二 speaks of one thing.
_GOES_ON = re.compile(
    r"(?:同比|比上年|较上年|净|总量|数量|总数|增[速幅]|增量|规模|排[名位]?|位次|综合|[均都]?(?:居|位|列|名列|跃|跻|升|进|保持|稳|连续|达|增|提|突破|超|下降|在?全))|\d"
)


_OF_RANKS = re.compile("全[省国市]|排|名次|位次|第|提升|上升")


def holds_answer(question: Question, sentence: str, period: Period | None = None) -> bool:
    """Say whether the sentence, of this period, holds the type of thing that is asked for."""
    if question.kind == "figure":
        quantities = find_quantities(sentence)
        return any(fits(question.units, quantity, sentence) for quantity in quantities)
    if question.kind == "date" and _HOUR_ASKED.search(question.text):
        return bool(_HOUR.search(sentence))
    if _WEEKDAY_ASKED.search(question.text):
        return bool(_WEEKDAY.search(sentence))
    if question.kind == "date":
        if _DAY_ASKED.search(question.text) and _EVENT_S_DAY.search(sentence):
            return True
        return bool(find_periods(sentence) or _IN_YEAR.search(sentence)) or _asks_year(question, period)
    if question.kind == "list":
        return "、" in sentence
    if "第几年" in question.text:
        return "年" in sentence
    if "第几" in question.text:
        return bool(_ORDINAL.search(_ranked(question, sentence)))
    if has_bureau_only(question.text, sentence):
        return False
    return not _ASKS_WHO.search(question.text) or bool(_ORGANISATION.search(sentence)) or names_person(sentence)


def _ranked(question: Question, sentence: str) -> str:
    """Give the clauses in which the rank of what is asked about may stand.

    That is the one that has most of the question, those behind it without a subject of their own, and any other with
    a word of the question.
    """
    clauses = _CLAUSE.split(sentence)
    best = clauses.index(clause_on(question, sentence))
    rest = takewhile(_GOES_ON.match, clauses[best + 1 :])
    words = [term.text for term in question.terms if len(term.text) > 1 and not _OF_RANKS.match(term.text)]
    others = (clause for clause in clauses if any(word in clause.lower() for word in words))
    return "，".join((*clauses[max(0, best - 1) : best + 1], *rest, *others))


def lacks_members(question: Question, sentence: str) -> bool:
    """Say whether it is asked which ones they are, and the sentence names no two: 六件实事全面完成."""
    which = _ASKS_WHICH.search(question.text) if question.kind in ("name", "list") else None
    if which is None or _SEVERAL.search(sentence):
        return False
    return not (which["n"] in ("几", "两", "二", "2") and _TWO.search(sentence))


def _asks_year(question: Question, period: Period | None) -> bool:
    """Say whether the section's year answers, which the question does not name: 哪年改造的."""
    if period in question.periods:
        return False
    return period is not None and period.first == period.last and bool(_YEAR_ASKED.search(question.text))
