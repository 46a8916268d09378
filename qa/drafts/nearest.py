"""The report nearest to a question that none answers: a refusal names it, so that one can look for oneself."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.types import Report
from qa.understanding.question import Question


def nearest_report(question: Question, reports: Sequence[Report], home: str | None, found: str | None) -> str | None:
    """Give the id of the report nearest to what is asked: the one `found`, but of no other place than those named.

    Else of the place that shares most with these, told nearest to the year asked about, at home, the newest among
    equals; None where several places have reports and none lies even in the same province.
    """
    paths = [place.path for mention in question.places for place in mention.places]
    several = len({report.place for report in reports}) > 1

    def shared(report: Report) -> int:
        return max((_alike(path, report.place_path) for path in paths), default=0)

    def nearness(report: Report) -> tuple[int, bool, int, str]:
        apart = abs((report.year or 0) - (question.told_in or report.year or 0))
        return shared(report), report.place == home, -apart, report.date or ""

    if found and (not paths or any(report.id == found and report.place_path in paths for report in reports)):
        return found
    best = max(reports, key=nearness, default=None)
    return None if best is None or (paths and several and not shared(best)) else best.id


def _alike(path: Sequence[str], other: Sequence[str]) -> int:
    """Count the divisions that two places lie in together."""
    return sum(a == b for a, b in zip(path, other, strict=False))
