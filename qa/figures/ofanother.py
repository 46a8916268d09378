"""Whether a figure is told of another thing, site, place or year than the one that is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.numbers import Quantity
from corpus.sentences import Span
from index.soft import SoftMatch
from qa.evidence.coverage import term_matches
from qa.evidence.respective import Respective
from qa.figures.figurefit import WHOLE
from qa.figures.headline import is_per_output, of_other_measure
from qa.understanding.question import Question
from qa.understanding.subject import thing_measured

_MONEY = "元"
# 粮食播种面积稳定在50万亩以上 is no 高标准农田.
_OF_LAND = ("亩", "公顷")
# What one project cost is told where it is named: 完成交通投资200亿元 is no bridge's.
_COST = re.compile("总投资")
# 出口增长17.4% is not its share of the country's.
_SHARE = re.compile("占(?![地用补])[^，。？?]{1,8}(?:多少|几成|百分之几)")
_RISE = re.compile("(?:增长|下降|增加|提高|上升|减少|上涨)[了约近达到超过 ]*$")
# 新开工3.72万套，建成2.93万套: what was begun is not what was finished.
_BEGUN, _FINISHED = "(?:新?开工|动工)", "(?:建成|竣工|完工|投产|投用)"
_SAID_FINISHED = f"(?:{_FINISHED}|[盖建修]好)"
_STAGES = tuple(
    (
        re.compile(f"{own}(?:了|的[是有]?)?(?:多少|几)|(?:多少|几)[^，。？?的]{{1,8}}{own}了?[？?]?$"),
        re.compile(f"{other}(?:(?!{own})[^，。；、的]){{0,12}}$"),
    )
    for own, other in ((_BEGUN, _FINISHED), (_SAID_FINISHED, _BEGUN))
)
# 比上年多了多少 is not answered by how many there are.
_CHANGE_ASKED = re.compile(
    "[比较](?:上一?年|去年|前一?年|头一年)[^，。？?]{0,6}[多少高低大小增减涨降升跌](?!到)[^，。？?到]{0,4}(?:多少|几)"
)
_CHANGE_TOLD = re.compile("[增涨升多减降少跌净提扩添再缩压延快]")
_ROSE = re.compile("增长|下降|增加|提高|上升|减少|上涨|增[速幅]|[涨降]幅")
_RATE = re.compile("[\u4e00-\u9fff]{2}率")
_WORDED = re.compile("[\u4e00-\u9fff]{2}")
_SHORTLY = 3
_BY_YEAR = re.compile(r"(?<!截)[到至]((?:19|20)\d\d)年")
_OF_SUBJECT = 0.3
_NAMED = 0.5
"""From there on a piece names a word, or one near it in meaning."""


def of_another(
    question: Question,
    sites: Sequence[Sequence[str]],
    pieces: Sequence[Span],
    quantity: Quantity,
    told: Respective | None,
    soft: SoftMatch,
) -> bool:
    """Say so of a quantity in the last of the pieces; `sites` are those asked about, `told` what it is expressly of."""
    piece = pieces[-1]
    before = piece.text[: quantity.start - piece.start]
    money = _MONEY in question.units and quantity.unit == _MONEY
    named = bool(question.subject or (question.counted and quantity.unit in _OF_LAND))
    return (
        _by_another_year(question, before)
        or (quantity.unit != "%" and bool(_CHANGE_ASKED.search(question.text)) and not _CHANGE_TOLD.search(before))
        or (not money and _at_another_stage(question.text, before))
        or is_per_output(question.text, piece.text)
        or (money and of_other_measure(question.text, piece.text))
        or (bool(_SHARE.search(question.text)) and quantity.unit == "%" and bool(_RISE.search(before)))
        or (quantity.unit == "%" and _of_later_measure(question, pieces, soft))
        or (named and _of_another_thing(question, told.thing if told else piece.text, soft))
        or (bool(question.subject) and bool(_COST.search(question.text)) and not _near_subject(question, pieces, soft))
        or (bool(sites) and bool(WHOLE.search(before)))  # 全区接待游客2.73亿人次 is no site's
    )


def _at_another_stage(asked: str, before: str) -> bool:
    """Say whether what was begun is asked about and what was finished stands before a figure, or the reverse."""
    return any(wanted.search(asked) and other.search(before) for wanted, other in _STAGES)


def _of_later_measure(question: Question, pieces: Sequence[Span], soft: SoftMatch) -> bool:
    """Say whether what is asked about stands in an earlier piece alone, and the last is on a measure of its own.

    常住人口超过100万人，城乡居民人均可支配收入增长28%: the people did not rise by that.
    """
    counted = [term for term in question.terms if term.text in question.counted and not _ROSE.search(term.text)]
    worded = [piece.text for piece in pieces if _WORDED.search(piece.text)]  # 分别增长28%、44.1%
    told = worded[-1] if worded else ""
    rate = _RATE.search(told)
    other_rate = rate is not None and rate.group() not in question.text
    if not counted or not (other_rate or (_ROSE.search(told) and of_other_measure(question.text, told))):
        return False
    *earlier, own = term_matches(counted, worded, soft).max(axis=1)
    return bool(own < _NAMED <= max(earlier, default=0.0))


def _of_another_thing(question: Question, piece: str, soft: SoftMatch) -> bool:
    """Say whether a piece measures another thing: 粮食总产量265.5万吨 where apples are asked about."""
    thing = thing_measured(piece)
    return bool(thing) and float(term_matches(question.terms, [thing], soft).max(initial=0)) < _OF_SUBJECT


def _by_another_year(question: Question, before: str) -> bool:
    """Say whether what stands before a figure sets it for another year than the one asked about: 到2026年突破300万."""
    years = {int(year) for year in _BY_YEAR.findall(before)}
    asked = question.periods[0] if len(question.periods) == 1 else None
    return asked is not None and asked.first == asked.last and bool(years) and asked.last not in years


def _near_subject(question: Question, pieces: Sequence[Span], soft: SoftMatch) -> bool:
    """Say whether the last of the pieces or one shortly before it names what was built: 大桥开工，总投资20亿元."""
    named = [term for term in question.terms if term.text == question.subject]
    return bool(term_matches(named, [piece.text for piece in pieces[-_SHORTLY:]], soft).max(initial=0) >= _OF_SUBJECT)
