"""Passages of common wording, looked for by that and not by the question's: 我代表市人民政府作政府工作报告."""

from __future__ import annotations

from dataclasses import replace

from corpus.types import Report
from index.types import Hit
from qa.drafts.world import World
from qa.understanding.question import Question


def hits_like(words: str, question: Question, world: World) -> list[Hit]:
    """Find passages with these words at the place asked about: in reports of its period first, then of any."""
    asked = replace(question, text=words, terms=(), carried=())
    return [hit for one in (asked, replace(asked, periods=())) for hit in world.search(one)]


def reports_like(words: str, question: Question, world: World) -> list[Report]:
    """Give the reports that such passages come from, each once, the best passage's first."""
    found = dict.fromkeys(hit.passage.paragraph.report_id for hit in hits_like(words, question, world))
    return [world.report(report_id) for report_id in found]
