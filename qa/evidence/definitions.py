"""Notes that define: “九大攻坚”行动：… says what the words before its colon comprise."""

from __future__ import annotations

import re

from index.soft import SoftMatch
from qa.evidence.coverage import Floats, term_matches
from qa.understanding.question import Question

_HEAD_WORD = re.compile(r"(?:[（(]?\d{1,3}[）)]?[.．、]?\s*)?(?P<head>[^，。；：:、]{2,30})[：:](?=.)")
_ASKED = ("list", "name", "summary")
_QUOTED = re.compile('[“《"](?P<name>[^”》"]{2,14})[”》"]')
_MEANS = "(?:到底|具体)?(?:是什么意思|是啥意思|什么意思|啥意思|指的是什么|指的是啥|是指什么|指什么)"
_MEANING = re.compile(rf"(?P<name>[\u4e00-\u9fff\w]{{2,12}}?){_MEANS}")
# Who made a rule is not told by what it is: of a name in quotes it must be asked what it is, or what belongs to it.
_OF_QUOTED = re.compile(
    rf"{_MEANS}|哪[些几一二两三四五六七八九十\d]|包括|是个?(?:什么|啥)(?=$|[？?，,。呢啊呀])|(?:什么|啥)叫|解释"
)
_EDGE = '“”《》"（）() '


def defines(question: Question, weights: Floats, sentence: str, soft: SoftMatch) -> float:
    """Give the share of the question's terms, by weight, that a sentence with a colon defines: 0 to 1."""
    head = _HEAD_WORD.match(sentence) if question.kind in _ASKED else None
    if head is None or not question.terms:
        return 0.0
    own = weights[: len(question.terms)]
    return float(term_matches(question.terms, [head["head"]], soft)[0] @ own / max(float(own.sum()), 1e-6))


def asks_meaning(text: str) -> bool:
    """Say whether the meaning of a name is asked for: 诉源治理是什么意思."""
    return bool(_MEANING.search(text))


def is_definition(question: Question, sentence: str) -> bool:
    """Say whether a sentence with a colon defines a name whose meaning or members the question asks for."""
    head = _HEAD_WORD.match(sentence) if question.kind in _ASKED else None
    if head is None:
        return False
    quoted = _QUOTED.finditer(question.text) if _OF_QUOTED.search(question.text) else ()
    names = [m["name"] for m in (*quoted, *_MEANING.finditer(question.text))]
    return head["head"].strip(_EDGE) in names
