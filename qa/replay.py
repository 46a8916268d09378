"""Ask the same questions of two generations, and tell what became of the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from corpus.numbers import find_quantities
from qa.evaluate import judge
from qa.evidence.coverage import plain
from qa.golden import Golden
from qa.types import Answer

_MARKER = re.compile(r"\[\d+\]")
_SHOWN = 60
"""Characters of an answer in a line for people."""


class Answering(Protocol):
    """What a question is put to: an `Assistant`, or one like it."""

    def ask(self, question: str, history: Sequence[Sequence[str]] = ()) -> Answer:
        """Answer in the light of earlier turns."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What of an answer is compared; wording and order of sources are not."""

    status: str
    text: str
    quotes: tuple[str, ...]
    figures: tuple[str, ...]
    wrong: tuple[str, ...]
    """Why it is not what the question's line expects; none where it is, or nothing is expected."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that is no longer answered as it was."""

    question: str
    old: Seen
    new: Seen
    regression: bool
    """It was answered and is now refused, or was right and is now wrong."""

    @property
    def what(self) -> str:
        """Name the first thing that differs."""
        if self.old.status != self.new.status:
            return "状态"
        if bool(self.old.wrong) != bool(self.new.wrong):
            return "对错"
        return "数字" if self.old.figures != self.new.figures else "引用"

    def line(self) -> str:
        """Write it as a Chinese line: what was, what is."""
        kind = "退步" if self.regression else "变化"
        why = f"（{'；'.join(self.new.wrong)}）" if self.new.wrong and not self.old.wrong else ""
        return f"{kind}　{self.question}　{self.what}：{self._said(self.old)} → {self._said(self.new)}{why}"

    def to_dict(self) -> dict[str, Any]:
        """Give it for JSON."""
        return asdict(self) | {"what": self.what}

    def _said(self, seen: Seen) -> str:
        if seen.status == "no_evidence":
            return "拒答"
        text = "；".join(seen.quotes) if self.what == "引用" else seen.text
        text = " ".join(text.split())
        return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def replay(questions: Iterable[Golden], old: Answering, new: Answering) -> tuple[Difference, ...]:
    """Ask each question of both; give those whose status, quotes, figures or correctness differ."""
    differences = []
    for golden in questions:
        before, after = (_seen(golden, answering.ask(golden.question, golden.history)) for answering in (old, new))
        if _compared(before) != _compared(after):
            regression = _is_regression(golden, before, after)
            differences.append(Difference(golden.question, before, after, regression))
    return tuple(differences)


def _seen(golden: Golden, answer: Answer) -> Seen:
    text = _MARKER.sub("", answer.text)
    return Seen(
        answer.status,
        text,
        tuple(sorted({citation.quote for citation in answer.citations})),
        tuple(sorted({plain(quantity.text) for quantity in find_quantities(text)})) if answer.citations else (),
        judge(golden.case, answer) if golden.case else (),
    )


def _compared(seen: Seen) -> tuple[object, ...]:
    return seen.status, seen.quotes, seen.figures, bool(seen.wrong)


def _is_regression(golden: Golden, old: Seen, new: Seen) -> bool:
    if golden.case:
        return bool(new.wrong) and not old.wrong
    return old.status == "answered" and new.status == "no_evidence"
