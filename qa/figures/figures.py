"""The figure a question asks for, inside the sentence that holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.numbers import MEASURES, MEDALS, Quantity, find_quantities, same_dimension
from corpus.sentences import Span, split_clauses
from index.soft import SoftMatch
from qa.evidence.coverage import Floats, term_matches, without_shares
from qa.evidence.respective import Respective, respective
from qa.evidence.sectors import asks_sector, sector_shares
from qa.figures.contrasts import contrasts
from qa.figures.figurefit import OF_LISTS, WHOLE, Said, deed_of, fit_of, has_head
from qa.figures.levels import is_change, is_change_since
from qa.figures.ofanother import of_another
from qa.figures.pieces import is_bare, pieces_of, subject_piece
from qa.understanding.implied import AREA, OUTPUT
from qa.understanding.question import Question
from qa.understanding.sites import sites_named
from qa.understanding.terms import Term
from qa.understanding.units import TIMES, fits

_PLANNED = re.compile("计划(?!单列|生育)|规划[^，]{0,6}(?:新建|建设|期间)|拟|力争|预期目标")
# 就业人员10万人生产安全事故死亡人数1.244人: so many die of each 100,000.
_PER_SO_MANY = re.compile("[\u4e00-\u9fff]{2,12}?(?:死亡人?数|死亡率|发病率)")
_INHERITED = 0.95
_OWN_VERB = (*OF_LISTS, "拆除", "取消", "关停", "关闭", "淘汰", "撤销", "减少")
_PART = "其中"
_ROW = re.compile("^([^，。；：、\\d]{2,20})：(?=[^，。；：]{0,16}为)")
"""What a row of a table is on: 小麦：产量为14.98万吨."""
_SHORT_VERBS = "建修盖添改"
_NAMED = 0.4
_HARDLY, _FULL = 0.15, 0.6
_MUCH, _HALF, _VERB = 0.3, 0.5, 6

_AGREES = 0.55
"""A figure's piece that agrees so well with the question speaks of it, though not by the name of what is counted."""


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
    terms = (*question.terms, *question.carried)
    weights = np.array([term.weight for term in terms], np.float32)
    weights /= max(float(weights.sum()), 1e-6)
    matches = term_matches(terms, [without_shares(question.text, p.text) for p in pieces], soft)
    coverage = _with_list_verbs(matches, terms, pieces) @ weights
    topic = weights * np.array([not is_change(term.text) for term in terms])
    respectively = dict(respective(sentence))
    if asks_sector(question.text):
        respectively |= {start: Respective(name, "为", start) for start, name in sector_shares(sentence).items()}
    each = term_matches(terms, [one.text for one in respectively.values()], soft)
    shares = dict(zip(respectively, (each @ weights).tolist(), strict=True))
    figures, sites = [], () if WHOLE.search(question.text) else sites_named(question)
    for quantity in _offered(question, sentence):
        i = next(i for i, piece in enumerate(pieces) if piece.start <= quantity.start < piece.end)
        told = respectively.get(quantity.start)
        if of_another(question, sites, pieces[: i + 1], quantity, told, soft):
            continue
        subject = subject_piece(pieces, i)
        if subject == i and _of_own_deed(pieces[i].text, float(coverage[i]), float(coverage[:i].max(initial=0))):
            continue
        if told:
            share, said = shares[quantity.start], Said(pieces[i].text, told.text, told.text)
        else:
            share = max(float(coverage[i]), _INHERITED * float(coverage[subject]))
            said = Said(
                pieces[i].text,
                _named(question, pieces, i) + pieces[subject].text + pieces[i].text,
                sentence[: quantity.start].rstrip(),
            )
        rise = quantity.unit != "%" and is_change_since(question.text, said.before)
        if rise or contrasts(question.text, said.of):
            continue
        if not told and quantity.unit == "%" and _is_other_s(matches @ topic, pieces, (subject, i), said.before):
            continue
        if question.within and question.within in pieces[i].text:
            share = max(share, float(coverage[max(i - 1, 0)]))
        figures.append(Figure(quantity, pieces[i], share + fit_of(question, quantity, said, soft), told))
    counting = [f for f in figures if len(figures) == 1 or _speaks_of(question, sentence, f, soft)]
    counting = counting or _of_asked_unit(question, figures) or [f for f in figures if _agrees(f)]
    return tuple(sorted(counting, key=lambda f: (-f.coverage, f.quantity.start)))


