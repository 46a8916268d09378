"""What speaks for and against a figure of a sentence as the one asked for, beside the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.numbers import Quantity
from corpus.periods import find_periods
from index.soft import SoftMatch
from qa.evidence.coverage import term_matches, without_shares
from qa.figures.levels import is_before, same_direction
from qa.understanding.question import Question
from qa.understanding.units import asked_scale

_EXACT_UNIT = 0.15
_HEAD = 0.4
# 停车场8个，新增停车位1051个: of two that may be meant, the one in the question's own word.
_LITERAL = 0.25
# 减少了多少 is answered by 减少1.2万人 rather than by the 219万人 beside it.
_DIRECTION = 0.3
# 关停了几家 is answered by 已关停31家 rather than by the 370家企业 beside it.
_DEED = re.compile("([\u4e00-\u9fff]{2}(?=了)|竣工|开工|投产|签约|落户|通车|入住|办结|授权)了?(?:多少|几)")
_DEED_BEHIND = re.compile(
    "(关停|关闭|拆除|淘汰|搬迁|竣工|开工|投产|签约|落户|通车|入住|办结|授权|兑现)的(?:是|有)?(?:多少|几)"
)
_DID = 0.7
_DID_SO = 0.15
# 比上年增长8.9%，扣除价格因素，实际增长5.8%.
_REAL = 0.5
# 全市9083元，建昌达到10658元: of the place inside that is asked about.
_INSIDE = 0.6
WHOLE = re.compile("全[市省区县州盟]")
"""What says that a figure is of a whole place."""
_VERB = 6
# 累计培育孵化企业多少家 is answered by what stands behind the same words, 累计培育孵化企业155家.
_SAME_WORDS = 0.06
# 常住人口[3]35.06万人
_NOTE = re.compile(r"[\[［]\d{1,2}[\]］]$")
_LEAST_SAME, _MOST_SAME = 3, 8
_ASKED = re.compile("多少|几(?=[十百千万亿]?[\u4e00-\u9fff])")
_LINKS = re.compile("(?:一共|总共|大概|大约|分别|达到|超过|突破|力争|[有是为达到了共约至的])+$")
# 叫“芜湖书房”的有几个
_QUOTED = re.compile(r"[“「\"]([^”」\"\d]{2,14})[”」\"]")
_OF_NAME = 0.5
# 100亿元以上的项目几个: not 50-100亿元项目5个.
_BOUND = re.compile(r"(?P<value>\d[\d.]*[万亿]?)(?:元|吨|亩|人|户|公里)?及?(?P<bound>以[上下内])")
_SAME_BOUND = 0.5
# 比2019年增长多少 is not answered by what was gained on the year before.
_SINCE = 0.5
_ANY_YEAR = 2000
# 其中城镇常住人口17.28万人 is a part, which was not asked for.
_PART = re.compile("其中[，,：:有]?(?P<part>[\u4e00-\u9fff]{2})")
_OF_PART = 0.6
_PART_SAID = 0.4
# 基本建成多少套，不是新开工
_DENIED = 0.6
# What these say holds for a whole list: 新建3家服务中心，6个社区食堂.
OF_LISTS = frozenset(
    "新建 建设 建成 改造 新增 实施 完成 开展 引进 培育 改建 扩建 修建 举办 投入 发放 打造 建立".split()
)
# 人均生产总值 is another measure than 生产总值.
_PER_HEAD = re.compile(r"人均(?:地区|国内)?(?:生产总值|GDP)", re.I)
_MEDIAN = "中位数"
# 失业人员再就业1558人 are not all who found work: 城镇新增就业5728人.
_AGAIN, _WITHOUT_WORK = "再就业", re.compile("再就业|失业|下岗|待业|困难|没工作|丢了工作")
_ADDED = re.compile("[增添]加?了?(?:多少|几)")
_IN_PERCENT = re.compile(
    "[率度速效比量值额价]$|比例|比重|份额|水平|幅|点|成|收入|产出|成本|人口|投资|消费|利润|浓度|能耗|排放"
)
_TRADE = "进出口"
_ONE_WAY = (re.compile("(?<!进)出口"), re.compile("进口"))
_OTHER_MEASURE = -0.6
# 年均新增就业9万人 is not what one year added; a concentration is always one of a year.
_PER_YEAR = re.compile("平均|每年|浓度")
# 预算数为86500万元，执行数为88125万元: what was spent is not what was allotted.
_ALLOTTED = re.compile("(?:预算数?|计划(?:数|任务|投资|完成)?|目标(?:值|任务)?|任务数?)为?$")
_ALLOTTED_ASKED = re.compile("预算|计划|目标|任务|安排|下达|年初|拟|(?<![主重需])要(?!求|素)")
# 实际更新15.4公里，剩余2.6公里: what is left is not what there is, nor what was done.
_LEFT = re.compile("(?:剩余|余下|剩下|尚有|[仍还]有|尚余|仍剩|缺口)$")
_LEFT_ASKED = re.compile("[剩余欠缺差还仍尚没未]")
# Who asks 多少亿元 means no 28837元; 0.5亿 may be.
_SCALE_SLACK = 20


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentence says of a figure."""

    piece: str
    """The piece in which it stands."""
    of: str
    """What tells what it is of: its piece, behind the one from which that takes its subject."""
    before: str
    """All that stands before it."""


