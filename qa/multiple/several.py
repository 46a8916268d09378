"""Questions asked in one text, each answered in a statement of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qa.drafts.draft import Draft, Statement, best_belief
from qa.drafts.topic import unknown_words
from qa.drafts.world import World
from qa.understanding.kinds import asks
from qa.understanding.question import Question
from qa.wording import NOT_FOUND

# Terms of such weight name a matter by themselves: 外资企业, not 增速.
_ENOUGH = 6.0
_SURE = 0.6
# What stands in the same sentence is meant, if the gate believes it nearly as much as what stands elsewhere.
_AS_SURE = 0.8


def answer_each(
    question: Question, parts: tuple[Question, ...], world: World, answer: Callable[[Question, World], Draft]
) -> Draft:
    """Join the answers of the parts; ask the whole when none is answered but what asks for yes or no."""
    drafts: list[Draft] = []
    for part in parts:
        found = _alone(part, world, answer, first=not drafts)
        beside = _beside(part, parts[0], drafts, world, answer)
        drafts.append(beside if (beside.belief or 0.0) >= _AS_SURE * (found.belief or 0.0) else found)
    if not any(draft.statements for part, draft in zip(parts, drafts, strict=True) if part.kind != "yes_no"):
        return answer(question, world)
    statements = _joined(parts, drafts)
    notes = tuple(f"“{_asking(part.text)}”：{NOT_FOUND}" for part in _left_open(parts, drafts))
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


def _alone(part: Question, world: World, answer: Callable[[Question, World], Draft], *, first: bool) -> Draft:
    """Answer a part with the other as its background; where that fails, without, if it says enough by itself.

    Half a question with yes or no says little: it is answered where that is sure.
    """
    draft = _sure(part, answer(part, world))
    enough = first or sum(term.weight for term in part.terms) >= _ENOUGH
    if draft.statements or not enough:
        return draft
    unknown = bool(unknown_words(part, world.search(part), world.soft))
    if unknown and part.kind == "yes_no":
        return draft
    alone = _sure(part, answer(replace(part, carried=(), sites=part.sites if unknown else ()), world))
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


def _asking(text: str) -> str:
    """Give the piece of a part that asks, without what is told before it."""
    return next((piece for piece in reversed(text.split("，")) if asks(piece)), text).strip()
