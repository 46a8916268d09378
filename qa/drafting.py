"""From a question to its draft: what needs no report, what no report can tell, and everything else to an answerer."""

from __future__ import annotations

from collections.abc import Callable

from corpus.places import find_places, short_name
from qa.draft import Draft
from qa.examples import examples_of
from qa.kinds import ALONE, is_thanks
from qa.orders import is_order
from qa.question import Question
from qa.snapshot import Snapshot
from qa.wording import COURTESY, about, refusal
from qa.world import World


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
    """Answer from the reports; True beside it where they speak for none of the places asked about."""
    draft = answer(question, world)
    foreign = [name for name in snapshot.foreign_names(question) if short_name(name) not in _said(draft, name)]
    if foreign and not draft.notes:
        return Draft(reason=f"所收报告里没有{'、'.join(foreign)}的报告", nearest=draft.nearest), True
    return draft, False


def _said(draft: Draft, name: str) -> str:
    """Give what is said of a name: a division must stand in the sentence or above it, 德国 only in the paragraph."""
    sources = [source for statement in draft.statements for source in statement.sources]
    if find_places(name):
        return "".join(part for s in sources for part in (*s.paragraph.section.path, s.quote.text))
    return "".join(source.paragraph.text for source in sources)


def refusal_of(question: Question, draft: Draft, snapshot: Snapshot) -> str:
    """Word a refusal with the nearest report and the periods it speaks of."""
    if question.kind in ALONE:
        return refusal(draft.reason, None, ())
    nearest = draft.nearest or snapshot.nearest_report(question.places)
    if nearest is None:
        return refusal(draft.reason, None, ())
    report = snapshot.report(nearest)
    if is_order(report.title):
        return refusal(draft.reason, None, ())
    periods = dict.fromkeys(p.section.period for p in report.paragraphs if p.section.period)
    return refusal(draft.reason, report, tuple(periods))
