"""The figure a question asks for, inside the sentence that holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.numbers import MEASURES, Quantity, find_quantities
from corpus.sentences import Span, split_clauses
from index.soft import SoftMatch
from qa.coverage import term_matches, without_shares
from qa.implied import OUTPUT
from qa.levels import is_before, same_direction
from qa.pieces import is_bare, pieces_of, subject_piece
from qa.question import Question
from qa.respective import Respective, respective
from qa.subject import thing_measured
from qa.units import TIMES, asked_scale, fits

_EXACT_UNIT = 0.15
_HEAD = 0.4
# 停车场8个，新增停车位1051个: of two that may be meant, the one in the question's own word.
_LITERAL = 0.25
# 减少了多少 is answered by 减少1.2万人 rather than by the 219万人 beside it.
_DIRECTION = 0.3
# 关停了几家 is answered by 已关停31家 rather than by the 370家企业 beside it.
_DEED = re.compile("([\u4e00-\u9fff]{2})了(?:多少|几)")
_DID = 0.7
# 比上年增长8.9%，扣除价格因素，实际增长5.8%.
_REAL = 0.5
# 全市9083元，建昌达到10658元: of the place inside that is asked about.
_INSIDE = 0.6
_VERB = 6
# What these say holds for a whole list: 新建3家服务中心，6个社区食堂.
_OF_LISTS = frozenset(
    "新建 建设 建成 改造 新增 实施 完成 开展 引进 培育 改建 扩建 修建 举办 投入 发放 打造 建立".split()
)
# 人均生产总值 is another measure than 生产总值.
_PER_HEAD = re.compile(r"人均(?:地区|国内)?(?:生产总值|GDP)", re.I)
_MEDIAN = "中位数"
_OTHER_MEASURE = -0.6
# 年均新增就业9万人 is not what one year added; a concentration is always one of a year.
_PER_YEAR = re.compile("平均|每年|浓度")
_PLANNED = re.compile("计划(?!单列|生育)|规划[^，]{0,6}(?:新建|建设|期间)|拟|力争|预期目标")
# Who asks 多少亿元 means no 28837元; 0.5亿 may be.
_SCALE_SLACK = 20
_INHERITED = 0.95
_NAMED = 0.4
_OF_SUBJECT = 0.3


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the piece of its sentence that speaks of it; offsets in the sentence."""

    quantity: Quantity
    piece: Span
    coverage: float
    """Share of the question's terms, by weight, that the piece covers."""
    told: Respective | None = None
    """What it is of, where the sentence tells several figures respectively."""


def find_figures(question: Question, sentence: str, soft: SoftMatch) -> tuple[Figure, ...]:
    """Give the quantities that can answer the question, the best first."""
    pieces = pieces_of(sentence)
    quantities = [q for q in find_quantities(sentence) if fits(question.units, q, sentence)]
    terms = (*question.terms, *question.carried)
    weights = np.array([term.weight for term in terms], np.float32)
    coverage = (
        term_matches(terms, [without_shares(question.text, p.text) for p in pieces], soft)
        @ weights
        / max(float(weights.sum()), 1e-6)
    )
    respectively = respective(sentence)
    each = term_matches(terms, [one.text for one in respectively.values()], soft)
    shares = dict(zip(respectively, (each @ weights / max(float(weights.sum()), 1e-6)).tolist(), strict=True))
    quantities = [q for q in quantities if not _is_plan(question, sentence, q)] or quantities
    # 引进的24.8万人里男女各多少 knows that figure.
    known = {(q.value, q.unit) for q in find_quantities(question.bare)}
    quantities = [q for q in quantities if (q.value, q.unit) not in known]
    figures, scale, deed = [], asked_scale(question.text), _deed_of(question)
    for quantity in quantities:
        i = next(i for i, piece in enumerate(pieces) if piece.start <= quantity.start < piece.end)
        share = max(float(coverage[i]), _INHERITED * float(coverage[subject_piece(pieces, i)]))
        bonus = _EXACT_UNIT if quantity.unit in question.units else 0.0
        told_of, before = pieces[subject_piece(pieces, i)].text + pieces[i].text, sentence[: quantity.start]
        if question.within and question.within in pieces[i].text:
            share = max(share, float(coverage[max(i - 1, 0)]))
        told = respectively.get(quantity.start)
        if told:
            share, told_of, before = shares[quantity.start], told.text, told.text
        if question.subject and _of_another(question, pieces[i].text, soft):
            continue
        bonus += _HEAD * _head_in(question, told_of, soft) + _LITERAL * _has_head(question, told_of)
        if quantity.unit in ("", "元") and quantity.value * _SCALE_SLACK < scale:
            bonus += _OTHER_MEASURE
        if _PER_HEAD.search(told_of) and "人均" not in question.text:
            bonus += _OTHER_MEASURE
        if _MEDIAN in told_of and _MEDIAN not in question.text:
            bonus += _OTHER_MEASURE
        if quantity.unit == "%" and without_shares(question.text, pieces[i].text) != pieces[i].text:
            bonus += _OTHER_MEASURE  # 占GDP比重44.6% is a share, which was not asked for
        bonus += _REAL * ("实际增" in question.text and "实际增" in before[-_VERB:])
        bonus += _INSIDE * (bool(question.within) and question.within in told_of)
        bonus += _DID * (bool(deed) and deed in pieces[i].text)
        bonus += _DIRECTION * same_direction(question.text, before)
        if "年均" in pieces[i].text and "年均" not in question.text and not _PER_YEAR.search(question.text):
            bonus += _OTHER_MEASURE
        if is_before(question.text, before):
            bonus += _OTHER_MEASURE
        figures.append(Figure(quantity, pieces[i], share + bonus, told))
    counting = [f for f in figures if len(figures) == 1 or _speaks_of(question, sentence, f, soft)]
    counting = counting or _of_asked_unit(question, figures)
    return tuple(sorted(counting, key=lambda f: (-f.coverage, f.quantity.start)))


