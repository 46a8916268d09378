"""Where one text asks several questions: 「小街小巷提升了几条，亮化的巷道又有几条？」 is two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.conversation.counterparts import other_side
from qa.conversation.takeover import only_measures
from qa.drafts.world import World
from qa.parts.delivery import asks_delivery
from qa.understanding.kinds import asks
from qa.understanding.question import Question, understand
from qa.understanding.sites import sites_named

_CUT = re.compile(r"[，,；;。？?！!]+")
_SENTENCE = re.compile(r"[^？?]+[？?]")
_HOW_MANY = re.compile("多少|几|百分之")
_CHANGE = re.compile("[又还]?(?:是|还是|[涨升增跌降减少高低了加没])+")
# 城区清洁取暖率, behind a question for another figure, asks for one as well.
_MEASURE = re.compile(
    r"(?!为|想|听|关于|说|看|提高|降低|增加|扩大|减少).{3,16}"
    r"(?:(?<!效)率|[值额](?<!名额)|[产总饲养销运客货发电用水]量|收入|支出|人[数次]|户数|面积|里程|得分)[呢呀啊]?"
)
_ASKING = ("figure", "name", "date", "place", "list", "yes_no")
_BACKGROUND = 0.3
_MOST_PIECES = 20


def split_question(question: Question, world: World) -> tuple[Question, ...]:
    """Give the questions that one text asks, each with its own terms; a single one as it is.

    What stands before a question and asks nothing belongs to it: 买菜难，新建了几个菜市场.
    """
    pieces = _turned([part for piece in _CUT.split(question.text) for part in _enumerated(piece) if part.strip()])
    if not 2 <= len(pieces) <= _MOST_PIECES or question.carried or _on_delivery_alone(question.text):
        return (question,)
    asked = [understand(piece, world.soft, year=world.year, home=()) for piece in _questions(pieces)]
    asked = [part for part in asked if part.kind in _ASKING and (part.terms or asks_delivery(part.text))]
    if len(asked) < 2 or not (any(part.kind == "figure" for part in asked) or _set_apart(question.text)):
        return (question,)
    return tuple(_completed(part, question) for part in asked)


def _on_delivery_alone(text: str) -> bool:
    """Say whether all that is asked is who gave a report, when and where: one answer tells it."""
    return asks_delivery(text) and not _HOW_MANY.search(text.replace("几号", "").replace("几月", ""))


def _turned(pieces: Sequence[str]) -> list[str]:
    """Write out a piece that only names the other side of what the one before asks: 城里有几辆，农村呢."""
    written = list(pieces)
    for i in range(1, len(written)):
        written[i] = other_side(written[i].strip(), written[i - 1]) or written[i]
    return written


def _enumerated(piece: str) -> list[str]:
    """Cut 脱贫多少人、几个村出列, where every part asks; 村、镇各几个 stays whole."""
    parts = piece.split("、")
    return parts if all(_HOW_MANY.search(part) for part in parts) else [piece]


def _questions(pieces: Sequence[str]) -> list[str]:
    """Join each piece that asks with those before it that do not; the last one with those behind it too."""
    asking = _with_measures(pieces)
    found: list[list[str]] = []
    waiting: list[str] = []
    for piece, asked in zip(pieces, asking, strict=True):
        if asked:
            found.append([*waiting, asked])
            waiting = []
        elif not _CHANGE.fullmatch(piece.strip()):
            waiting.append(piece)
    if found:
        found[-1] += waiting
    return ["，".join(parts) for parts in found]


def _with_measures(pieces: Sequence[str]) -> list[str]:
    """Give each piece as a question, empty where it is none; a measure is one beside what asks for a figure."""
    figures = any(_HOW_MANY.search(piece) for piece in pieces)
    return [_as_question(piece, beside_figure=figures) for piece in pieces]


def _as_question(piece: str, *, beside_figure: bool) -> str:
    named = piece.strip()
    if asks(piece) and not named.startswith("为了"):
        return piece
    return f"{named}是多少" if beside_figure and _MEASURE.fullmatch(named) else ""


def _set_apart(text: str) -> bool:
    """Say whether two sentences ask."""
    return sum(asks(sentence) for sentence in _SENTENCE.findall(text)) > 1


def _completed(part: Question, whole: Question) -> Question:
    """Add to a part what the whole sentence says once for all: period, place, and the subject as background."""
    own = {term.text for term in part.terms}
    if only_measures(part):  # GDP多少，增速呢
        others = tuple(term for term in whole.terms if term.text not in own)
        part, own = replace(part, terms=(*part.terms, *others)), {term.text for term in whole.terms}
    others = tuple(replace(t, weight=_BACKGROUND * t.weight) for t in whole.terms if t.text not in own)
    return replace(
        part,
        periods=part.periods or whole.periods,
        places=whole.places if whole.within else part.places or whole.places,
        within=whole.within,
        status=part.status or whole.status,
        compares=False,
        carried=others,
        sites=sites_named(whole),
    )
