"""What is asked of a numbered list: all its items, those of some numbers, or those on a matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.itemised import number_of
from qa.understanding.question import Question
from qa.understanding.terms import Term

_HAN = "[一二三四五六七八九十]{1,3}"
_NOUN = re.compile("实事|好事|任务|工程|行动|举措|措施|工作|目标|要求|承诺|方面|项目|计划")
_GOOD_DEEDS = re.compile("实事|好事")
_MEASURE = "(?:大|件|项|条|个|点|方面)"
_COUNTED = re.compile(rf"(?<![第那这哪每后末一二三四五六七八九十百千\d])(?P<n>{_HAN}|\d{{1,2}}){_MEASURE}")
_END = r"(?=$|[？?，,。；;呢啊呀吧])"
_ORDINAL = re.compile(rf"第(?P<n>{_HAN}|\d{{1,2}}){_MEASURE}")
# 第一条国际航线 is no item: behind the number comes what the list is of, or the question ends.
_NTH = re.compile(
    rf"(?:{_ORDINAL.pattern}|最[后末]一{_MEASURE})(?:方面)?(?:的?[\u4e00-\u9fff]{{0,4}}?(?:{_NOUN.pattern}))?"
    rf"(?:的?(?:内容|名称|名字))?(?:{_END}|(?=(?:具体|到底|究竟|主要|都|又)*(?:是|说|讲|指|要|干|做|写|叫|包括)))"
)
_ALL = re.compile(
    rf"(?:哪些|哪(?:几|{_HAN}|\d{{1,2}}){_MEASURE}|什么|啥)(?:事|内容|{_NOUN.pattern})?{_END}"
    rf"|哪些(?=[\u4e00-\u9fff]{{0,6}}?(?:{_NOUN.pattern}){_END})"
)
_ONE_ON = re.compile(
    "(?:里头?|里面|中|当中|之中|^那么?|^)[，,]?(?:关于|有关|跟|和)?(?P<topic>[\u4e00-\u9fff]{1,8}?)(?:方面|有关|相关)?的?"
    rf"[那这](?:一?(?:件|项|条|个|点)|(?:一个)?方面)(?:{_END}|(?=[是说讲具都要]))"
)
_ALL_ON = re.compile(
    "(?:关于|有关)(?P<of>[\u4e00-\u9fff]{1,8}?)(?:方面)?的?(?=$|[？?，,有是])|[和跟与](?P<with>[\u4e00-\u9fff]{1,8}?)(?:有关|相关)"
)
LAST = -1
"""The number of 最后一件."""


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """All items are asked for where neither numbers nor a topic are."""

    numbers: tuple[int, ...]
    topic: str
    several: bool
    """Whether all items on the topic are asked for, not only one."""
    size: int | None
    """How many items the list is said to have."""
    nouns: tuple[str, ...]
    """What it is called, one of which its lead-in must say."""
    terms: tuple[Term, ...]
    """The words that tell which list is meant."""


def items_asked(question: Question) -> ItemsAsked | None:
    """Read what a question asks of a list; None where it asks of none."""
    said = _said(question)
    if question.kind == "figure" or not _NOUN.search(said):
        return None
    nth, on, about = (pattern.search(question.text) for pattern in (_NTH, _ONE_ON, _ALL_ON))
    numbers = tuple(_numbers(question.text)) if nth else ()
    topic = "" if nth else on["topic"] if on else (about["of"] or about["with"]) if about else ""
    every = _ALL.search(question.text) and (_GOOD_DEEDS.search(said) or sizes_in(said)) and not _says_more(question)
    if 0 in numbers or not (numbers or topic or every):
        return None
    size = next(iter(sizes_in(said)), None)
    return ItemsAsked(numbers, topic, not on, size, tuple(_NOUN.findall(said)), _terms(question, said))


def names_item(text: str) -> bool:
    """Say whether a question asks for an item by its number or matter and does not say of what list: 第八件是什么."""
    return not _NOUN.search(text) and bool(_NTH.search(text) or _ONE_ON.search(text))


def sizes_in(text: str) -> tuple[int, ...]:
    """Give how many things a text says there are: 十件, 9个; not 七八件, which says about how many."""
    found = []
    for match in _COUNTED.finditer(text):
        try:
            found.append(number_of(match["n"]))
        except ValueError:
            continue
    return tuple(found)


def _numbers(text: str) -> Iterator[int]:
    """Give the numbers of the items asked for, 0 for one that no list has."""
    for match in _ORDINAL.finditer(text):
        try:
            yield number_of(match["n"])
        except ValueError:
            yield 0
    if re.search(f"最[后末]一{_MEASURE}", text):
        yield LAST


def _says_more(question: Question) -> bool:
    """Say whether something is asked of the items, behind what they are called: 实事没有完成的有哪些."""
    nouns = list(_NOUN.finditer(question.text))
    behind = question.text[nouns[-1].end() :] if nouns else ""
    return any(term.text in behind and not _COUNTED.fullmatch(term.text) for term in question.terms)


def _said(question: Question) -> str:
    """Give the question with the words that it takes over from the one before."""
    return " ".join((question.text, *(term.text for term in question.carried)))


def _terms(question: Question, said: str) -> tuple[Term, ...]:
    """Leave out the words that number, and those on one item."""
    numbers = " ".join(m.group() for pattern in (_COUNTED, _NTH) for m in pattern.finditer(said))
    on = _ONE_ON.search(question.text) or _ALL_ON.search(question.text)
    before = question.text[: on.start()] if on else question.text
    terms = [term for term in question.terms if term.text in before] + list(question.carried)
    kept = [
        t for t in terms if (t.text not in numbers and not t.text.startswith(("第", "最"))) or _NOUN.fullmatch(t.text)
    ]
    return tuple(kept)
