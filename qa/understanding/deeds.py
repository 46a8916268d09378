"""Whether a question is on what was done or on what is planned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.periods import find_periods
from corpus.types import Period, Status
from qa.understanding.clauses import meant_as_done, not_meant
from qa.understanding.gist import ACTUALLY
from qa.understanding.kinds import asks

_DONE = re.compile(
    r"了(?![解])|(?<![觉值懂记获取认显使])得(?:怎么?样|咋样|如何|好不好)(?=$|[？?。！!呢啊呀了，,])|已经?|完成|建成|实现了|去年|过去|过(?=多少|几|哪|什么)"
)
_PLANNED = re.compile(
    r"(?<![主重需纲概摘必提只光单仅我你您不没])要(?![求点素闻内总的\d]|新增(?:数|的?\s*$)|实际|[今去前上]年)|(?<!即)将(?!军)|力争|争取(?!到)|承诺(?![^，。？?]{0,6}(?:兑现|办成|办好|落实))|(?<!我)想(?:要?达到|实现|完成|新增|新建|建成|增长|提高|增加|改造|引进|修建?|招|种|投|盖)|指望|预想|计划|打算|准备|预计|预期(?!寿命)|目标|拟|(?<![社机大委协工议开运博展晚盛峰])会(?![议员儿])|下一步|今后|未来|明年|重点(?:要|是)?(?:抓|推进)(?!了)|(?:主要|重点)任务"
)
# 目标是700个，最后实打实改造了几个 asks for what was done.
_ACTUAL = re.compile("实打实|真正|最[后终](?!一)|到底(?:是)?[^，。？?]{0,6}了")
_EXPRESSLY = re.compile(rf"完成[数值]|实绩|{ACTUALLY}")
EXPRESS_WORDS = frozenset(("实际", "真正", "完成数", "实绩"))
"""Words that ask for what was done, and for nothing else."""
# 年初承诺的数不用讲 asks for what was done.
_GOAL = re.compile("目标|计划|指标|预期|承诺|打算|原定|年初")
_CLAUSE = re.compile("[，,。；;？?！!]")
_SEVERAL = 2
_ANY_YEAR = 2000
"""今年 and 去年 only need to be told apart."""
# 分别定了多高的增速目标 asks for the plan, though it was set.
_SETS_GOAL = re.compile(
    "目标[^，。？?]{0,4}(?:定|设)(?:了|在|到|为|的|得|多|是)|(?:定|提出|设|确定|安排|下达)了?[^，。？?]{0,12}(?:目标|任务)"
    "|(?<![和跟与比同])年初(?:时|就)?(?:定|提|说|安排|答应|要求)(?!了?[^，。？?]{0,12}(?:目标|任务))|(?:安排|计划|部署)(?:里|中)(?:面)?(?:说|写|提|要)"
    "|按照?[^，。？?]{0,4}(?:年初|当初|原先)?的(?:安排|计划|部署|打算)|[按拟]多少[^，。？?]{0,2}安排"
    "|(?:(?<![主重需纲概摘必提不])要|(?:计划|打算|准备|力争|争取)[^，。？?]{0,4})(?:完成|实现|建成|达到)(?!了)"
)


def is_actual(whole: str, asked: str) -> bool:
    """Say whether what was done is expressly asked for, beside a goal or in so many words: 实际完成多少.

    `whole` is the question, `asked` the same without what it says it does not mean.
    """
    if _sets_goal_aside(not_meant(whole, asked), asked) and not _PLANNED.search(asked):
        return True
    done = bool(_DONE.search(asked) and _ACTUAL.search(asked))
    return done or bool(_EXPRESSLY.search(asked)) or meant_as_done(whole)


def _sets_goal_aside(denied: str, asked: str) -> bool:
    """Say whether what is not meant is the goal of what is asked about; 2024年的目标 is none of 2025's."""
    years = {mention.period for mention in find_periods(asked, _ANY_YEAR)}
    others = {mention.period for mention in find_periods(denied, _ANY_YEAR)} - years
    return bool(_GOAL.search(denied)) and not (years and others)


def status_asked(text: str, periods: Sequence[Period], year: int | None) -> Status | None:
    """Tell from the verbs whether the question is on what was done or on what will be; the past is taken for done.

    Where the whole tells both, as a long story does, the clauses that ask decide.
    """
    if _SETS_GOAL.search(text):
        return "planned"
    asking = "，".join(clause for clause in _CLAUSE.split(text) if asks(clause)) if len(periods) < _SEVERAL else ""
    said = [(bool(_DONE.search(part)), bool(_PLANNED.search(part))) for part in (text, asking)]
    done, planned = next(((one, other) for one, other in said if one != other), said[0])
    if done != planned:
        return "done" if done else "planned"
    past = bool(periods) and year is not None and all(period.last < year for period in periods)
    return "done" if past and not planned else None
