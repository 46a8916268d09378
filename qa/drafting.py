"""From a question to its draft: what needs no report, what no report can tell, and everything else to an answerer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.places import find_places, short_name
from qa.drafts.around import answer_near, name_within, tells_of
from qa.drafts.draft import Draft, Statement
from qa.drafts.nearest import nearest_report
from qa.drafts.world import World
from qa.examples import examples_of
from qa.snapshot import Snapshot
from qa.understanding.kinds import ALONE, is_thanks
from qa.understanding.orders import is_order
from qa.understanding.question import Question
from qa.understanding.sounds import meant_by_sound
from qa.understanding.spelling import misspelt
from qa.wording import COURTESY, about, as_understood, refusal


def draft_alone(question: Question, snapshot: Snapshot) -> Draft | None:
    """Answer what is not asked of the reports: a greeting, an order, small talk; None for a real question."""
    if question.kind not in ALONE:
        return None
    if question.kind == "greeting" and is_thanks(question.text):
        return Draft(plain=COURTESY)
    if question.kind in ("greeting", "about"):
        return Draft(plain=about(snapshot.reports, examples_of(snapshot)))
    if question.kind == "instruction":
        return Draft(reason="盐小哥只依据政府报告回答问题，不执行其他要求")
    return Draft(reason="政府报告里没有实时信息，也不谈这类话题")


def draft_extracted(
    question: Question, world: World, snapshot: Snapshot, answer: Callable[[Question, World], Draft]
) -> tuple[Draft, bool]:
    """Answer from the reports; True beside it where a language model has nothing to add.

    That is where they speak for none of the places asked about, and where another word was taken for what was typed.
    """
    draft, elsewhere = _draft(question, world, snapshot, answer)
    if draft.statements or elsewhere:
        return draft, elsewhere
    passages = (hit.passage.text for hit in world.search(question))
    meant = meant_by_sound(question, passages, world.soft, year=world.year, home=snapshot.home_names)
    found, _ = _draft(meant, world, snapshot, answer) if meant else (draft, False)
    if meant is None or not found.statements:
        return draft, False
    return replace(found, notice=as_understood(meant.text)), True


def _draft(
    question: Question, world: World, snapshot: Snapshot, answer: Callable[[Question, World], Draft]
) -> tuple[Draft, bool]:
    """Answer a question as it stands; True beside it where the reports speak for none of the places asked about."""
    almost = misspelt(question.text, world.soft)
    if almost and not any(almost[0] in hit.passage.text for hit in world.search(question)):
        said, meant = almost
        back = f"，要问的是不是{'或'.join(f'“{name}”' for name in meant)}" if meant else ""
        return Draft(reason=f"没有找到“{said}”的报告{back}"), True
    draft = answer_near(question, world, answer)
    foreign = [name for name in snapshot.foreign_names(question) if not any(_names(s, name) for s in draft.statements)]
    if foreign and (len(question.places) == 1 or not draft.notes):
        return Draft(reason=f"所收报告里没有{'、'.join(foreign)}的报告", nearest=draft.nearest), True
    return draft, False


def _names(statement: Statement, name: str) -> bool:
    """Say whether a statement speaks of a place: 抚松县 in the sentence or above it, 德国 anywhere in the paragraph."""
    place = next((place for mention in find_places(name) for place in mention.places), None)
    if place:
        return tells_of(statement, name_within(place))
    return any(short_name(name) in source.paragraph.text for source in statement.sources)


def refusal_of(question: Question, draft: Draft, snapshot: Snapshot) -> str:
    """Word a refusal with the nearest report and the periods it speaks of."""
    if question.kind in ALONE:
        return refusal(draft.reason, None, ())
    placeless = snapshot.many_places and not snapshot.home_place and not question.places
    found = draft.nearest
    if misspelt(question.text, snapshot.retriever.soft):
        return refusal(draft.reason, None, ())  # the place meant is not known
    nearest = found if placeless else nearest_report(question, snapshot.reports, snapshot.home_place, found)
    if nearest is None:
        return refusal(draft.reason, None, ())
    report = snapshot.report(nearest)
    if is_order(report.title):
        return refusal(draft.reason, None, ())
    periods = dict.fromkeys(p.section.period for p in report.paragraphs if p.section.period)
    return refusal(draft.reason, report, tuple(periods))
