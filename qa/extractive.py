"""The answerer that needs no language model: it chooses sentences and clauses, and writes none of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from corpus.sentences import split_sentences
from index.types import Hit
from qa.drafts.compose import overview_draft, part_draft
from qa.drafts.draft import Draft
from qa.drafts.figuredraft import figure_draft
from qa.drafts.further import is_told, without_told
from qa.drafts.newest import asks_at_large, newest_first
from qa.drafts.refusal import refuse
from qa.drafts.reviewed import as_reviewed
from qa.drafts.sections import find_heading, part_of
from qa.drafts.sentencedraft import MOST_SUMMED, sentence_draft
from qa.drafts.topic import lacks_subject, names_nothing, on_topic, telling
from qa.drafts.world import World
from qa.evidence.definitions import asks_meaning, is_definition
from qa.evidence.finding import find_evidence
from qa.evidence.types import Evidence
from qa.gate.bars import told_of_it
from qa.gate.gate import believe, closed, probability
from qa.multiple.compare import compare, compare_places
from qa.multiple.enumerated import split_enumeration
from qa.multiple.planned import plan_and_deed
from qa.multiple.several import answer_each
from qa.multiple.splitting import split_question
from qa.multiple.thatyear import by_event
from qa.parts.delivery import asks_delivery, delivery_draft
from qa.parts.fielddraft import field_draft
from qa.parts.itemasked import sizes_in
from qa.parts.items import item_draft
from qa.parts.outline import outline_draft
from qa.parts.setpiecedraft import set_piece_draft
from qa.understanding.kinds import TOPICAL, asks
from qa.understanding.orders import is_order
from qa.understanding.question import Question

_LOOKED_AT = 12
_MOST_NAMED = 20
"""So many items are given where the question says how many there are."""


class Extractive:
    """Answers with the fewest sentences that answer."""

    name = "extractive"

    def __init__(self, gate: Callable[[Question, Evidence], bool] = believe) -> None:
        """Take what says whether a sentence may be given as the answer."""
        self._gate = gate

    def answer(self, question: Question, world: World) -> Draft:
        """Answer the question, or refuse with a reason."""
        return without_told(self._answer(question, world), question.told)

    def _answer(self, question: Question, world: World) -> Draft:
        if dated := by_event(question, world, self._of_place):
            return dated
        if len(question.places) > 1:
            return compare_places(question, world, self._of_place)
        return self._of_place(question, world)

    def _of_place(self, question: Question, world: World) -> Draft:
        if both := plan_and_deed(question, world, self._single):
            return both
        if question.plan and len(question.periods) == 1:
            draft = self._single(question, world)
            whole = replace(question, periods=(question.plan,))
            return draft if draft.statements else self._single(whole, world)
        keyword = not question.periods and not asks(question.text) and world.of_one_place(question)
        if (question.compares and not asks_at_large(question, world)) or keyword:
            return compare(question, world, self._single)
        parts = split_question(question, world)
        if len(parts) == 1:
            parts = split_enumeration(question)
        if len(parts) > 1:
            return answer_each(question, parts, world, self._single)
        return newest_first(question, world, self._single)

    def _single(self, question: Question, world: World) -> Draft:
        asked = question = as_reviewed(question, world)
        if question.kind == "figure" and not (question.terms or question.carried):
            question = replace(question, kind="list")  # 有几方面工作 names nothing to count but the plan itself
        hits = world.search(question)
        if whole := _as_whole(question, hits, world):
            return whole
        if question.kind in TOPICAL and hits:
            if lacks_subject(question, hits, world.soft):
                return refuse(asked, (), hits, world)
            sentence_alone = _is_defined(question, hits) or asks_delivery(question.text)
            topic = None if sentence_alone else on_topic(question, hits, world.soft)
            told = _from_part(topic, hits, world) if topic else None
            if told and told.statements:
                return told
            if topic and topic.terms and question.kind != "name":
                question = topic
        found = find_evidence(question, hits, world.soft, year=world.year)
        evidence = [_unprejudiced(one, world) for one in found]
        draft = self._of_evidence(question, evidence, world)
        return draft if draft.statements else replace(refuse(asked, evidence, hits, world), belief=draft.belief)

    def _of_evidence(self, question: Question, evidence: Sequence[Evidence], world: World) -> Draft:
        """Draft from the sentences that the gate lets pass: without statements where there are none."""
        new = (e for e in evidence if not is_order(e.sentence.text) and not is_told(e.sentence.text, question.told))
        looked_at = list(islice(new, _LOOKED_AT))
        looked_at = told_of_it(question, looked_at)
        likely = [e for e in looked_at if not closed(question, e)] or looked_at
        belief = max((probability(question, e) for e in likely), default=0.0)
        defined = [e for e in looked_at if is_definition(question, e.sentence.text)]
        believed = defined or [e for e in looked_at if self._gate(question, e)]
        give = figure_draft if question.kind == "figure" else sentence_draft
        draft = give(question, believed, world) if believed else None
        return replace(draft or Draft(), belief=belief)


def _as_whole(question: Question, hits: Sequence[Hit], world: World) -> Draft | None:
    """Answer by what a report has for such a question: the lines above it, a set piece, a list, or all on a field."""
    return (
        delivery_draft(question, world)
        or outline_draft(question, world)
        or set_piece_draft(question, world)
        or item_draft(question, hits, world)
        or field_draft(question, world)
    )


def _unprejudiced(evidence: Evidence, world: World) -> Evidence:
    """Let nothing count as unusual for a report of another kind: what is usual was learnt of work reports."""
    if evidence.usual >= 0 or not world.of_other_kind(evidence.paragraph.report_id):
        return evidence
    return replace(evidence, usual=0.0)


def _is_defined(question: Question, hits: Sequence[Hit]) -> bool:
    """Say whether the meaning of a name is asked for, and a note found defines it."""
    if not asks_meaning(question.text):
        return False
    return any(is_definition(question, s.text) for hit in hits for s in split_sentences(hit.passage.text))


def possible(question: Question, evidence: Evidence) -> bool:
    """Say whether the gate would let a sentence pass at some threshold."""
    return not closed(question, evidence)


def _from_part(topic: Question, hits: Sequence[Hit], world: World) -> Draft | None:
    """Answer by a whole part of a report, where a heading names what is asked for."""
    heading = find_heading(topic, world.headings(hits), world.soft) if topic.kind != "yes_no" else None
    if heading is None:
        return None
    part = part_of(world.report(heading.report_id), heading)
    if part.members and topic.kind == "summary" and not names_nothing(topic):
        bodies = [p for p in world.report(part.report_id).paragraphs if p.kind == "body"]
        return overview_draft(part, bodies, world.lead, MOST_SUMMED)
    # 十件民生实事是哪些 wants all ten.
    most = max((MOST_SUMMED, *(size for size in sizes_in(topic.text) if size <= _MOST_NAMED)))
    return part_draft(part, telling(topic, part, world.soft), world.lead, most)
