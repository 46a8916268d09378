"""What is put to the verifier: a sentence with its markers over some passages, true or a lie of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.read import SHIPPED, read_report
from corpus.types import Report
from index.passages import passages_of
from index.types import Hit

_SHOWN = 10
"""Passages that a prompt holds."""
CLAIMS = Path(__file__).with_name("claims.txt")
BLIND = Path(__file__).with_name("blind.txt")
_NAMED = "@ "


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of a model."""

    kind: str
    true: bool
    sentence: str
    """With its markers."""
    hits: tuple[Hit, ...]
    reports: tuple[Report, ...]


def hits_of(report: Report) -> tuple[Hit, ...]:
    """Give every passage of a report as a hit, in reading order."""
    return numbered([Hit(passage, 1, 1.0) for passage in passages_of(report, report.paragraphs, ())])


def numbered(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Give the hits their ranks."""
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, 1))


def written_cases(path: Path = CLAIMS) -> tuple[Case, ...]:
    """Read the claims written by hand on the report that ships."""
    report = read_report(SHIPPED if SHIPPED.is_file() else sorted(SHIPPED.iterdir())[0])
    hits = hits_of(report)
    return tuple(_written(line, hits, report) for line in _lines(path))


def blind_cases(folder: Path) -> Iterator[tuple[str, Case]]:
    """Yield the claims written by hand on reports of the folder, each with its report's name; those there are."""
    name = ""
    report: Report | None = None
    hits: tuple[Hit, ...] = ()
    for line in _lines(BLIND):
        if line.startswith(_NAMED):
            name = line.removeprefix(_NAMED)
            found = sorted(folder.rglob(name))
            report = read_report(found[0]) if found else None
            hits = hits_of(report) if report else ()
        elif report:
            yield name, _written(line, hits, report)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _written(line: str, hits: tuple[Hit, ...], report: Report) -> Case:
    kind, claim, *words = line.split(" | ")
    cited = [next(hit for hit in hits if word in hit.passage.text) for word in words]
    shown = numbered([*cited, *(hit for hit in hits if hit not in cited)][:_SHOWN])
    markers = "".join(f"[{number}]" for number in range(1, len(cited) + 1))
    return Case(kind[2:], kind.startswith("真"), f"{claim}{markers}。", shown, (report,))