def _with_list_verbs(matches: Floats, terms: Sequence[Term], pieces: Sequence[Span]) -> Floats:
    """Let the verb of a list hold for all that it lists: 建成充电站595座、充电桩7.7万个."""
    held = matches.copy()
    verbs = [j for j, term in enumerate(terms) if term.text in OF_LISTS or term.text in _SHORT_VERBS]
    for i in range(1, len(pieces)):
        if pieces[i - 1].text.endswith("、") and not pieces[i].text.startswith(_OWN_VERB):
            held[i, verbs] = np.maximum(held[i, verbs], held[i - 1, verbs])
    return held


def _offered(question: Question, sentence: str) -> list[Quantity]:
    """Give the quantities in a unit that fits, no plan where there are deeds, none that the question tells itself."""
    fitting = [q for q in find_quantities(sentence) if fits(question.units, q, sentence)]
    if not asks_sector(question.text) and "%" in question.units:
        fitting = [q for q in fitting if q.start not in sector_shares(sentence)]
    fitting = [q for q in fitting if not _is_plan(question, sentence, q)] or fitting
    if question.text.startswith(_PART) and _PART in sentence:
        fitting = [q for q in fitting if q.start > sentence.index(_PART)]
    fitting = [q for q in fitting if not _PER_SO_MANY.match(sentence, q.end)] or fitting
    known = {(q.value, q.unit) for q in find_quantities(question.bare)}  # 引进的24.8万人里男女各多少
    return [q for q in fitting if (q.value, q.unit) not in known]


def _named(question: Question, pieces: Sequence[Span], i: int) -> str:
    """Give the piece before, where it names the place inside for both: 丹阳市37个、年度投资23.6亿元."""
    before = pieces[i - 1].text if i else ""
    return before if question.within and question.within in before and before.endswith("、") else ""


def _is_plan(question: Question, sentence: str, quantity: Quantity) -> bool:
    """Say whether a figure's clause tells what was planned, where what was done is asked for: 去年计划开工44.83万套."""
    if question.status != "done":
        return False
    clause = next(c for c in split_clauses(sentence) if c.start <= quantity.start < c.end)
    return bool(_PLANNED.search(sentence[clause.start : quantity.start]))


def _is_other_s(shares: Floats, pieces: Sequence[Span], own: Sequence[int], before: str) -> bool:
    """Say whether a change is another thing's, since a figure's piece says far more of the topic than its own.

    In 项目73个，内资增长15.6% the projects are counted, not grown; 工业快速发展，产值增长8% has one figure alone.
    """
    mine, best = float(shares[list(own)].max()), int(shares.argmax())
    if not is_change(before[-_VERB:]) or not find_quantities(pieces[best].text):
        return False
    return float(shares[best]) > max(_MUCH, mine / _HALF)


def _of_own_deed(piece: str, own: float, most: float) -> bool:
    """Say whether a piece opens with its own verb and holds hardly a word of what one before it is full of.

    Of 开工建设九峰山电站，新增风电项目50万千瓦 the power is none of the station's.
    """
    return piece.startswith(_OWN_VERB) and own < _HARDLY and most > _FULL


def _speaks_of(question: Question, sentence: str, figure: Figure, soft: SoftMatch) -> bool:
    """Say whether the figure's clause names what is counted; 增长5.6% takes its subject from the clause before."""
    if figure.quantity.unit in MEDALS:  # 18金5银2铜 has 18 for who asks for 金牌, all for 奖牌
        return f"{figure.quantity.unit}牌" in question.text or "奖牌" in question.text
    counted = [term for term in question.terms if term.text in question.counted]
    several = several_units(question) and figure.quantity.unit in question.units
    if not counted or several or set(question.units) & set(MEASURES) - {"%", "个百分点", "百分点"}:
        return True
    own = [figure.told.text] if figure.told else _clauses_of(sentence, figure)
    own += _ROW.findall(sentence)
    deed = deed_of(question)
    if any(has_head(question, clause) or any(word in clause for word in deed) for clause in own):
        return True
    weights = np.array([term.weight for term in counted], np.float32)
    return float(term_matches(counted, ["".join(own)], soft)[0] @ weights / weights.sum()) >= _NAMED


def _agrees(figure: Figure) -> bool:
    """Say whether a figure's piece agrees with the question all the same; 增长5% agrees with whatever grew."""
    return figure.coverage >= _AGREES and not same_dimension("%", figure.quantity.unit)


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
    return len(question.units) > 1 and question.units not in (TIMES, OUTPUT, AREA)
