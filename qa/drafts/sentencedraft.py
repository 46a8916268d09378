"""The draft for a question that is answered in words: the best sentence, and those that belong to the same answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.sentences import Span
from corpus.types import Paragraph
from qa.drafts.compose import is_topic, most_telling, sentence_statement
from qa.drafts.direct import direct_span
from qa.drafts.draft import Draft
from qa.drafts.sections import sentences_of
from qa.drafts.world import World
from qa.evidence.coverage import term_matches
from qa.evidence.types import Evidence
from qa.understanding.kinds import BROAD, TOPICAL, asks
from qa.understanding.question import Question

_MOST_LISTED = 5
_MOST_ENUMERATED = 12
MOST_SUMMED = 6
"""So many sentences sum up a matter."""
# A further sentence must be nearly as good as the first to stand beside it.
_BESIDE_LIST = 0.87
_BESIDE_SUMMARY = 0.66
_NAMED = 0.5
"""From there on a text names a word, or one near it in meaning."""
_MOSTLY = 0.5


def sentence_draft(question: Question, believed: Sequence[Evidence], world: World) -> Draft:
    """Give the best of the believed sentences, of which there is at least one, and what belongs to its answer."""
    best, *_ = keep = _kept(question, believed)
    unique = {span.start: (paragraph, span) for paragraph, span in _spans(question, keep, world)}
    ordered = sorted(unique.values(), key=lambda pair: (pair[0].report_id, pair[1].start))
    lead = world.lead(best.paragraph, best.period)
    if len(ordered) == 1:
        statement = sentence_statement(*ordered[0], lead)
        span = direct_span(question, ordered[0][1].text)
        return Draft((replace(statement, direct=(span,) if span else ()),))
    return Draft(tuple(sentence_statement(*pair, "") for pair in ordered), lead=lead)


def _kept(question: Question, believed: Sequence[Evidence]) -> list[Evidence]:
    best, *others = believed
    if question.kind not in BROAD:
        return [best]
    share = _BESIDE_LIST if question.kind == "list" else _BESIDE_SUMMARY
    most = _MOST_LISTED if question.kind == "list" else MOST_SUMMED
    return [best, *(e for e in others if _stands_beside(e, best, share))][:most]


def _spans(question: Question, keep: Sequence[Evidence], world: World) -> list[tuple[Paragraph, Span]]:
    """Give the sentences kept, and those that they announce or are the beginning of."""
    best = keep[0]
    topics = [e for e in keep if is_topic(e.paragraph, e.sentence) or e.paragraph.kind == "heading"]
    spans = [(e.paragraph, e.sentence) for e in keep]
    spans += [pair for e in topics[:1] for pair in _announced(e, world)]
    if question.kind in TOPICAL and best.sentence.text.rstrip().endswith("；") and "：" in best.sentence.text:
        spans = [(best.paragraph, best.sentence), *_enumerated(best)]
    of_one = sum(e.paragraph.id == best.paragraph.id for e in keep) > 1 and _on_matter(question, best, world)
    if question.kind == "summary" and asks(question.text) and of_one:
        spans += most_telling(sentences_of([best.paragraph]), MOST_SUMMED)
    return spans


def _on_matter(question: Question, best: Evidence, world: World) -> bool:
    """Say whether a paragraph as a whole tells of what is asked.

    Its heading or most of its sentences name it, or the one that opens or closes it does, and tells no figure.
    """
    named = [term for term in question.terms if len(term.text) > 1]
    path, told = best.paragraph.section.path[-1:], [span.text for _, span in sentences_of([best.paragraph])]
    if not named or not told or (path and term_matches(named, path, world.soft).max() >= _NAMED):
        return True
    names = term_matches(named, told, world.soft) >= _NAMED
    sums_up = any(names[i].all() and not any(c.isdigit() for c in told[i]) for i in (0, -1))
    return sums_up or bool(names.any(axis=1).mean() > _MOSTLY)


def _stands_beside(evidence: Evidence, best: Evidence, share: float) -> bool:
    """Say whether a sentence belongs to the same answer: nearly as good, or good and in the same paragraph.

    One lead-in stands before all of them, so that they must be of one report, period and status.
    """
    if (_report_of(evidence), evidence.period, evidence.status) != (_report_of(best), best.period, best.status):
        return False
    needed = _BESIDE_SUMMARY if evidence.paragraph.id == best.paragraph.id else share
    return evidence.score >= needed * best.score


def _report_of(evidence: Evidence) -> str:
    return evidence.paragraph.report_id


def _announced(best: Evidence, world: World) -> list[tuple[Paragraph, Span]]:
    """Give the sentences that a topic sentence or a heading announces: those behind it in its paragraph or section."""
    paragraphs = world.report(best.paragraph.report_id).paragraphs
    if best.paragraph.kind == "heading":
        path = best.paragraph.section.path
        following = sentences_of([p for p in paragraphs if p.kind == "body" and p.section.path == path])
    else:
        following = [(p, s) for p, s in sentences_of([best.paragraph]) if s.start > best.sentence.start]
    return following[: _MOST_LISTED - 1]


def _enumerated(best: Evidence) -> list[tuple[Paragraph, Span]]:
    """Give what a sentence with a colon goes on to enumerate, up to the full stop."""
    following = [(p, s) for p, s in sentences_of([best.paragraph]) if s.start > best.sentence.start]
    ends = next((i for i, (_, s) in enumerate(following) if not s.text.rstrip().endswith("；")), len(following))
    return following[: min(ends + 1, _MOST_ENUMERATED)]
