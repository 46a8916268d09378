"""The answerer that needs no language model: it chooses sentences and clauses, and writes none of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from corpus.places import find_places
from corpus.sentences import Span
from corpus.types import Paragraph, Period
from index.types import Hit
from qa.agreement import OTHER_STATUS
from qa.bars import told_of_it
from qa.chosen import chosen
from qa.compare import compare, compare_places
from qa.compose import figure_statement, is_topic, most_telling, overview_draft, part_draft, sentence_statement
from qa.coverage import plain
from qa.direct import direct_span
from qa.draft import Draft, Statement
from qa.enumerated import split_enumeration
from qa.evidence import Evidence
from qa.figures import Figure, find_figures
from qa.finding import find_evidence
from qa.gate import believe, closed, probability
from qa.kinds import asks
from qa.newest import newest_first
from qa.orders import is_order
from qa.planned import plan_and_deed
from qa.question import Question
from qa.sections import Part, find_heading, part_of, sentences_of
from qa.several import answer_each, split_question
from qa.thatyear import by_event
from qa.topic import lacks_subject, on_topic, telling, unknown_words
from qa.wording import period_words
from qa.world import World

_MOST_LISTED = 5
_MOST_SUMMED = 6
_MOST_NAMED = 3
_MOST_OPEN = 3
_MOST_ENUMERATED = 12
# A further sentence must be nearly as good as the first to stand beside it.
_BESIDE_LIST = 0.87
_BESIDE_SUMMARY = 0.66
# Two years' figures for one question that names no year are both given when they fit equally well.
_TIE = 0.93
_LOOKED_AT = 12
_BROAD = ("list", "summary", "name", "yes_no")
_OWN_ANYWHERE = 0.75
"""Where several places' figures fit alike, they must hold most of the question: 永定土楼接待多少游客."""
_FIGURE_FIT = 0.4
_Option = tuple[Evidence, tuple[Figure, ...]]


class Extractive:
    """Answers with the fewest sentences that answer."""

    name = "extractive"

    def __init__(self, gate: Callable[[Question, Evidence], bool] = believe) -> None:
        """Take what says whether a sentence may be given as the answer."""
        self._gate = gate

    def answer(self, question: Question, world: World) -> Draft:
        """Answer the question, or refuse with a reason."""
        if dated := by_event(question, world, self._of_place):
            return dated
        if len(question.places) > 1:
            return compare_places(question, world, self._of_place)
        return self._of_place(question, world)

    def _of_place(self, question: Question, world: World) -> Draft:
        if both := plan_and_deed(question, world, self._single):
            return both
        keyword = not question.periods and not asks(question.text) and world.of_one_place(question)
        if question.compares or keyword:
            return compare(question, world, self._single)
        parts = split_question(question, world)
        if len(parts) == 1:
            parts = split_enumeration(question)
        if len(parts) > 1:
            return answer_each(question, parts, world, self._single)
        return newest_first(question, world, self._single)

    def _single(self, question: Question, world: World) -> Draft:
        asked = question
        if question.kind == "figure" and not (question.terms or question.carried):
            question = replace(question, kind="list")  # 有几方面工作 names nothing to count but the plan itself
        hits = world.search(question)
        if question.kind in _BROAD and hits:
            if lacks_subject(question, hits, world.soft):
                return _refusal(asked, (), hits, world)
            topic = on_topic(question, hits, world.soft)
            broad = topic if question.kind != "yes_no" else None
            heading = find_heading(broad, world.headings(hits), world.soft) if broad else None
            if topic and heading:
                return _from_part(topic, part_of(world.report(heading.report_id), heading), world)
            if topic and topic.terms and question.kind != "name":
                question = topic
        evidence = find_evidence(question, hits, world.soft, year=world.year)
        looked_at = list(islice((e for e in evidence if not is_order(e.sentence.text)), _LOOKED_AT))
        looked_at = told_of_it(question, looked_at)
        likely = [e for e in looked_at if not closed(question, e)] or looked_at
        belief = max((probability(question, e) for e in likely), default=0.0)
        believed = [e for e in looked_at if self._gate(question, e)]
        draft = None
        if believed:
            draft = (
                _figure(question, believed, world)
                if question.kind == "figure"
                else _sentences(question, believed, world)
            )
        return replace(draft or _refusal(asked, evidence, hits, world), belief=belief)


def possible(question: Question, evidence: Evidence) -> bool:
    """Say whether the gate would let a sentence pass at some threshold."""
    return not closed(question, evidence)


def _from_part(question: Question, part: Part, world: World) -> Draft:
    if part.members and question.kind == "summary" and question.terms:
        bodies = [p for p in world.report(part.report_id).paragraphs if p.kind == "body"]
        return overview_draft(part, bodies, world.lead, _MOST_SUMMED)
    return part_draft(part, telling(question, part, world.soft), world.lead, _MOST_SUMMED)


def _figure(question: Question, believed: Sequence[Evidence], world: World) -> Draft | None:
    """Give the figure that fits best, and those of other years or places where the question leaves these open."""
    options = [(e, find_figures(question, e.sentence.text, world.soft)) for e in believed]
    options = [o for o in options if o[1] and not _is_of_inner(question, o[1][0])]
    options = _deed_first(question, sorted(options, key=lambda option: -_fit(option, question)))
    if not options:
        return None
    given = {_whose(options[0], world): options[0]}
    for option in options[1:]:
        if _whose(option, world) not in given and _also_meant(question, option, options[0], world):
            given[_whose(option, world)] = option
    if len({place for place, _ in given}) > 1 and not question.places and options[0][0].own < _OWN_ANYWHERE:
        return None
    told = sorted(list(given.values())[:_MOST_OPEN], key=_newest)
    return Draft(tuple(_figure_statement(question, option, world) for option in told))


