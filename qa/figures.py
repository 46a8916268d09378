"""The figure a question asks for, inside the sentence that holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from corpus.numbers import MEASURES, Quantity, find_quantities
from corpus.sentences import Span, split_clauses
from index.soft import SoftMatch
from qa.coverage import term_matches, without_shares
from qa.question import Question
from qa.units import TIMES, asked_scale, fits

_ENUMERATION = "、"
_RATIO = ("：", ":", "∶")
_EXACT_UNIT = 0.15
_HEAD = 0.4
# Of several figures asked for, each stands in a clause of its own.
_FURTHER = 0.9
# 减少了多少 is answered by 减少1.2万人 rather than by the 219万人 beside it.
_DIRECTION = 0.3
_DIRECTIONS = (re.compile("减少|下降|降低|下跌|减|降|跌"), re.compile("增长|增加|提高|上升|上涨|涨|新增|提升"))
# 是涨是跌, 增减多少 leave it open.
_OR = re.compile("是[涨升增]|[涨升增]还?是?[跌降减]|增减|涨跌|升降")
# 涨到多少, 提高到多少 ask for the level, not for the change.
_TO_LEVEL = re.compile("(?:减少|下降|降低|降|减|增长|增加|提高|上升|上涨|升|涨|提升|提)[到至成为]")
_VERB = 6
_CHANGE = -0.5
_STOP = re.compile("[，。；、]")
_REACHES = re.compile("[到至为达]$")
# 累计有多少家 asks for a level: rather 累计32家 than 新增7家, and 达到2120亿元 than 突破2000亿元.
_LEVEL = 0.3
_AT_LEVEL = re.compile("(?:达到?|累计|总数|总量|总计|共有?|[^以]至|[^以得收看感]到|为)[了至到]?$")
_ASKS_LEVEL = re.compile("总里程|总长|总量|总数|总共有|累计|一共有|共有|达到|拥有")
_ABOUT_LEVEL = re.compile("(?:突破|超过?|跨越|跃上|接近)$")
# 从2600吨恢复到11.4万吨: the first figure is what was before.
_FROM = re.compile("[从由][^，。；、到至]{0,8}$")
_ASKS_SEVERAL = re.compile("分别|各|[从由][^，。；]{0,6}(?:多少|几).*到")
_ASKS_FROM = re.compile("[从由][^，。；]{0,6}(?:多少|几)|原来|之前|以前")
# 人均生产总值 is another measure than 生产总值.
_PER_HEAD = re.compile(r"人均(?:地区|国内)?(?:生产总值|GDP)", re.I)
_OTHER_MEASURE = -0.6
# Who asks 多少亿元 means no 28837元; 0.5亿 may be.
_SCALE_SLACK = 20
_INHERITED = 0.95
_NOTHING = re.compile(r"(?:以上|以下|以内|左右|上下)?[，,；;。、：:！!”」\s]*")
_NAMED = 0.4
_BARE = re.compile(
    r"^(?:[、，]|同比|比上年|较上年|比去年|上年|环比|年均|分别|其中|(?:19|20)\d\d年|总数|总量|累计|总体)*"
    r"(?:增长|下降|提高|增加|减少|上升|降低|上涨|达到?|突破|超过?|实现|完成|为|占|累计)?[了至到]*[\d.]"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the piece of its sentence that speaks of it; offsets in the sentence."""

    quantity: Quantity
    piece: Span
    coverage: float
    """Share of the question's terms, by weight, that the piece covers."""


