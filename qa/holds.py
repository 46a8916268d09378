"""Whether a sentence holds the type of thing that is asked for."""

from __future__ import annotations

import re

from corpus.numbers import find_quantities
from corpus.periods import find_periods
from corpus.types import Period
from qa.question import Question
from qa.units import fits

_YEAR_ASKED = re.compile("哪一?年|什么时候|何时|啥时候|什么时间")
_HOUR_ASKED = re.compile("几点")
_HOUR = re.compile(r"[\d一二三四五六七八九十两]\s*(?:点|时(?![间期代段]))|\d[:：]\d\d|24小时|全天")
_ASKS_WHO = re.compile(r"哪[家个](?:公司|企业|单位|部门|机构|集团|厂)|由谁|是谁")
_ORGANISATION = re.compile(
    r"公司|集团|股份|局|部门|单位|企业|科技|厂|院|委员会|政府|协会|中心|大学|银行|医疗|药业|同志|编辑|策划|校对|摄影|记者|[\u4e00-\u9fff]部(?![分队位落件])|国务院|总工会|联合会|妇联|书记|[省市县区]长|主席|主任"
)
# Which of how many: 第53位, 首家.
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十百\d]|首[家个座批位次条]|[前末倒]\w{0,3}位|唯一|榜首|[前首][一二三四五六七八九十\d]"
)


def holds_answer(question: Question, sentence: str, period: Period | None = None) -> bool:
    """Say whether the sentence, of this period, holds the type of thing that is asked for."""
    if question.kind == "figure":
        quantities = find_quantities(sentence)
        return any(fits(question.units, quantity, sentence) for quantity in quantities)
    if question.kind == "date" and _HOUR_ASKED.search(question.text):
        return bool(_HOUR.search(sentence))
    if question.kind == "date":
        return bool(find_periods(sentence)) or "月" in sentence or _asks_year(question, period)
    if question.kind == "list":
        return "、" in sentence
    if "第几年" in question.text:
        return "年" in sentence
    if "第几" in question.text:
        return bool(_ORDINAL.search(sentence))
    return not _ASKS_WHO.search(question.text) or bool(_ORGANISATION.search(sentence))


def _asks_year(question: Question, period: Period | None) -> bool:
    """Say whether the section's year answers: 哪年改造的."""
    return period is not None and period.first == period.last and bool(_YEAR_ASKED.search(question.text))
