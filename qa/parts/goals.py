"""What a report sets itself for the year, and what it says was missed: 主要预期目标是什么, 哪些目标没完成."""

from __future__ import annotations

import re

from corpus.numbers import find_quantities
from qa.parts.admissions import only_announces
from qa.parts.setpiece import SetPiece, always, never
from qa.understanding.kinds import BROAD
from qa.understanding.question import Question

_ASKED = re.compile(
    "目标(?:任务)?(?:都|主要|具体|分别)*(?:是什么|是啥|是哪些|有哪些|有什么|有啥|包括哪些|是多少|怎么定|咋定|是怎么定)"
    "|目标[^，。？?]{0,4}(?:都|分别)[^，。？?]{0,4}(?:多少|几|哪些|什么)"
    "|(?:定|提|设|提出|确定|安排)了?(?:哪些|什么|啥)[^，。？?]{0,8}目标|哪些[^，。？?]{0,8}目标(?![^，。？?]{0,6}[没未完实达])"
)
# Of several measures, 都 or 这些, the goals are asked for as a whole.
_WHOLE = re.compile("都|分别|这些|哪些")
_MEASURES = re.compile(
    "(?:地区生产总值|生产总值|gdp|财政|工业|收入|城乡|居民|投资|外贸|消费|就业|物价|这些|准备|增长)+"
)
_REACHED = re.compile("完成|实现|达到|达成|兑现|没|未")
_FRAME = re.compile(
    "(?:目标|预期|预期目标|主要|具体|全年|年度|经济|社会|经济社会发?展?|发展|政府|工作|任务|指标|定|提|提出|确定|安排|设|全[市省区]|国民经济|[^一-鿿]+)+"
)
_SETS = re.compile(
    "(?:预期|主要|发展|奋斗|工作|调控)的?目标(?:任务)?[^。；，：:]{0,12}(?:是|为|：|:|如下|安排)|(?:提出|确定|建议|安排)[^。；]{0,24}目标[^。；，]{0,4}(?:是|为|：|:)"
)
# 今后五年 and 到2025年 set no goals for the year.
_LONG_TERM = re.compile(
    '五年|[一二三四五六七八九十]五[”"规时期]|20\\d\\d年[，,]?(?:末|底)?[^。；]{0,6}(?:达到|实现|建成)|到20\\d\\d年|远景'
)
_SET, _FIGURES, _EXPECTED = 4, 2, 1
_BEHIND = re.compile(
    "(?:实现|完成|达到)(?:上述|这些|以上|全年|今年)|(?:上述|这些|以上)(?:目标|指标)|为此|重点(?:做好|抓好|抓|推进)|我们(?:要|将|必须)|要(?:着力|重点|坚持|切实)|各位代表"
)
_MISSED_ASKED = re.compile(
    "(?:哪些|哪[几一二三两]?[个项]|什么|啥)[^，。？?]{0,12}(?:目标|指标|任务|承诺)[^，。？?]{0,6}(?:没|未)(?:有|能)*(?:完成|达到|实现|达标|兑现)"
    "|(?:没|未)(?:有|能)?(?:完成|达到|实现)[^，。？?]{0,8}(?:目标|指标|任务)[^，。？?]{0,6}(?:哪些|什么|啥)|哪些[^，。？?]{0,8}(?:低于|不及)预期"
)
_MISSED_FRAME = re.compile(f"(?:{_FRAME.pattern}|完成|达到|实现|没|未|低于|不及|承诺|有些|兑现|达标)+")
_MISSED = re.compile(
    "(?:未能?|没有|没能)(?:够)?(?:如期|全面|按期)?(?:完成|达到|实现)[^。；，]{0,14}(?:预期|目标|计划|任务)|(?:目标|指标|任务)(?:均|都|仍)?(?:未能?|没有|没能)(?:如期|全面|按期)?(?:完成|达到|实现)|(?:低于|不及|未及|未达|不达)(?:年初|年度)?的?(?:预期|目标|计划)"
    "|(?:与|同|距)[^。；，]{0,14}(?:预期|目标)[^。；，]{0,10}(?:有|存在)[^。；，]{0,4}差距"
)


# 对未完成任务的实行问责 misses nothing.
_THREATENED = re.compile("问责|一票否决|对(?:逾期)?[未没]")


def asks_goals(question: Question) -> bool:
    """Say whether it is asked what goals a single year has, in general: 今年的主要目标有哪些."""
    several = any(period.first != period.last for period in question.periods)
    if several or not _ASKED.search(question.text) or _REACHED.search(question.text):
        return False
    measures = [term for term in question.terms if not _FRAME.fullmatch(term.text)]
    general = not measures or (len(measures) > 1 and bool(_WHOLE.search(question.text)))
    known = all(_MEASURES.fullmatch(term.text) for term in measures)
    return general and known and question.kind in (*BROAD, "name", "figure")


def asks_missed(question: Question) -> bool:
    """Say whether it is asked which goals were missed."""
    return bool(_MISSED_ASKED.search(question.text))


def _weight(sentence: str, following: str) -> int:
    if not _SETS.search(sentence) or _LONG_TERM.search(sentence):
        return 0
    figures = len(find_quantities(sentence + following)) > 1
    return _SET + _FIGURES * figures + _EXPECTED * ("预期" in sentence)


GOALS = SetPiece(
    asked=asks_goals,
    query="今年经济社会发展的主要预期目标是：地区生产总值增长，一般公共预算收入增长，固定资产投资增长，居民收入增长，居民消费价格涨幅",
    weight=_weight,
    most_weight=_SET + _FIGURES + _EXPECTED,
    ends=lambda sentence: bool(_BEHIND.search(sentence)),
    announces=only_announces,
    frames=lambda word: bool(_FRAME.fullmatch(word)),
    years={0: 1},
    status="planned",
)
MISSED = SetPiece(
    asked=asks_missed,
    query="部分经济指标未能完成年度预期目标，低于预期，与年初目标存在差距",
    weight=lambda sentence, _: int(bool(_MISSED.search(sentence)) and not _THREATENED.search(sentence)),
    most_weight=1,
    ends=always,
    announces=never,
    frames=lambda word: bool(_MISSED_FRAME.fullmatch(word)),
    years={1: 2, 0: 1},
    status="done",
    scattered=True,
    missing="报告里没有找到说哪些目标没有完成的句子",
)
"""Told by the next year's report, if at all."""