def find_figures(question: Question, sentence: str, soft: SoftMatch) -> tuple[Figure, ...]:
    """Give the quantities that can answer the question, the best first."""
    pieces = _pieces(sentence)
    quantities = [q for q in find_quantities(sentence) if fits(question.units, q, sentence)]
    terms = (*question.terms, *question.carried)
    weights = np.array([term.weight for term in terms], np.float32)
    coverage = (
        term_matches(terms, [without_shares(question.text, p.text) for p in pieces], soft)
        @ weights
        / max(float(weights.sum()), 1e-6)
    )
    figures, scale = [], asked_scale(question.text)
    for quantity in quantities:
        i = next(i for i, piece in enumerate(pieces) if piece.start <= quantity.start < piece.end)
        told = max(float(coverage[i]), _INHERITED * float(coverage[_subject(pieces, i)]))
        bonus = _EXACT_UNIT if quantity.unit in question.units else 0.0
        told_of = pieces[_subject(pieces, i)].text + pieces[i].text
        bonus += _HEAD * _head_in(question, told_of, soft)
        if quantity.unit in ("", "元") and quantity.value * _SCALE_SLACK < scale:
            bonus += _OTHER_MEASURE
        if _PER_HEAD.search(told_of) and "人均" not in question.text:
            bonus += _OTHER_MEASURE
        bonus += _DIRECTION * _same_direction(question.text, sentence[: quantity.start])
        if _is_before(question, sentence[: quantity.start]):
            bonus += _OTHER_MEASURE
        figures.append(Figure(quantity, pieces[i], told + bonus))
    counting = [f for f in figures if len(figures) == 1 or _speaks_of(question, sentence, f, soft)]
    counting = counting or _of_asked_unit(question, figures)
    return tuple(sorted(counting, key=lambda f: (-f.coverage, f.quantity.start)))


def _speaks_of(question: Question, sentence: str, figure: Figure, soft: SoftMatch) -> bool:
    """Say whether the figure's clause names what is counted; 增长5.6% takes its subject from the clause before."""
    counted = [term for term in question.terms if term.text in question.counted]
    several = _several_units(question) and figure.quantity.unit in question.units
    if not counted or several or set(question.units) & set(MEASURES) - {"%", "个百分点", "百分点"}:
        return True
    clauses = split_clauses(sentence)
    i = next(i for i, c in enumerate(clauses) if c.start <= figure.quantity.start < c.end)
    own = clauses[max(0, i - 1) if _is_bare(clauses[i].text) else i : i + 1]
    weights = np.array([term.weight for term in counted], np.float32)
    return float(term_matches(counted, ["".join(c.text for c in own)], soft)[0] @ weights / weights.sum()) >= _NAMED


def _of_asked_unit(question: Question, figures: Sequence[Figure]) -> list[Figure]:
    """Give the figure that alone has the very unit asked for: 388家 for 多少家企业参会."""
    alike = [figure for figure in figures if figure.quantity.unit in question.units]
    return alike if len(alike) == 1 else []


def _several_units(question: Question) -> bool:
    """Say whether figures of several units are asked for; 多久 leaves open which unit of time."""
    return len(question.units) > 1 and question.units != TIMES


def _head_in(question: Question, piece: str, soft: SoftMatch) -> float:
    """Tell how well a piece names the head of what is counted: of 社区食堂, 食堂."""
    head = [term for term in question.terms if question.counted and term.text == question.counted[-1]]
    return float(term_matches(head, [piece], soft).max(initial=0))


def _is_bare(clause: str) -> bool:
    """Say whether a clause holds a change and a number, but no subject: 同比增长5.6%."""
    return bool(_BARE.match(clause))


def _subject(pieces: Sequence[Span], i: int) -> int:
    """Give the piece that names what the figure of piece `i` measures: the nearest before that is not bare."""
    while i > 0 and _is_bare(pieces[i].text) and _ends_with_figure(pieces[i].text):
        i -= 1
    return i


def _ends_with_figure(piece: str) -> bool:
    """Say whether nothing follows the first quantity: 增长5.6%以上, but not 20条小街小巷."""
    quantities = find_quantities(piece)
    return not quantities or bool(_NOTHING.fullmatch(piece[quantities[0].end :]))


def _is_before(question: Question, before: str) -> bool:
    """Say whether a figure is only what another grew from, where that is not asked for."""
    return bool(_FROM.search(before)) and not _ASKS_FROM.search(question.text)


