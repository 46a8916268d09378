"""What every measured system does, each stage in a process of its own: build, remove, add, ask.

A stage prints one JSON line. `seconds` leaves the interpreter's start and the imports out.
"""

from __future__ import annotations

import json
import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from benchmarks.tree import highest_mb, resident_mb

TOP = 5
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that can be asked."""

    search: Callable[[str], Sequence[str]]
    """Gives the texts of the best five passages."""
    answer: Callable[[str], object] | None = None
    """Gives a whole answer, where the system makes any."""


class Subject(Protocol):
    """A system under measurement."""

    @property
    def packages(self) -> Sequence[str]:
        """The distributions whose versions belong to the figures."""

    def build(self, reports: Path, root: Path) -> float:
        """Index a folder of reports from nothing; gives the seconds that took."""

    def remove(self, reports: Path, root: Path, name: str) -> float:
        """Take the report out of the index, whose file is gone from the folder already."""

    def add(self, reports: Path, root: Path, name: str) -> float:
        """Take the report, whose file is in the folder already, into the index."""

    def prepare(self) -> None:
        """Import what asking needs, where that was not done at the start."""

    def open(self, root: Path) -> Opened:
        """Open the index from disk."""


def main(subject: Subject) -> None:
    """Run one stage: `STAGE REPORTS ROOT NAME QUERIES`."""
    stage, reports, root, name, queries = sys.argv[1:]
    folder, index = Path(reports), Path(root)
    if stage == "build":
        said: dict[str, Any] = {"seconds": subject.build(folder, index), "versions": _versions(subject.packages)}
    elif stage == "remove":
        said = {"seconds": subject.remove(folder, index, name)}
    elif stage == "add":
        said = {"seconds": subject.add(folder, index, name)}
    else:
        said = ask(subject, index, json.loads(Path(queries).read_text(encoding="utf-8")))
    sys.stdout.write("\n" + json.dumps(said | {"peak": highest_mb()}) + "\n")


def ask(subject: Subject, root: Path, queries: Sequence[str]) -> dict[str, float]:
    """Open the index, put every query once, then ask every one as a question where the system answers."""
    subject.prepare()
    started = time.perf_counter()
    opened = subject.open(root)
    open_seconds = time.perf_counter() - started
    first, _ = _timed(opened.search, queries[0])
    searches = [_timed(opened.search, query) for query in queries]
    held = resident_mb()
    found = [any(query in text for text in texts) for query, (_, texts) in zip(queries, searches, strict=True)]
    said = {"open": open_seconds, "first": first, **_spread_of("search", [ms for ms, _ in searches])}
    said |= {"top5": 100 * sum(found) / len(found)}
    said |= {f"searched_{kind.lower()}": mb for kind, mb in held.items()}
    if opened.answer:
        said |= _spread_of("answer", [_timed(opened.answer, query)[0] for query in queries])
        said |= {f"answered_{kind.lower()}": mb for kind, mb in resident_mb().items()}
    return said


def quantile(values: Sequence[float], share: float) -> float:
    """Give the smallest value that at least this share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[math.ceil(round(share * len(ordered), 9)) - 1]  # .95 * 20 is a hair above 19


def _spread_of(name: str, values: Sequence[float]) -> dict[str, float]:
    return {f"{name}_p50": statistics.median(values), f"{name}_p95": quantile(values, 0.95)}


def _timed(call: Callable[[str], Given], query: str) -> tuple[float, Given]:
    started = time.perf_counter()
    given = call(query)
    return (time.perf_counter() - started) * 1000, given


def _versions(packages: Sequence[str]) -> dict[str, str]:
    from importlib.metadata import version

    return {package: version(package) for package in packages}
