"""Pairs out of government reports: heading and paragraph, lead sentence and rest, question and sentence."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from index.synonyms import phrases, words

Report = dict[str, Any]

NATION = "全国"
"""Its reports are named by their year alone, and asked about everywhere: always left out."""
_HEADING = 30
_PARAGRAPH = 40
_LEAD = re.compile(r"^((?:[（(]?[一二三四五六七八九十]+[）)、])?[^。！？]{4,40})[。](.{30,})$")
_FIGURE = re.compile(r"(?P<thing>[一-鿿]{4,14}?)(?:达到|达|为|约)?(?P<value>\d[\d.]*(?P<unit>[一-鿿%％]{1,2}))")
_SENTENCE = re.compile(r"[^。！？；]+")
_FORMS = (
    "{place}{year}年{thing}多少",
    "{place}{year}年{thing}是多少？",
    "{year}年{thing}有多少{unit}？",
    "{thing}多少{unit}",
    "{place}{thing}了多少？",
    "{thing}怎么样",
)
_EVERY = 4
_SWAP = 0.5
_SAID_OTHERWISE = 0.8


def held_out(report: Report, questions: list[Path]) -> bool:
    """Whether the report is of a place that the question files ask about, or of the nation."""
    return report["place"] == NATION or any(report["place"] in name for path in questions for name in _asked(path))


@cache
def _asked(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines for name in json.loads(line).get("report", ()))


def heading_pairs(reports: Iterable[Report], _chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pair each short paragraph without a full stop with the long paragraph that follows it."""
    for report in reports:
        for heading, paragraph in zip(report["paragraphs"], report["paragraphs"][1:], strict=False):
            if 4 < len(heading) <= _HEADING and heading[-1] not in "。：；，！" and len(paragraph) > _PARAGRAPH:
                yield heading, paragraph


def lead_pairs(reports: Iterable[Report], _chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pair the short first sentence of a paragraph with what follows it."""
    for report in reports:
        for paragraph in report["paragraphs"]:
            if found := _LEAD.match(paragraph):
                yield found[1], found[2]


def question_pairs(reports: Iterable[Report], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Ask for one figure in every fourth sentence or so, half of the time in everyday words."""
    for report in reports:
        for paragraph in report["paragraphs"]:
            for sentence in _SENTENCE.findall(paragraph):
                if chance.randrange(_EVERY) == 0 and (figures := list(_FIGURE.finditer(sentence))):
                    yield _question(report, chance.choice(figures), chance), sentence


def _question(report: Report, figure: re.Match[str], chance: random.Random) -> str:
    question = chance.choice(_FORMS).format(
        place=report["place"].removesuffix("市"),
        year=int(report["year"]) - chance.randrange(2),
        thing=figure["thing"],
        unit=figure["unit"],
    )
    return everyday(question, chance) if chance.random() < _SWAP else question


def everyday(text: str, chance: random.Random) -> str:
    """Say most known words of the text in another of their ways."""
    for known in (phrases(), words()):
        for start, end in reversed(tuple(known.find(text))):
            if (others := known.same(text[start:end])) and chance.random() < _SAID_OTHERWISE:
                text = text[:start] + chance.choice(others) + text[end:]
    return text
