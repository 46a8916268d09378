"""Deduplication inside one report: four rules in order, every removal recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.near import near_duplicates
from corpus.normal import heading_key, normalise
from corpus.types import Paragraph, Removal

# A shorter fragment could begin many different sentences.
_MIN_PREFIX = 12
_PREFERENCE = {"body": 0, "heading": 0, "title": 1, "caption": 2, "slogan": 2, "credit": 2}


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that a rule found: `removed` says nothing that `kept` does not."""

    removed: Paragraph
    kept: Paragraph
    score: float


Rule = Callable[[Sequence[Paragraph]], list[Match]]


def deduplicate(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[Removal, ...]]:
    """Give the paragraphs to keep, in order, and the ledger of the others.

    Two paragraphs that differ in a digit, a unit or a negation, or that stand in parts on different years, both stay.
    """
    stands_for = {p.id: [p] for p in paragraphs}
    gone: dict[str, str] = {}
    ledger: list[tuple[str, Match]] = []
    rules: tuple[tuple[str, Rule], ...] = (
        ("equal", equal),
        ("variant", variants),
        ("prefix", cut_off_prefixes),
        ("near", near),
    )
    for name, rule in rules:
        matches = rule([p for p in paragraphs if p.id in stands_for])
        ledger += [(name, m) for m in matches if _remove(m, stands_for, gone)]
    removals = tuple(Removal(name, m.score, m.removed, _resolve(m.removed.id, gone)) for name, m in ledger)
    return tuple(p for p in paragraphs if p.id in stands_for), removals


def equal(paragraphs: Sequence[Paragraph]) -> list[Match]:
    """Rule 1: the normal forms are equal, in parts on the same period (or one of no period)."""
    return _same(paragraphs, lambda p: normalise(p.text))


def variants(paragraphs: Sequence[Paragraph]) -> list[Match]:
    """Rule 2: the same heading with another numbering or stop; a heading and its body run together in one block."""
    headings = [p for p in paragraphs if p.kind == "heading"]
    blocks: dict[str, Paragraph] = {}
    for heading, body in pairwise(paragraphs):
        if heading.kind == "heading" and body.kind == "body":
            blocks.setdefault(heading_key(heading.text) + normalise(body.text), body)
    matches = _same(headings, lambda p: heading_key(p.text))
    for paragraph in paragraphs:
        kept = blocks.get(_run_together(paragraph))
        if kept and paragraph.kind == "body" and _comparable(paragraph, kept) and kept.id != paragraph.id:
            matches.append(Match(paragraph, kept, 1.0))
    return matches


def cut_off_prefixes(paragraphs: Sequence[Paragraph]) -> list[Match]:
    """Rule 3: a text cut off in mid-sentence is the beginning of a longer one; never cut behind a digit."""
    bodies = sorted(((normalise(p.text), p) for p in paragraphs if p.kind == "body"), key=lambda pair: pair[0])
    matches = []
    for i, (short, paragraph) in enumerate(bodies):
        if len(short) < _MIN_PREFIX or short[-1].isdigit() or short[-1] in ".!?;…":
            continue
        for long, longer in bodies[i + 1 :]:
            if not long.startswith(short):
                break
            if _comparable(paragraph, longer):
                matches.append(Match(paragraph, longer, round(len(short) / len(long), 3)))
                break
    return matches


def near(paragraphs: Sequence[Paragraph]) -> list[Match]:
    """Rule 4: nearly the same text, and no difference that could change its meaning."""
    bodies = [p for p in paragraphs if p.kind == "body"]
    found = near_duplicates([normalise(p.text) for p in bodies], lambda i, j: _comparable(bodies[i], bodies[j]))
    return [Match(bodies[later], bodies[earlier], score) for later, earlier, score in found]


def _same(paragraphs: Sequence[Paragraph], key: Callable[[Paragraph], str]) -> list[Match]:
    """Match every paragraph with the first of its key that may stand for it."""
    groups: dict[str, list[Paragraph]] = {}
    for paragraph in sorted(paragraphs, key=lambda p: (_PREFERENCE[p.kind], p.section.period is None)):
        groups.setdefault(key(paragraph), []).append(paragraph)
    matches = []
    for group in groups.values():
        kept: list[Paragraph] = []
        for paragraph in group:
            twin = next((k for k in kept if _comparable(k, paragraph)), None)
            if twin:
                matches.append(Match(paragraph, twin, 1.0))
            else:
                kept.append(paragraph)
    return matches


def _comparable(a: Paragraph, b: Paragraph) -> bool:
    return a.section.period == b.section.period or a.section.period is None or b.section.period is None


def _run_together(paragraph: Paragraph) -> str:
    first, stop, rest = paragraph.text.replace("**", "").partition("。")
    return heading_key(first) + normalise(rest) if stop and rest else ""


def _remove(match: Match, stands_for: dict[str, list[Paragraph]], gone: dict[str, str]) -> bool:
    """Let the kept one stand for all that the removed one stood for, unless one of these speaks of another period."""
    kept_id = _resolve(match.kept.id, gone)
    kept = stands_for[kept_id][0]
    if not all(_comparable(p, kept) for p in stands_for[match.removed.id]):
        return False
    stands_for[kept_id] += stands_for.pop(match.removed.id)
    gone[match.removed.id] = kept_id
    return True


def _resolve(paragraph_id: str, gone: dict[str, str]) -> str:
    while paragraph_id in gone:
        paragraph_id = gone[paragraph_id]
    return paragraph_id
