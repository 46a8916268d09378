"""What is asked of a numbered list: all its items, that of a number, or that on a matter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.itemised import number_of
from qa.question import Question
from qa.terms import Term

_HAN = "[一二三四五六七八九十]{1,3}"
NOUN = re.compile("实事|好事|任务|工程|行动|举措|措施|工作|目标|要求|承诺|方面|项目|计划")
"""What lists are of."""
_GOOD_DEEDS = re.compile("实事|好事")
_MEASURE = "(?:大|件|项|条|个|点|方面)"
COUNTED = re.compile(rf"(?<![第那这哪每])(?P<n>{_HAN}|\d{{1,2}}){_MEASURE}")
"""How many items there are: 十件, 9个."""
_NTH = re.compile(
    rf"第(?P<n>{_HAN}|\d{{1,2}}){_MEASURE}(?:方面)?(?:的?[\u4e00-\u9fff]{{0,4}}?(?:{NOUN.pattern}))?"
    r"(?:的?(?:内容|名称|名字))?(?=$|[？?，,呢]|(?:具体|到底|究竟|主要|都|又)*(?:是|说|讲|指|要|干|做|写|叫|包括))"
)
_ALL = re.compile(
    "哪些|哪[几\\d一二三四五六七八九十]+[件项个条大]|(?:都|分别)?(?:是|有|包括|干|办|做)(?:了|的)?(?:些)?(?:什么|啥)"
)
_ONE_ON = re.compile(
    "(?:里头?|里面|中|当中|之中|^那么?|^)[，,]?(?:关于|有关|跟|和)?(?P<topic>[\u4e00-\u9fff]{1,8}?)"
    "(?:方面|有关|相关)?的?[那这](?:一?[件项条个点]|(?:一个)?方面)"
)


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """All items are asked for where neither a number nor a topic is."""

    number: int | None
    topic: str
    count: int | None
    """How many items the list is said to have."""
    nouns: tuple[str, ...]
    """What it is called, one of which its lead-in must say."""
    terms: tuple[Term, ...]
    """The words that tell which list is meant."""


def items_asked(question: Question) -> ItemsAsked | None:
    """Read what a question asks of a list; None where it asks of none."""
    said = _said(question)
    nth, on = _NTH.search(question.text), _ONE_ON.search(question.text)
    every = _ALL.search(question.text) and (_GOOD_DEEDS.search(said) or COUNTED.search(said))
    if question.kind == "figure" or not (nth or on or every) or not NOUN.search(said):
        return None
    count = next((number_of(m["n"]) for m in COUNTED.finditer(said)), None)
    topic = on["topic"] if on and not nth else ""
    number = number_of(nth["n"]) if nth else None
    return ItemsAsked(number, topic, count, tuple(NOUN.findall(said)), _terms(question, said))


def names_item(text: str) -> bool:
    """Say whether a question asks for an item by its number or matter and does not say of what list: 第八件是什么."""
    return not NOUN.search(text) and bool(_NTH.search(text) or _ONE_ON.search(text))


def _said(question: Question) -> str:
    """Give the question with the words that it takes over from the one before."""
    return " ".join((question.text, *(term.text for term in question.carried)))


def _terms(question: Question, said: str) -> tuple[Term, ...]:
    """Leave out the words that number, and those on one item."""
    numbers = " ".join(m.group() for pattern in (COUNTED, _NTH) for m in pattern.finditer(said))
    on = _ONE_ON.search(question.text)
    before = question.text[: on.start()] if on else question.text
    terms = [term for term in question.terms if term.text in before] + list(question.carried)
    kept = [t for t in terms if (t.text not in numbers and not t.text.startswith("第")) or NOUN.fullmatch(t.text)]
    return tuple(kept)
