"""Set pieces of work reports as answers: what is still wrong, what the year's goals are, which were missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.itemised import lists_in
from corpus.sentences import Span
from corpus.types import Paragraph, Report
from index.types import Hit
from qa.drafts.compose import sentences_draft
from qa.drafts.draft import Draft
from qa.drafts.further import is_told
from qa.drafts.lookalike import hits_like
from qa.drafts.sections import sentences_of
from qa.drafts.world import World
from qa.evidence.coverage import term_matches
from qa.parts.admissions import ADMISSIONS
from qa.parts.fields import names_field
from qa.parts.goals import GOALS, MISSED
from qa.parts.guidance import GUIDANCE
from qa.parts.honours import HONOURS
from qa.parts.setpiece import SetPiece
from qa.understanding.question import Question

_PIECES = (MISSED, ADMISSIONS, GOALS, GUIDANCE, HONOURS)
_MOST = 12
_BELOW = 15
"""Paragraphs behind one that only announces."""
_KNOWN = 0.5
_Sentences = list[tuple[Paragraph, Span]]


@dataclass(frozen=True, slots=True)
class _Opening:
    """A sentence that begins such a passage, with how much speaks for it."""

    report: Report
    paragraph: Paragraph
    sentence: Span
    fit: tuple[int, bool, int]
    """Of its report's year, of its section, a review where that is wanted, and of its words."""


def set_piece_draft(question: Question, world: World) -> Draft | None:
    """Give the set piece that is asked for, from the report of place and year; None where none is, or none is found."""
    piece = next((piece for piece in _PIECES if piece.asked(question)), None)
    if piece is None:
        return None
    hits = hits_like(piece.query, question, world)
    openings = list(_openings(piece, question, hits, world))
    best = max(openings, key=lambda opening: opening.fit, default=None)
    if best is None:
        return _missing(piece, question, hits, world)
    told = [(o.paragraph, o.sentence) for o in openings if _beside(o, best)] if piece.scattered else _told(piece, best)
    told = [pair for pair in _on_field(piece, question, told, world) if not is_told(pair[1].text, question.told)]
    lead = world.lead(best.paragraph, best.paragraph.section.period)
    return sentences_draft(told[:_MOST], lead, best.fit[-1] / piece.most_weight) if told else None


def _beside(opening: _Opening, best: _Opening) -> bool:
    """Say whether a sentence that stands by itself may stand beside the best one: of one report and period."""
    return opening.fit == best.fit and (opening.report.id, opening.paragraph.section.period) == (
        best.report.id, best.paragraph.section.period,
    )  # fmt: skip


def _missing(piece: SetPiece, question: Question, hits: Sequence[Hit], world: World) -> Draft | None:
    """Refuse where the report of the year is there, and has no such passage."""
    reports = dict.fromkeys(hit.passage.paragraph.report_id for hit in hits)
    fitting = max(reports, key=lambda report_id: _year_fit(piece, question, world.report(report_id)), default=None)
    if not piece.missing or fitting is None or not _year_fit(piece, question, world.report(fitting)):
        return None
    return Draft(reason=piece.missing, nearest=fitting)


def _openings(piece: SetPiece, question: Question, hits: Sequence[Hit], world: World) -> Iterator[_Opening]:
    """Give the first such sentence of each paragraph found; all of them where each stands by itself."""
    for paragraph in dict.fromkeys(hit.passage.paragraph for hit in hits):
        report = world.report(paragraph.report_id)
        year = _year_fit(piece, question, report)
        sentences = sentences_of([paragraph]) if year and _in_time(piece, question, paragraph) else []
        for i, (_, sentence) in enumerate(sentences):
            following = sentences[i + 1][1].text if i + 1 < len(sentences) else ""
            if weight := piece.weight(sentence.text, following):
                yield _Opening(report, paragraph, sentence, (year, paragraph.section.status == piece.status, weight))
                if not piece.scattered:
                    break


def _in_time(piece: SetPiece, question: Question, paragraph: Paragraph) -> bool:
    """Say whether a paragraph may hold a passage: a body, and where each sentence stands by itself, of the years."""
    section = paragraph.section
    other_years = bool(question.periods and section.period and not section.period.covers(question.periods[0]))
    planned = piece.scattered and section.status != piece.status
    return paragraph.kind == "body" and not planned and not (piece.scattered and other_years)


def _year_fit(piece: SetPiece, question: Question, report: Report) -> int:
    """Tell how well a report's year fits; the report that is named fits alone, and without a year the newest best."""
    year = report.year or 0
    if question.report_year is not None:
        return int(year == question.report_year)
    if not question.periods:
        return year or 1
    return piece.years.get(year - question.periods[0].last, 0)


def _told(piece: SetPiece, opening: _Opening) -> _Sentences:
    """Give the sentences of the passage, of a numbered list its items; the first too where it tells something."""
    spans = _passage(piece, opening)
    further = [pair for pair in spans if pair[1] != opening.sentence]
    return _items(spans) or (further if further and piece.announces(opening.sentence.text) else spans)


def _passage(piece: SetPiece, opening: _Opening) -> _Sentences:
    """Give its sentences; those below it, a paragraph each, where it announces them at the end of its own."""
    own = [pair for pair in sentences_of([opening.paragraph]) if pair[1].start >= opening.sentence.start]
    told = list(takewhile(lambda pair: pair[1] == opening.sentence or not piece.ends(pair[1].text), own))
    if len(own) > 1 or not piece.announces(opening.sentence.text):
        return told
    paragraphs = opening.report.paragraphs
    at = paragraphs.index(opening.paragraph) + 1
    below = [p for p in paragraphs[at : at + _BELOW] if p.kind == "body" and p.section == opening.paragraph.section]
    further = takewhile(lambda p: not piece.ends(p.text), below)
    return [*told, *(pair for p in further for pair in sentences_of([p])[:1])]


def _items(spans: Sequence[tuple[Paragraph, Span]]) -> _Sentences:
    """Of a list 一是…。二是…。 within one paragraph, give the sentences in which a number stands."""
    paragraphs = {paragraph.id: paragraph for paragraph, _ in spans}.values()
    starts = [p.start + item.start for p in paragraphs for found in lists_in(p.text) for item in found.items]
    opened = [(p, s) for p, s in spans if any(s.start <= start < s.end for start in starts)]
    return opened if len(opened) > 1 else []


def _on_field(piece: SetPiece, question: Question, told: _Sentences, world: World) -> _Sentences:
    """Keep what is on the field asked about, 教育方面还有哪些短板; nothing where a word is not spoken of at all."""
    terms = [term for term in question.terms if not piece.frames(term.text)]
    if not terms or not told:
        return told
    covered = term_matches(terms, [span.text for _, span in told], world.soft)
    if (covered.max(axis=0) < _KNOWN).any():
        return []
    fields = [names_field(term.text) for term in terms]
    shares = covered[:, fields].max(axis=1, initial=0) if any(fields) else covered.max(axis=1) * 0 + 1
    return [pair for pair, share in zip(told, shares, strict=True) if share >= _KNOWN]
