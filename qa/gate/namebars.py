"""Whether the names in a question stand where the answer would: “山竹”, 三星堆博物馆, 3号线."""

from __future__ import annotations

import re

from corpus.periods import find_periods
from qa.evidence.coverage import plain
from qa.evidence.types import Evidence
from qa.understanding.question import Question
from qa.understanding.sites import APART, kinds_named, latin_names, numbered_lines, sites_named

# How many came is told of the whole place nearly everywhere, a sentence behind its sites too.
_VISITORS = re.compile("游客|旅客|乘客|观众|接待|客流|人次|参观")
_NEAR = 12
_QUOTED = re.compile("[“《]([^”》]{2,14})[”》]")
_PLAN = re.compile("(?:十?[一二三四六七八九]|十)五")
"""“十五”计划, whose name alone says no year."""
_BRACKETS = re.compile("[（()）]")


def holds_names(question: Question, evidence: Evidence) -> bool:
    """Say whether the names in the question stand somewhere in the passage or its headings: “山竹”, 三星堆博物馆."""
    names: list[tuple[str, ...]] = [
        (name,)
        for name in _QUOTED.findall(question.text)
        if not (find_periods(name) or _PLAN.fullmatch(name)) and "…" not in name
    ]
    names += [*sites_named(question), *question.sites, *kinds_named(question), *latin_names(question)]
    names += numbered_lines(question.text)
    if not names or question.kind not in ("figure", "date", "name"):
        return True
    near = evidence.sentence.text if _VISITORS.search(question.text) else evidence.hit.passage.text
    told = _BRACKETS.sub("", plain(" ".join((*evidence.paragraph.section.path, near))))
    return all(any(_stands(form, told) for form in name) for name in names)


def _stands(form: str, told: str) -> bool:
    """Say whether a name stands in the text; of one in two parts, the second shortly behind the first."""
    first, apart, second = (plain(part) for part in form.partition(APART))
    if not apart:
        before, behind = (r"(?<!\d)" * first[:1].isdigit(), r"(?!\d)" * first[-1:].isdigit())
        return re.search(f"{before}{re.escape(first)}{behind}", told) is not None  # 3号线 is not in 13号线
    return re.search(rf"{re.escape(first)}[^，。；！？]{{0,{_NEAR}}}{re.escape(second)}", told) is not None
