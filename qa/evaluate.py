"""Measure the whole on a question set: accuracy by kind, refusal, citations, time.

A question set is JSON lines: `{"id", "kind", "q", "history"?, "status", "must", "must_not", "quote", "periods",
"report"?}`. An answer is correct when its status is the expected one and, if answered, its text holds one string of
every list in `must` and none of `must_not`, a quote holds one of `quote`, every period in `periods` is cited, and one
of the reports in `report`, if any are named.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InputError
from corpus.numbers import find_quantities
from qa.assistant import Assistant
from qa.coverage import plain
from qa.types import Answer

_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a correct answer must show."""

    id: str
    kind: str
    question: str
    history: tuple[tuple[str, str], ...]
    status: str
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    quote: tuple[str, ...]
    periods: tuple[str, ...]
    report: tuple[str, ...] = ()
    """Ids of the reports an answer may come from; none: any."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case went; no reasons means correct."""

    id: str
    kind: str
    question: str
    text: str
    reasons: tuple[str, ...]
    expected: str
    status: str
    verbatim: int
    quotes: int
    supported: int
    figures: int
    """Quantities in the answer, and how many of them stand in a quote it cites."""
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """All outcomes."""

    outcomes: tuple[Outcome, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The cases that went wrong."""
        return tuple(o for o in self.outcomes if o.reasons)

    def by_kind(self) -> dict[str, tuple[int, int]]:
        """Give correct and all, by kind in the order of the set."""
        kinds = dict.fromkeys(o.kind for o in self.outcomes)
        return {
            kind: (
                sum(o.kind == kind and not o.reasons for o in self.outcomes),
                sum(o.kind == kind for o in self.outcomes),
            )
            for kind in kinds
        }

    def rates(self) -> dict[str, tuple[int, int]]:
        """Give counts of refusal where due, false refusal, verbatim quotes, and figures found in a cited quote."""
        due = [o for o in self.outcomes if o.expected == "no_evidence"]
        answerable = [o for o in self.outcomes if o.expected == "answered"]
        return {
            "refusal": (sum(o.status == "no_evidence" for o in due), len(due)),
            "false_refusal": (sum(o.status == "no_evidence" for o in answerable), len(answerable)),
            "verbatim_quotes": (sum(o.verbatim for o in self.outcomes), sum(o.quotes for o in self.outcomes)),
            "figures_in_quotes": (sum(o.supported for o in self.outcomes), sum(o.figures for o in self.outcomes)),
        }

    def to_dict(self) -> dict[str, Any]:
        """Give the figures as JSON."""
        return {
            "questions": len(self.outcomes),
            "by_kind": {kind: {"correct": c, "all": n} for kind, (c, n) in self.by_kind().items()},
            **{name: {"count": c, "all": n} for name, (c, n) in self.rates().items()},
            "median_ms": _median(self.outcomes),
            "failures": [o.id for o in self.failures],
        }


def read_questions(path: Path) -> list[Case]:
    """Read a question set. Raises InputError naming the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(f"问题集“{path}”读不出来：请检查路径和 UTF-8 编码。") from None
    cases = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                cases.append(case_of(json.loads(line)))
            except (ValueError, KeyError, TypeError):
                raise InputError(f"问题集“{path.name}”第 {number} 行不合格式：需要 id、kind、q 和 status。") from None
    if not cases:
        raise InputError(f"问题集“{path.name}”里没有问题。")
    return cases


def evaluate_questions(assistant: Assistant, cases: Iterable[Case]) -> Result:
    """Ask every question and judge its answer."""
    return Result(tuple(_outcome(assistant, case) for case in cases))


def judge(case: Case, answer: Answer) -> tuple[str, ...]:
    """Give the reasons why an answer is wrong; none when it is correct."""
    if answer.status != case.status:
        return ("本应拒答，却作答" if case.status == "no_evidence" else "本应作答，却拒答",)
    if answer.status == "no_evidence":
        return ()
    text = plain(_MARKER.sub("", answer.text))
    quotes = [plain(c.quote) for c in answer.citations]
    cited = {c.period for c in answer.citations}
    reasons = [f"缺少“{'”或“'.join(options)}”" for options in case.must if not any(plain(o) in text for o in options)]
    reasons += [f"不该有“{wrong}”" for wrong in case.must_not if plain(wrong) in text]
    if case.quote and not any(plain(piece) in quote for piece in case.quote for quote in quotes):
        reasons.append("没有引用应引的句子")
    reasons += [f"没有引用 {period} 的内容" for period in case.periods if period not in cited]
    if case.report and not any(c.report_id in case.report for c in answer.citations):
        reasons.append(f"没有引用报告“{'”或“'.join(case.report)}”")
    return tuple(reasons)


def table(result: Result) -> str:
    """Write the figures as lines for people."""
    lines = [f"{kind:<14}{c:>4}/{n:<4}{c / n:7.1%}" for kind, (c, n) in result.by_kind().items()]
    lines += [f"{name:<18}{c:>5}/{n:<5}{c / n if n else 0:7.1%}" for name, (c, n) in result.rates().items()]
    return "\n".join([*lines, f"{'median_ms':<18}{_median(result.outcomes):.1f}"])


def _outcome(assistant: Assistant, case: Case) -> Outcome:
    started = time.perf_counter()
    answer = assistant.ask(case.question, case.history)
    milliseconds = (time.perf_counter() - started) * 1000
    verbatim = sum(assistant.report_text(c.report_id)[c.start : c.end] == c.quote for c in answer.citations)
    supported, figures = _figures(answer)
    return Outcome(
        case.id,
        case.kind,
        case.question,
        answer.text,
        judge(case, answer),
        case.status,
        answer.status,
        verbatim,
        len(answer.citations),
        supported,
        figures,
        milliseconds,
    )


def _figures(answer: Answer) -> tuple[int, int]:
    """Count the figures set off in the answer, and those that a cited quote holds."""
    if not answer.citations:
        return 0, 0
    quotes = " ".join(plain(c.quote) for c in answer.citations)
    said = [plain(q.text) for part in answer.text.split("**")[1::2] for q in find_quantities(part)]
    return sum(figure in quotes for figure in said), len(said)


def _median(outcomes: Sequence[Outcome]) -> float:
    return round(statistics.median(o.milliseconds for o in outcomes), 2)


def case_of(record: dict[str, Any]) -> Case:
    """Read one line of a question set. Raises KeyError, TypeError or ValueError where something lacks or is wrong."""
    return Case(
        id=str(record["id"]),
        kind=str(record["kind"]),
        question=str(record["q"]),
        history=tuple((str(q), str(a)) for q, a in record.get("history") or ()),
        status=str(record["status"]),
        must=tuple(tuple(options) for options in record.get("must") or ()),
        must_not=tuple(record.get("must_not") or ()),
        quote=tuple(record.get("quote") or ()),
        periods=tuple(record.get("periods") or ()),
        report=tuple(record.get("report") or ()),
    )