def _deed_of(question: Question) -> str:
    """Give the verb that the question puts before how many, where it is a word: 关停 of 关停了几家."""
    found = _DEED.search(question.text)
    word = found is not None and any(term.text == found[1] for term in question.terms)
    return found[1] if found and word and found[1] not in _OF_LISTS else ""


def _is_plan(question: Question, sentence: str, quantity: Quantity) -> bool:
    """Say whether a figure's clause tells what was planned, where what was done is asked for: 去年计划开工44.83万套."""
    if question.status != "done":
        return False
    clause = next(c for c in split_clauses(sentence) if c.start <= quantity.start < c.end)
    return bool(_PLANNED.search(sentence[clause.start : quantity.start]))


def _of_another(question: Question, piece: str, soft: SoftMatch) -> bool:
    """Say whether a piece measures another thing: 粮食总产量265.5万吨 where apples are asked about."""
    thing = thing_measured(piece)
    return bool(thing) and float(term_matches(question.terms, [thing], soft).max(initial=0)) < _OF_SUBJECT


def _speaks_of(question: Question, sentence: str, figure: Figure, soft: SoftMatch) -> bool:
    """Say whether the figure's clause names what is counted; 增长5.6% takes its subject from the clause before."""
    counted = [term for term in question.terms if term.text in question.counted]
    several = several_units(question) and figure.quantity.unit in question.units
    if not counted or several or set(question.units) & set(MEASURES) - {"%", "个百分点", "百分点"}:
        return True
    own = [figure.told.text] if figure.told else _clauses_of(sentence, figure)
    deed = _deed_of(question)
    if any(_has_head(question, clause) or (deed and deed in clause) for clause in own):
        return True
    weights = np.array([term.weight for term in counted], np.float32)
    return float(term_matches(counted, ["".join(own)], soft)[0] @ weights / weights.sum()) >= _NAMED


def _clauses_of(sentence: str, figure: Figure) -> list[str]:
    """Give the figure's clause, and those before it from which it takes its subject."""
    clauses = split_clauses(sentence)
    last = next(i for i, c in enumerate(clauses) if c.start <= figure.quantity.start < c.end)
    first = last
    while first > 0 and is_bare(clauses[first].text):
        first -= 1
    return [clause.text for clause in clauses[first : last + 1]]


def _of_asked_unit(question: Question, figures: Sequence[Figure]) -> list[Figure]:
    """Give the figure that alone has the very unit asked for: 388家 for 多少家企业参会."""
    alike = [figure for figure in figures if figure.quantity.unit in question.units]
    return alike if len(alike) == 1 else []


def several_units(question: Question) -> bool:
    """Say whether figures of several units are asked for; 多久 and 产量 leave open which of several it is."""
    return len(question.units) > 1 and question.units not in (TIMES, OUTPUT)


def _head_in(question: Question, piece: str, soft: SoftMatch) -> float:
    """Tell how well a piece names the head of what is counted: of 社区食堂, 食堂."""
    head = [term for term in question.terms if question.counted and term.text == question.counted[-1]]
    return float(term_matches(head, [piece], soft).max(initial=0))


def _has_head(question: Question, piece: str) -> bool:
    """Say whether a piece has the head of what is counted word for word."""
    return bool(question.counted) and question.counted[-1] in piece.lower()
