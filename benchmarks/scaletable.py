"""The figures of the scale measurement beside their bars and the other systems, as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Figures = Mapping[str, float]
GIB_MB = 1073.741824


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    key: str
    label: str
    unit: str
    bar: float | None = None
    """None where nothing is promised."""
    higher_is_better: bool = False

    def met(self, value: float) -> bool | None:
        """Say whether the value reaches the bar; None where there is no bar."""
        if self.bar is None:
            return None
        return value >= self.bar if self.higher_is_better else value <= self.bar


ROWS = (
    Row("build_command", "build, whole command", "s", 100),
    Row("build", "build, without process start", "s"),
    Row("build_peak", "build, peak memory", "MB", 1.5 * GIB_MB),
    Row("size", "index on disk", "MB"),
    Row("add_command", "add a report, whole command", "s", 1),
    Row("add", "add a report, without process start", "s"),
    Row("remove_command", "remove a report, whole command", "s", 1),
    Row("remove", "remove a report, without process start", "s"),
    Row("open", "open", "s", 0.2),
    Row("first", "first search after that", "ms"),
    Row("search_p50", "retrieval, p50", "ms", 35),
    Row("search_p95", "retrieval, p95", "ms"),
    Row("answer_p50", "whole answer, p50", "ms", 50),
    Row("answer_p95", "whole answer, p95", "ms", 120),
    Row("searched_rss", "resident after the searches", "MB", 700),
    Row("searched_pss", "of it proportional (Pss)", "MB"),
    Row("searched_anonymous", "of it anonymous", "MB"),
    Row("answered_rss", "resident after the answers", "MB", 700),
    Row("answered_pss", "of it proportional (Pss)", "MB"),
    Row("answered_anonymous", "of it anonymous", "MB"),
    Row("top5", "queried sentence in the top five", "%", 97, higher_is_better=True),
)
GROWTH = (
    Row("build", "build, ten times the reports", "×", 11),
    Row("answer_p50", "whole answer, ten times the reports", "×", 6),
)


def growth(whole: Figures, tenth: Figures) -> dict[str, float]:
    """Say how many times each growing figure is what it is over a tenth of the reports."""
    return {row.key: whole[row.key] / tenth[row.key] for row in GROWTH}


def table(systems: Mapping[str, Figures], grown: Figures | None, *, judged: bool) -> str:
    """Write the table; the first system is ours, every other one's ratio to it follows its figure.

    Bars are for the whole data: `judged` says whether they are compared with.
    """
    ours, *peers = systems
    head = ["figure", "bar", ours, "", *(cell for peer in peers for cell in (peer, "× ours"))]
    rows = [[*_own(row, systems[ours], judged=judged), *_others(row, systems)] for row in ROWS if _known(row, systems)]
    if grown is not None:
        rows += [[*_own(row, grown, judged=judged), *["–", ""] * len(peers)] for row in GROWTH]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows])


def verdicts(ours: Figures, grown: Figures) -> dict[str, bool]:
    """Say of each bar whether it is met; a growth is named `growth_…`."""
    own = {row.key: row.met(ours[row.key]) for row in ROWS}
    more = {f"growth_{row.key}": row.met(grown[row.key]) for row in GROWTH}
    return {key: met for key, met in (own | more).items() if met is not None}


def number(value: float) -> str:
    """Write three digits that matter, and every digit before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _own(row: Row, figures: Figures, *, judged: bool) -> Iterator[str]:
    value = figures[row.key]
    sign = "≥" if row.higher_is_better else "≤"
    yield row.label
    yield "" if row.bar is None else f"{sign} {row.bar:,.4g} {row.unit}"
    yield f"{number(value)} {row.unit}"
    yield {True: "ok", False: "missed", None: ""}[row.met(value) if judged else None]


def _others(row: Row, systems: Mapping[str, Figures]) -> Iterator[str]:
    own, *others = systems.values()
    for figures in others:
        value = figures.get(row.key)
        yield "–" if value is None else f"{number(value)} {row.unit}"
        yield "" if value is None or not own[row.key] else number(value / own[row.key])


def _known(row: Row, systems: Mapping[str, Figures]) -> bool:
    return row.key in next(iter(systems.values()))