def _same_direction(question: str, before: str) -> float:
    """Compare the direction a question asks for with the verb directly before a number: 1 same, -1 other, 0 open.

    A question on a level (有多少家) is less well answered by a change (新增7家).
    """
    said = [d for d in _DIRECTIONS if d.search(_TO_LEVEL.sub("", question))]
    if len(said) == len(_DIRECTIONS) or _OR.search(question):
        return 0.0
    if not said:
        own = _STOP.split(before)[-1].removesuffix("第")[-_VERB:]
        if _AT_LEVEL.search(own):
            return _LEVEL
        if _ABOUT_LEVEL.search(own):
            return -_LEVEL
        changes = any(d.search(own) for d in _DIRECTIONS) and not _REACHES.search(own)
        return _CHANGE * (1 + bool(_ASKS_LEVEL.search(question))) if changes else 0.0
    return 1 if said[0].search(before[-_VERB:]) else -1


def chosen(question: Question, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Keep the best figure; one of each unit where several are asked, and all of its piece where they belong together.

    Figures come back in reading order.
    """
    if not figures:
        return ()
    best = figures[0]
    keep = [best]
    for unit in question.units[1:] or question.units:
        other = next((f for f in figures if f.quantity.unit == unit and f.coverage >= best.coverage - _FURTHER), None)
        if other and other not in keep and _several_units(question):
            keep.append(other)
    together = [f for f in figures if f.piece.start == best.piece.start and not _is_before(question, _up_to(f))]
    if _ASKS_SEVERAL.search(question.text) or _runs_on(figures, best):
        keep += [f for f in together if f not in keep]
        keep += [f for f in figures if _runs_on([best, f], best) and f not in keep]
    return tuple(sorted(keep, key=lambda f: f.quantity.start))


def _up_to(figure: Figure) -> str:
    """Give what stands before the figure in its piece."""
    return figure.piece.text[: figure.quantity.start - figure.piece.start]


def spans_of(sentence: str, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Give the figures as the sentence writes them, those of a ratio in one piece: 20.5：19.1：60.4."""
    spans: list[tuple[int, int]] = []
    for figure in figures:
        start, end = figure.quantity.start, figure.quantity.end
        if spans and sentence[spans[-1][1] : start] in _RATIO:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(dict.fromkeys(sentence[start:end] for start, end in spans))


def clause_around(sentence: str, figures: Sequence[Figure], question: Question, soft: SoftMatch) -> Span:
    """Give the shortest run of clauses that holds the figures and covers what the sentence can cover."""
    clauses = split_clauses(sentence)
    first = next(i for i, c in enumerate(clauses) if c.start <= figures[0].quantity.start < c.end)
    last = next(i for i, c in enumerate(clauses) if c.start <= figures[-1].quantity.start < c.end)
    terms = (*question.terms, *question.carried)
    matches = term_matches(terms, [c.text for c in clauses], soft)
    have = matches[first : last + 1].max(axis=0, initial=0)
    weights = np.array([term.weight for term in terms], np.float32)
    while first > 0 and (_is_bare(clauses[first].text) or _adds(matches[:first], have, weights)):
        first -= 1
        have = np.maximum(have, matches[first])
    start, end = clauses[first].start, clauses[last].end
    text = sentence[start:end].rstrip("，,：:、；;。 ")
    return Span(start, start + len(text), text)


def _adds(before: np.ndarray, have: np.ndarray, weights: np.ndarray) -> bool:
    """Say whether clauses before the run cover a term that the run does not."""
    return bool((((before.max(axis=0) - have) > 0.5) * weights).sum() >= 4)


def _runs_on(figures: Sequence[Figure], best: Figure) -> bool:
    """Say whether another figure follows the best one directly: 28%、44.1% or 20.5：19.1."""
    return any(
        f is not best and f.quantity.unit == best.quantity.unit and 0 <= f.quantity.start - best.quantity.end <= 1
        for f in figures
    )


def _pieces(sentence: str) -> list[Span]:
    """Cut clauses at enumeration marks between quantities: 58个老旧小区、20条小街小巷提升改造."""
    pieces: list[Span] = []
    for clause in split_clauses(sentence):
        starts = [clause.start + q.start for q in find_quantities(clause.text)]
        cuts = [clause.start]
        for i, character in enumerate(clause.text, clause.start):
            if character == _ENUMERATION and any(s < i for s in starts) and any(s > i for s in starts):
                cuts.append(i + 1)
        cuts = [*sorted(set(cuts)), clause.end]
        pieces += [Span(a, b, sentence[a:b]) for a, b in pairwise(cuts) if a < b]
    return pieces
