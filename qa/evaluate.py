"""Ask a question set and judge every answer; `qa.metrics` makes figures of the outcomes.

A question set is JSON lines: `{"id", "kind", "q", "history"?, "status", "must", "must_not", "quote", "periods",
"report"?}`. An answer is correct when its status is the expected one and, if answered, its text holds one string of
every list in `must` and none of `must_not`, a quote holds one of `quote`, every period in `periods` is cited, and one
of the reports in `report`, if any are named.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InputError
from qa.assistant import Assistant
from qa.evidence.coverage import plain
from qa.metrics.support import figures_supported, quotes_found, right_citations
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
    """Quotes that stand at their offsets in the report."""
    quotes: int
    right_quotes: int
    """Quotes that are wanted, see `qa.metrics.support`."""
    wanted: int
    found: int
    """Quotes that the case lists, and how many of them are cited."""
    supported: int
    figures: int
    """Quantities in the answer, and how many of them stand in a quote that their statement cites."""
    belief: float | None
    """The gate's probability of the best sentence; None where the gate was not asked."""
    right_anyway: bool | None
    """Whether the answer is correct that is given, or would be with the gate open; None for none even then."""
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """All outcomes."""

    outcomes: tuple[Outcome, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The cases that went wrong."""
        return tuple(o for o in self.outcomes if o.reasons)


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
    """Ask every question and judge its answer; what is refused is asked once more with the gate open."""
    unguarded = assistant.unguarded()
    return Result(tuple(_outcome(assistant, unguarded, case) for case in cases))


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


def _outcome(assistant: Assistant, unguarded: Assistant, case: Case) -> Outcome:
    started = time.perf_counter()
    answer = assistant.ask(case.question, case.history)
    milliseconds = (time.perf_counter() - started) * 1000
    reasons = judge(case, answer)
    supported, figures = figures_supported(answer)
    return Outcome(
        id=case.id,
        kind=case.kind,
        question=case.question,
        text=answer.text,
        reasons=reasons,
        expected=case.status,
        status=answer.status,
        verbatim=sum(assistant.report_text(c.report_id)[c.start : c.end] == c.quote for c in answer.citations),
        quotes=len(answer.citations),
        right_quotes=_right_quotes(case, answer),
        wanted=len(case.quote),
        found=quotes_found(answer.citations, case.quote),
        supported=supported,
        figures=figures,
        belief=answer.belief,
        right_anyway=not reasons if answer.status == "answered" else _right_anyway(unguarded, case),
        milliseconds=milliseconds,
    )


def _right_quotes(case: Case, answer: Answer) -> int:
    """Count the citations that are wanted; none is where nothing should be answered."""
    if case.status == "no_evidence":
        return 0
    return right_citations(
        answer.citations, quotes=case.quote, must=case.must, periods=case.periods, reports=case.report
    )


def _right_anyway(unguarded: Assistant, case: Case) -> bool | None:
    answer = unguarded.ask(case.question, case.history)
    return None if answer.status == "no_evidence" else not judge(case, answer)


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
