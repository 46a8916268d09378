"""What bars a sentence from being the answer, however well the rest agrees: it tells of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from qa.evidence.details import clause_on, lacks_detail
from qa.evidence.holds import lacks_members
from qa.evidence.types import Evidence
from qa.evidence.whereabouts import lacks_whereabouts
from qa.figures.contrasts import contrasts
from qa.gate.figurebars import is_another
from qa.gate.namebars import holds_names
from qa.gate.particular import lacks_particular
from qa.understanding.kinds import WORDED
from qa.understanding.question import Question

# What has so much of a question as another sentence tells of the same thing; not tuned.
_AS_MUCH = 0.9

# Behind another question, of a new one's own words so much must be told: 出生了多少个小孩 after 幼儿园新增多少学位.
_OF_OWN = 0.5

# 完成了多少 is not answered by a plan.
_DEED = re.compile("(?:完成|实现|建成|办成|落实|兑现|竣工)了|[完成好齐]了(?:吗|没)")
_IN_ALL = re.compile("(?:(?:总共|一共|现在|目前|如今)(?:总共|一共|已经)?|年?[底末][^，。？?]{1,14})有(?:多少|几)")
_TO_COME = re.compile(r"(?:培育|新增|新建|引进|建设|创建|打造|认定)[^，。；]{0,14}\d")


def barred(question: Question, evidence: Evidence, *, clear: bool = False) -> bool:
    """Say whether what is asked for is not in the sentence, however well the rest agrees.

    Where the rest is `clear`, what is counted may be named in other words: 隔离用的房 for 隔离场所10200间.
    """
    figure = question.kind in ("figure", "date")
    if not (question.terms or question.carried):
        return True  # what names nothing is answered by nothing
    if question.carried and question.counted and evidence.mass < _OF_OWN * sum(term.weight for term in question.terms):
        return True  # what answers the question before is no answer to this one
    if not evidence.dated and not figure:
        return False  # the rules for these are how reports speak
    if not evidence.answers and (figure or question.kind == "name"):
        return True
    if not holds_names(question, evidence):
        return True
    if figure and is_another(question, evidence, clear=clear):
        return True
    if _leaves_open(question, evidence.sentence.text) or _only_counts(question, evidence):
        return True
    if question.kind != "figure" and _of_another_detail(question, evidence):
        return True
    planned = evidence.status == "planned" and question.status != "planned"
    if planned and _IN_ALL.search(question.text) and _TO_COME.search(evidence.sentence.text):
        return True  # 现在总共有多少家 asks for what is there
    deed = question.actual or (question.status != "planned" and _DEED.search(question.text))
    came_of_it = question.plan and evidence.status == "done"  # no goal of the plan that is named
    return bool(came_of_it or (deed and evidence.status == "planned"))


def told_of_it(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Leave out what has less of the question than a sentence that tells of the thing itself, but not its name.

    Where 新增4A级景区5家 names none of the five, a sentence on another park does not either; nor one on another street.
    """
    unnamed = list(takewhile(lambda e: _leaves_open(question, e.sentence.text), evidence))
    unnamed += [e for e in evidence[:1] if _only_counts(question, e)]
    most = max((e.own for e in unnamed), default=0.0)
    return [e for e in evidence if e.own >= _AS_MUCH * most]


def _leaves_open(question: Question, sentence: str) -> bool:
    """Say whether a sentence tells of the thing that is asked about, but not its name, nor where it stands."""
    return lacks_particular(question, sentence) or lacks_whereabouts(question, sentence)


def _only_counts(question: Question, evidence: Evidence) -> bool:
    """Say whether it is asked which ones they are, and a sentence tells of them without naming any."""
    return evidence.paragraph.kind == "body" and lacks_members(question, evidence.sentence.text)


def _of_another_detail(question: Question, evidence: Evidence) -> bool:
    """Say whether a sentence lacks the detail that is asked for, or tells of what is told apart from it."""
    sentence = evidence.sentence.text
    if question.kind in WORDED and contrasts(question.text, clause_on(question, sentence, around=1)):
        return True
    return lacks_detail(question, sentence, evidence.hit.passage.context.partition(" ")[0])
