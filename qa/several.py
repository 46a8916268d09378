"""Two questions in one sentence: 「小街小巷提升了几条，亮化的巷道又有几条？」 is answered in two statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qa.counterparts import other_side
from qa.draft import Draft, Statement, best_belief
from qa.kinds import asks
from qa.question import Question, understand
from qa.sites import sites_named
from qa.topic import unknown_words
from qa.wording import NOT_FOUND
from qa.world import World

_CUT = re.compile(r"[，,；;。？?！!]+")
_HOW_MANY = re.compile("多少|几|百分之")
_ASKING = ("figure", "name", "date", "place", "list", "yes_no")
_BACKGROUND = 0.3
# Terms of such weight name a matter by themselves: 外资企业, not 增速.
_ENOUGH = 6.0
_SURE = 0.6
# What stands in the same sentence is meant, if the gate believes it nearly as much as what stands elsewhere.
_AS_SURE = 0.8


def split_question(question: Question, world: World) -> tuple[Question, ...]:
    """Give the questions that one sentence asks, each with its own terms; a single one as it is."""
    pieces = _turned([part for piece in _CUT.split(question.text) for part in _enumerated(piece) if part.strip()])
    if len(pieces) < 2 or question.carried:
        return (question,)
    asked = [understand(piece, world.soft, year=world.year, home=()) for piece in pieces if asks(piece)]
    asked = [part for part in asked if part.kind in _ASKING and part.terms]
    if len(asked) < 2 or not any(part.kind == "figure" for part in asked):
        return (question,)
    return tuple(_completed(part, question) for part in asked)


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


def answer_each(
    question: Question, parts: tuple[Question, ...], world: World, answer: Callable[[Question, World], Draft]
) -> Draft:
    """Join the answers of the parts; ask the whole when none is answered but what asks for yes or no."""
    drafts: list[Draft] = []
    for part in parts:
        found = _alone(part, world, answer)
        beside = _beside(part, parts[0], drafts, world, answer)
        drafts.append(beside if (beside.belief or 0.0) >= _AS_SURE * (found.belief or 0.0) else found)
    if not any(draft.statements for part, draft in zip(parts, drafts, strict=True) if part.kind != "yes_no"):
        return answer(question, world)
    statements = _joined(parts, drafts)
    notes = tuple(f"“{part.text.strip()}”：{NOT_FOUND}" for part in _left_open(parts, drafts))
    return Draft(tuple(statements), notes=notes, belief=best_belief(drafts))


def _joined(parts: Sequence[Question], drafts: Sequence[Draft]) -> list[Statement]:
    """Give the statements of all parts once; a sentence that answers two parts whole, with the figure in front."""
    joined: list[Statement] = []
    for part, draft in zip(parts, drafts, strict=True):
        for statement in draft.statements:
            same = next((i for i, other in enumerate(joined) if other.sources == statement.sources), None)
            if same is None or (part.kind == "figure" and statement not in joined):
                joined.append(statement)
            elif part.kind != "figure":
                joined[same] = replace(statement, direct=statement.direct or joined[same].direct)
    return joined


def _left_open(parts: Sequence[Question], drafts: Sequence[Draft]) -> Iterator[Question]:
    """Give the parts without an answer; a figure that answered another part already is none, but of three each one.

    是不是比今年少 may be no question of its own.
    """
    given: Counter[Statement] = Counter()
    for part, draft in zip(parts, drafts, strict=True):
        again = part.kind == "figure" and all(given[told] >= max(len(told.direct), 1) for told in draft.statements)
        if part.kind != "yes_no" and (again or not draft.statements):
            yield part
        given.update(draft.statements)


def _alone(part: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft:
    """Answer a part with the other as its background; where that fails, without, if it says enough by itself.

    Half a question with yes or no says little: it is answered where that is sure.
    """
    draft = _sure(part, answer(part, world))
    enough = sum(term.weight for term in part.terms) >= _ENOUGH
    if draft.statements or not enough or unknown_words(part, world.search(part), world.soft):
        return draft
    alone = _sure(part, answer(replace(part, carried=(), sites=()), world))
    return alone if alone.statements else draft


def _sure(part: Question, draft: Draft) -> Draft:
    return Draft(belief=draft.belief) if part.kind == "yes_no" and (draft.belief or 0.0) < _SURE else draft


def _beside(
    part: Question, first: Question, drafts: Sequence[Draft], world: World, answer: Callable[[Question, World], Draft]
) -> Draft:
    """Answer a further part from the sentence that answered the first one, where that tells something else as well."""
    sources = [source for draft in drafts[:1] for statement in draft.statements for source in statement.sources]
    if len(sources) != 1:
        return Draft()
    hits = tuple(hit for hit in world.search(first) if hit.passage.paragraph.id == sources[0].paragraph.id)
    draft = answer(part, replace(world, search=lambda _: hits))
    told = [(s.sources[0].quote, s.direct) for s in draft.statements if s.sources]
    given = {s.direct for d in drafts for s in d.statements}
    return draft if told and all(quote == sources[0].quote and d not in given for quote, d in told) else Draft()


def _completed(part: Question, whole: Question) -> Question:
    """Add to a part what the whole sentence says once for all: period, place, and the subject as background."""
    own = {term.text for term in part.terms}
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