def fit_of(question: Question, quantity: Quantity, said: Said, soft: SoftMatch) -> float:
    """Sum up what speaks for the figure; below 0 where it is of another measure."""
    deed = deed_of(question)
    bonus = _EXACT_UNIT if quantity.unit in question.units else 0.0
    bonus += _HEAD * _head_in(question, said.of, soft) + _LITERAL * has_head(question, said.of)
    bonus += _REAL * ("实际增" in question.text and "实际增" in said.before[-_VERB:])
    bonus += _inside(question, said)
    bonus += _DID * any(word in said.piece for word in deed) + _DID_SO * said.before.endswith(deed)
    bonus += _DIRECTION * same_direction(question.text, said.before)
    bonus += _SAME_WORDS * _same_words(question.text, said.before)
    bonus -= _OF_PART * _is_of_part(question, said.piece, soft)
    bonus -= _DENIED * any(word in said.piece for word in question.denied)
    bonus += _SAME_BOUND * _bounded_alike(question.text, said.piece)
    bonus += _SINCE * _since_same(question.text, said.of)
    bonus += _OF_NAME * any(name in said.piece for name in _QUOTED.findall(question.text))
    return bonus + _OTHER_MEASURE * _other_measures(question, quantity, said)


def _other_measures(question: Question, quantity: Quantity, said: Said) -> int:
    """Count what tells that the figure is of another measure than the one asked for."""
    text = question.text
    return sum(
        (
            quantity.unit in ("", "元") and quantity.value * _SCALE_SLACK < asked_scale(text),
            bool(_PER_HEAD.search(said.of)) and "人均" not in text,
            _AGAIN in said.piece and not _WITHOUT_WORK.search(text),
            quantity.unit == "%" and _counts_things(question),
            _MEDIAN in said.of and _MEDIAN not in text,
            # 占GDP比重44.6% is a share, which was not asked for
            quantity.unit == "%" and without_shares(text, said.piece) != said.piece,
            "年均" in said.piece and "年均" not in text and not _PER_YEAR.search(text),
            is_before(text, said.before),
            question.status != "planned" and bool(_ALLOTTED.search(said.before)) and not _ALLOTTED_ASKED.search(text),
            _is_both_ways(text, said.piece),
            bool(_LEFT.search(said.before)) and not _LEFT_ASKED.search(text),
        )
    )


def _counts_things(question: Question) -> bool:
    """Say whether it is asked how many things were added, in a unit left open: 增加了多少学位, not 增加了多少比重."""
    added = bool(question.counted) and not question.units and _ADDED.search(question.text)
    return bool(added) and not _IN_PERCENT.search(question.counted[-1])


def _inside(question: Question, said: Said) -> float:
    """Tell whether a figure is of the place inside that is asked about, or of the whole."""
    if not question.within:
        return 0.0
    return _INSIDE if question.within in said.of else -_INSIDE * 2 * bool(WHOLE.search(said.of))


def _is_of_part(question: Question, piece: str, soft: SoftMatch) -> bool:
    """Say whether a figure is expressly of a part of which the question says nothing, in other words either."""
    part = _PART.match(piece)
    if part is None or part["part"] in question.text:
        return False
    return float(term_matches(question.terms, [part["part"]], soft).max(initial=0)) < _PART_SAID


def _since_same(question: str, told: str) -> bool:
    """Say whether what tells of a figure compares with the very year that the question does."""
    years = {m.period for m in find_periods(question, _ANY_YEAR) if m.baseline and not m.relative}
    return any(m.period in years for m in find_periods(told) if m.baseline)


def _same_words(question: str, before: str) -> int:
    """Count the characters that stand alike before how many and before the figure; few are chance."""
    asked = _ASKED.search(question)
    told = _NOTE.sub("", before)
    own, other = (_LINKS.sub("", text) for text in (question[: asked.start()] if asked else "", told))
    pairs = zip(reversed(own), reversed(other), strict=False)
    alike = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(own), len(other)))
    return min(alike, _MOST_SAME) if alike >= _LEAST_SAME else 0


def _bounded_alike(question: str, piece: str) -> int:
    """Compare the bounds of what is counted: 1 where a piece has those of the question, -1 where it has others."""
    asked, told = ({m["value"] + m["bound"] for m in _BOUND.finditer(text)} for text in (question, piece))
    if not asked:
        return 0
    return 1 if asked & told else -1 if any(one[:-2] in piece for one in asked) else 0


def _is_both_ways(question: str, piece: str) -> bool:
    """Say whether a piece tells imports and exports together where one of them is asked for: 光出口."""
    return any(one.search(question) and not one.search(piece) for one in _ONE_WAY) and _TRADE in piece


def deed_of(question: Question) -> tuple[str, ...]:
    """Give the verb that the question puts before how many, and what says the same: 关停 of 关停了几家."""
    found = _DEED.search(question.text) or _DEED_BEHIND.search(question.text)
    if found is None or found[1] in OF_LISTS:
        return ()
    deed = next(((term.text, *term.variants) for term in question.terms if term.text == found[1]), ())
    if "新增" in deed:
        return ()
    return tuple(word for word in deed if word == found[1] or word not in OF_LISTS)


def _head_in(question: Question, piece: str, soft: SoftMatch) -> float:
    """Tell how well a piece names the head of what is counted: of 社区食堂, 食堂."""
    head = [term for term in question.terms if question.counted and term.text == question.counted[-1]]
    return float(term_matches(head, [piece], soft).max(initial=0))


def has_head(question: Question, piece: str) -> bool:
    """Say whether a piece has the head of what is counted word for word."""
    return bool(question.counted) and question.counted[-1] in piece.lower()
