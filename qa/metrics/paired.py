"""This version against the one before, question by question, so that a change is kept for a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from pathlib import Path

from corpus.errors import InputError

_KEY = "marks, format 1"
_SURE = 0.05

Marks = Mapping[str, Mapping[str, bool]]
"""By the name of what was measured: for each question, named once, whether it went well."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the questions that both versions were asked."""

    name: str
    common: int
    missing: int
    """Questions of only one version; they are not compared."""
    won: tuple[str, ...]
    """Wrong before, right now."""
    lost: tuple[str, ...]

    @property
    def p(self) -> float:
        """Two-sided p of the exact McNemar test."""
        return mcnemar(len(self.won), len(self.lost))

    def to_dict(self) -> dict[str, object]:
        """Give it for JSON."""
        return {
            "name": self.name,
            "common": self.common,
            "missing": self.missing,
            "won": list(self.won),
            "lost": list(self.lost),
            "p": self.p,
        }

    def lines(self) -> list[str]:
        """Write it for people: the totals and what they mean, then what was won and lost."""
        won, lost = len(self.won), len(self.lost)
        if won == lost:
            meaning = "不分高下"
        elif self.p >= _SURE:
            meaning = "可能只是偶然"
        else:
            meaning = "变好了" if won > lost else "变差了"
        alone = f"，另有 {self.missing} 题只在一边" if self.missing else ""
        return [
            f"{self.name}　同题 {self.common}{alone}：赢 {won}，输 {lost}，p = {self.p:.4f}（{meaning}）",
            *(f"  赢　{question}" for question in self.won),
            *(f"  输　{question}" for question in self.lost),
        ]


def mcnemar(won: int, lost: int) -> float:
    """Give the two-sided p that so uneven a split is chance: exact binomial test of the discordant pairs.

    (McNemar 1947, in the exact form; 1 where nothing changed.)
    """
    changed, fewer = won + lost, min(won, lost)
    tail = Fraction(sum(comb(changed, k) for k in range(fewer + 1)), 2**changed)
    return min(1.0, float(2 * tail))


def compare_marks(before: Marks, after: Marks) -> tuple[Comparison, ...]:
    """Compare what both have measured, in the order of `after`."""
    return tuple(_compare(name, before[name], after[name]) for name in after if name in before)


def save_marks(path: Path, marks: Marks) -> None:
    """Write the outcomes to a file that a later version can be compared with."""
    path.write_text(json.dumps({_KEY: marks}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_marks(path: Path) -> dict[str, dict[str, bool]]:
    """Read what `save_marks` wrote. Raises InputError when the file is not that."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(name): {str(question): bool(good) for question, good in marks.items()}
            for name, marks in saved[_KEY].items()
        }
    except (OSError, UnicodeDecodeError):
        raise InputError(f"上次的结果“{path}”读不出来：请检查路径。") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(f"上次的结果“{path}”不合格式：请用 evaluate --save 写出的文件。") from None


def _compare(name: str, before: Mapping[str, bool], after: Mapping[str, bool]) -> Comparison:
    common = [question for question in after if question in before]
    return Comparison(
        name,
        len(common),
        len(before.keys() ^ after.keys()),
        tuple(question for question in common if after[question] and not before[question]),
        tuple(question for question in common if before[question] and not after[question]),
    )
