"""Why nothing is answered: what the reports do not tell, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import Hit
from qa.drafts.draft import Draft
from qa.drafts.topic import unknown_words
from qa.drafts.world import World
from qa.evidence.coverage import plain
from qa.evidence.types import Evidence
from qa.understanding.question import Question
from qa.wording import period_words

_MOST_NAMED = 3
_NUMBERED = re.compile("第?[一二三四五六七八九十\\d]{1,3}[件项条个]?")
_CHINESE = re.compile("[一-鿿]")


def refuse(question: Question, evidence: Sequence[Evidence], hits: Sequence[Hit], world: World) -> Draft:
    """Say which of the question's words the reports do not know; else that they say nothing of what is asked."""
    nearest = evidence[0].paragraph.report_id if evidence else None
    told_of = [h.passage.paragraph for h in hits] + list(world.headings(hits))
    if question.periods and all(paragraph.section.period != question.periods[0] for paragraph in told_of):
        return Draft(reason=f"所收报告没有专门说{period_words(question.periods[0])}的内容", nearest=nearest)
    if not _CHINESE.search(question.text):
        return Draft(reason="报告是用中文写的，请用中文再问一遍", nearest=nearest)
    unknown = _telling(question, unknown_words(question, hits, world.soft))
    said = plain(" ".join(part for hit in hits for part in (*hit.passage.paragraph.section.path, hit.passage.text)))
    known = _telling(question, [term.text for term in question.terms if term.text in said])
    if unknown:
        part = f"说{period_words(question.periods[0])}的部分" if question.periods else ""
        reason = f"报告{part}里没有提到{_quoted(unknown)}"
    elif known:
        reason = f"报告提到了{_quoted(known)}，但没有说明所问的内容"
    else:
        reason = "报告里没有说明所问的内容"
    return Draft(reason=reason, nearest=nearest)


def _telling(question: Question, words: Sequence[str]) -> list[str]:
    """Leave out numbers and single characters, which say little of what is missing, where other words are there."""
    numbers = {term.text for term in question.terms if term.value is not None or _NUMBERED.fullmatch(term.text)}
    telling = [word for word in words if len(word) > 1 and word not in numbers]
    return telling or ([] if len(question.terms) > len(words) else list(words))


def _quoted(words: Sequence[str]) -> str:
    return "".join(f"“{word}”" for word in words[:_MOST_NAMED])
