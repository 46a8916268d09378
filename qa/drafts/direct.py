"""The span that answers by itself: a date, place or title in a sentence, where there is no other to mistake it for."""

from __future__ import annotations

import re

from corpus.sentences import split_clauses
from qa.evidence.coverage import plain
from qa.understanding.question import Question

_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|[初底末])?|\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初底末])?)"
    r"(?:[至到—－-](?:\d{1,2}月)?\d{1,2}日)?"
)
_PLACED = re.compile(r"(?:设在|位于|坐落[在于]|落户[在于]?|选址[在于]?)(?P<span>[\u4e00-\u9fff]{2,10})(?=[，。；]|$)")
_TITLED = re.compile(r"什么(?:荣誉)?称号|(?:名称|名字)是什么|叫什么")
_QUOTED = re.compile(r"“(?P<span>[^“”，。；]{2,12})”")
_LINE = re.compile(r"(?<!\d)\d{1,2}号线")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+(?!产业|书记|方)(?:[届次个位批期]|年(?!代))?")
_BETWEEN = re.compile(r"[，,、；;。]+$")


def direct_span(question: Question, sentence: str) -> str:
    """Give the span of the sentence that answers a question on a date, place or title; empty where it cannot be told.

    There must be one only, and the clause that holds it must hold a word of the question, or, where it is nothing but
    the date, the clause behind it.
    """
    if question.kind == "date":
        spans = [(match.start(), match.group()) for match in _DATE.finditer(sentence)]
    elif question.kind == "place":
        spans = [(match.start("span"), match["span"]) for match in _PLACED.finditer(sentence)]
    elif question.kind == "name" and "几号线" in question.text:
        spans = [(match.start(), match.group()) for match in _LINE.finditer(sentence)]
    elif question.kind == "name" and "第几" in question.text:
        spans = [(match.start(), match.group()) for match in _ORDINAL.finditer(sentence)]
    elif question.kind == "name" and _TITLED.search(question.text):
        spans = [(match.start("span"), match["span"]) for match in _QUOTED.finditer(sentence)]
    else:
        return ""
    if len(spans) != 1 or spans[0][1] in question.text:
        return ""
    start, span = spans[0]
    return span if _asked_of(question, sentence, start, span) else ""


def _asked_of(question: Question, sentence: str, start: int, span: str) -> bool:
    clauses = split_clauses(sentence)
    i = next(i for i, clause in enumerate(clauses) if clause.start <= start < clause.end)
    bare = _BETWEEN.sub("", clauses[i].text) == span
    said = plain("".join(clause.text for clause in clauses[i : i + (2 if bare else 1)]))
    return any(word in said for term in question.terms for word in (term.text, *term.variants))
