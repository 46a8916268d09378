"""Groups out of reports: questions written for their sentences, and questions made from these by templates."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from corpus.periods import without_periods
from corpus.places import find_places
from index.static import StaticEncoder
from index.training.asked import Asked
from index.training.reports import Report, everyday
from qa.training.groups import Candidate, Group, sentences_of
from qa.training.lookalikes import Pool

_HEADING = 30
_OPENING = 30
_WRONG = 12
_BESIDE_UNANSWERED = 7
_SHORTEST_REPORT = 20
_MOST_REPORTS = 1500
_EACH = 40
_SWAP = 0.6
_THING = r"(?P<thing>[一-鿿]{3,14}?)"
_MEASURED = re.compile(
    rf"{_THING}(?P<verb>达到|达|为|约|增长|下降|提高|新增|完成|突破|超过)?(?P<value>\d[\d.]*(?P<unit>[一-鿿%％]{{1,2}}))"
)
_COUNTED = re.compile(
    r"(?P<verb>新建|改造|新增|建成|完成|培育|引进|实施|改扩建|开工|发放|建设|治理|修建|新改建)(?P<before>[一-鿿]{0,8}?)"
    r"(?P<value>\d[\d.]*(?P<unit>万?[个所家套条户公人辆座亩台项]里?))(?P<behind>[一-鿿]{2,8})?"
)
_LISTED = re.compile(r"(?P<lead>[一-鿿]{4,16})(?P<items>[一-鿿“”]{2,8}(?:、[一-鿿“”]{2,8}){2,}等?[一-鿿]{0,6})")
_MEASURES = (
    "{t}多少|{t}是多少？|{t}有多少{u}？|{t}{v}多少|{t}{v}了多少？|{t}达到多少{u}|{t}是多少{u}|{v}了多少{u}{t}？|"
    "{t}怎么样"
).split("|")
_COUNTS = "{v}了多少{u}{n}？|{v}{n}多少{u}|{n}{v}了多少{u}？|一共{v}了几{u}{n}|{n}有多少{u}".split("|")
_LISTS = "{l}哪些？|{l}有哪些|{l}什么|哪些{l}".split("|")
_SAYINGS = "{c}吗|{c}了没有？|怎么{c}|{c}情况怎么样|是不是{c}？".split("|")
_CLAUSE = re.compile("[，。；]")
_VALUE = re.compile(r"\d[\d.]*[一-鿿%]?")


def bare(question: str) -> str:
    """Leave out the places and periods, as is done before a question is put to the network."""
    for mention in reversed(find_places(question)):
        question = question[: mention.start] + question[mention.end :]
    return without_periods(question).strip()


def told_in(report: Report) -> list[Candidate]:
    """Give the sentences of a report's paragraphs, each with its heading and how its paragraph begins."""
    found: list[Candidate] = []
    heading = ""
    for paragraph in report["paragraphs"]:
        if 0 < len(paragraph) <= _HEADING and paragraph[-1] not in "。；，":
            heading = paragraph
            continue
        told = sentences_of(paragraph)
        found += [(text, f"{heading} {told[0][:_OPENING] if i else ''}".strip()) for i, text in enumerate(told)]
    return found


def asked_groups(reports: Sequence[Report], encoder: StaticEncoder, asked: Sequence[Asked]) -> Iterator[Group]:
    """Make groups of the questions written for sentences, and of those that the sentences leave open."""
    wanted: dict[str, list[Asked]] = {}
    for one in asked:
        wanted.setdefault(one.report, []).append(one)
    for report in reports:
        some = wanted.get(f"{report['place']}-{report['year']}", [])
        told = told_in(report) if some else []
        if len(told) >= _SHORTEST_REPORT:
            pool = Pool(encoder, [text for text, _ in told])
            for one in some:
                yield from _asked(one, told, pool)


def _asked(one: Asked, told: Sequence[Candidate], pool: Pool) -> Iterator[Group]:
    right = next((i for i, (text, _) in enumerate(told) if text.startswith(one.sentence.strip())), None)
    if right is None:
        return
    asked = [(question, True) for question in one.answered] + [(question, False) for question in one.not_answered]
    for question, answered in asked:
        near = [int(i) for i in pool.nearest([bare(question)], _WRONG + 1)[0] if i != right]
        wrong = near[: _WRONG if answered else _BESIDE_UNANSWERED]
        yield Group("asked", bare(question), tuple(told[i] for i in (right, *wrong)), answered)


def made_groups(reports: Sequence[Report], encoder: StaticEncoder, chance: random.Random) -> Iterator[Group]:
    """Ask by templates for what sentences say, more than half of the time in everyday words."""
    for report in chance.sample(reports, min(_MOST_REPORTS, len(reports))):
        told = told_in(report)
        if len(told) < _SHORTEST_REPORT:
            continue
        chosen = chance.sample(range(len(told)), min(_EACH, len(told)))
        made = [(i, question) for i in chosen if (question := _question(told[i][0], chance))]
        if not made:
            continue
        nearest = Pool(encoder, [text for text, _ in told]).nearest([question for _, question in made], _WRONG)
        for (right, question), near in zip(made, nearest, strict=True):
            wrong = [*near.tolist(), right - 1, right + 1, chance.randrange(len(told))]
            kept = [i for i in dict.fromkeys(wrong) if 0 <= i < len(told) and told[i][0] != told[right][0]]
            yield Group("report", question, tuple(told[i] for i in (right, *kept)))


def _question(sentence: str, chance: random.Random) -> str:
    """Make a question that the sentence answers; empty where it says nothing that a template asks for."""
    kind = chance.random()
    question = ""
    if kind < 0.35 and (found := list(_COUNTED.finditer(sentence))):
        one = chance.choice(found)
        if noun := one["before"] + (one["behind"] or ""):
            question = chance.choice(_COUNTS).format(v=one["verb"], n=noun, u=one["unit"].lstrip("万"))
    elif kind < 0.8 and (found := list(_MEASURED.finditer(sentence))):
        one = chance.choice(found)
        question = chance.choice(_MEASURES).format(t=one["thing"], v=one["verb"] or "达到", u=one["unit"])
    elif kind < 0.9 and (listed := _LISTED.search(sentence)):
        question = chance.choice(_LISTS).format(l=listed["lead"][-8:])
    elif clauses := [clause for clause in _CLAUSE.split(sentence) if 5 < len(clause) < 22]:
        question = chance.choice(_SAYINGS).format(c=_VALUE.sub("", chance.choice(clauses)))
    return everyday(question, chance) if question and chance.random() < _SWAP else question
