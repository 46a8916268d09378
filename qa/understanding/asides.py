"""Sentences beside the one that asks: 2021年建了一千多座，那个我不问 names a year that is not asked about."""

from __future__ import annotations

import re

from corpus.numbers import find_quantities
from corpus.periods import find_periods
from corpus.places import find_places
from qa.understanding.kinds import asks

_SENTENCE = re.compile("[^。？?！!\n]+[。？?！!\n]*")
_GOAL = re.compile("目标|计划|预期|承诺|打算|原定|年初")
_OTHER = re.compile("另|不一样|不同|区别|混|弄错|搞错|别|勿|不[问要看说算用]|[知晓]道|已经?有|不是")
# 2022年的也说一下 asks of that year too, 那年 stands for another.
_ASKS_TOO = re.compile(
    "呢|各(?:是|为|自|多|几|说|给|要)|分别|顺便|顺带|一并|一起|同时|(?:也|再|还有|还)(?:想|请|帮|给|告诉|说|讲|列|查|看|报|问|要)"
)
# 要的是承诺数，不是完成数 says what is asked for.
_MEANT = re.compile("(?:我[说指]|[要问查]|想知道)的(?:就|只|可)?是(?!不)|[只光仅]要|(?<![不没])我要")
_COMPARES = re.compile("对比|比较|相比|比一?比|变化|差多少|两年")
_SUM = re.compile("五年|累计|合计")
_THAT_YEAR = re.compile("[这那]一?年|当年")


def without_asides(text: str) -> str:
    """Blank out the sentences that ask nothing and name another year or a goal, where the one that asks has its own."""
    sentences = list(_SENTENCE.finditer(text))
    asking = " ".join(m.group() for m in sentences if asks(m.group()))
    if not asking or _COMPARES.search(text) or not _names_year(asking):
        return text
    asides = [m for m in sentences if not asks(m.group()) and _is_aside(m.group(), placed=bool(find_places(asking)))]
    for aside in asides:
        text = text[: aside.start()] + " " * len(aside.group()) + text[aside.end() :]
    return text


def _names_year(text: str) -> bool:
    return any(not _THAT_YEAR.fullmatch(text[m.start : m.end]) for m in find_periods(text, 1) if not m.baseline)


def _is_aside(sentence: str, *, placed: bool) -> bool:
    if _MEANT.search(sentence) or _ASKS_TOO.search(sentence) or (find_places(sentence) and not placed):
        return False
    set_apart = bool(_OTHER.search(sentence))
    goal = bool(_GOAL.search(sentence)) and bool(set_apart or find_quantities(sentence))
    return goal or (set_apart and bool(_SUM.search(sentence))) or _names_year(sentence)