def _deed_first(question: Question, options: list[_Option]) -> list[_Option]:
    """Put the best deed before a plan for the same year that says no more of what is asked, where a deed is meant."""
    if not options or question.status != "done" or options[0][0].status != "planned":
        return options
    plan = options[0][0]
    deeds = (o for o in options if o[0].status == "done" and o[0].period == plan.period)
    deed = next((o for o in deeds if o[0].own >= _TIE * plan.own), None)
    return [deed, *(o for o in options if o is not deed)] if deed else options


def _newest(option: _Option) -> int:
    """Order the years that a question leaves open, the newest first."""
    period = option[0].period
    return -period.last if period else 0


def _whose(option: _Option, world: World) -> tuple[str | None, Period | None]:
    evidence = option[0]
    return world.place_of(evidence.paragraph.report_id), evidence.period


def _also_meant(
    question: Question,
    option: _Option,
    best: _Option,
    world: World,
) -> bool:
    """Say whether a figure fits as well as the best one but for a year or place that the question does not name."""
    place, period = _whose(option, world)
    best_place, best_period = _whose(best, world)
    year_open = not question.periods and not question.status and period is not None
    if (period != best_period and not year_open) or (place != best_place and question.places):
        return False
    return _fit(option, question) >= _TIE * _fit(best, question) and option[0].own >= _TIE * best[0].own


def _figure_statement(question: Question, option: _Option, world: World) -> Statement:
    evidence, figures = option
    return figure_statement(question, evidence, chosen(question, figures), world.soft, world.lead)


def _fit(option: _Option, question: Question) -> float:
    evidence, figures = option
    meant = not (question.status and evidence.status and question.status != evidence.status)
    return evidence.score + _FIGURE_FIT * figures[0].coverage * (1 if meant else OTHER_STATUS)


def _is_of_inner(question: Question, figure: Figure) -> bool:
    """Say whether what stands before the figure names a place inside the one asked about: 抚松县 where 白山市 is."""
    piece = figure.told.text if figure.told else figure.piece.text[: figure.quantity.start - figure.piece.start]
    if question.within and question.within in piece:
        return False
    asked = [place for mention in question.places for place in mention.places]
    mentions = [m for m in find_places(piece) if piece[m.start : m.end] not in question.text] if asked else []
    named = [place for mention in mentions for place in mention.places]
    if not question.within and len(mentions) > 1 and mentions[-1].end == len(piece):
        return False  # 昌黎、卢龙、青龙4家 are counted together
    return any(inner.lies_in(outer) for inner in named for outer in asked)


def _sentences(question: Question, believed: Sequence[Evidence], world: World) -> Draft:
    best = believed[0]
    keep = [best]
    if question.kind in ("list", "summary"):
        share = _BESIDE_LIST if question.kind == "list" else _BESIDE_SUMMARY
        most = _MOST_LISTED if question.kind == "list" else _MOST_SUMMED
        keep += [e for e in believed[1:] if _stands_beside(e, best, share)]
        keep = keep[:most]
    spans = [(e.paragraph, e.sentence) for e in keep]
    topics = [e for e in keep if is_topic(e.paragraph, e.sentence) or e.paragraph.kind == "heading"]
    spans += [pair for e in topics[:1] for pair in _announced(e, world)]
    if question.kind in _BROAD and best.sentence.text.rstrip().endswith("；") and "：" in best.sentence.text:
        spans = [(best.paragraph, best.sentence), *_enumerated(best)]
    if (
        question.kind == "summary"
        and asks(question.text)
        and sum(e.paragraph.id == best.paragraph.id for e in keep) > 1
    ):
        spans += most_telling(sentences_of([best.paragraph]), _MOST_SUMMED)
    unique = {span.start: (paragraph, span) for paragraph, span in spans}
    ordered = sorted(unique.values(), key=lambda pair: (pair[0].report_id, pair[1].start))
    lead = world.lead(best.paragraph, best.period)
    if len(ordered) == 1:
        statement = sentence_statement(*ordered[0], lead)
        span = direct_span(question, ordered[0][1].text)
        return Draft((replace(statement, direct=(span,) if span else ()),))
    return Draft(tuple(sentence_statement(*pair, "") for pair in ordered), lead=lead)


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


def _refusal(question: Question, evidence: Sequence[Evidence], hits: Sequence[Hit], world: World) -> Draft:
    """Say which of the question's words the reports do not know; else that they say nothing of what is asked."""
    nearest = evidence[0].paragraph.report_id if evidence else None
    if question.periods and all(h.passage.paragraph.section.period != question.periods[0] for h in hits):
        return Draft(reason=f"所收报告没有专门说{period_words(question.periods[0])}的内容", nearest=nearest)
    unknown = unknown_words(question, hits, world.soft)
    said = plain(" ".join(part for hit in hits for part in (*hit.passage.paragraph.section.path, hit.passage.text)))
    known = [term.text for term in question.terms if term.text in said]
    if unknown:
        part = f"说{period_words(question.periods[0])}的部分" if question.periods else ""
        reason = f"报告{part}里没有提到{_quoted(unknown)}"
    elif known:
        reason = f"报告提到了{_quoted(known)}，但没有说明所问的内容"
    else:
        reason = "报告里没有说明所问的内容"
    return Draft(reason=reason, nearest=nearest)


def _quoted(words: Sequence[str]) -> str:
    return "".join(f"“{word}”" for word in words[:_MOST_NAMED])
