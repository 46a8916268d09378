"""The card that stands beside a network's weights."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import version
from pathlib import Path

from index.training.card import licence
from index.training.data import DataFolder
from qa.training.learn import Recipe

JUDGED_SOURCE = "judged "
"""What pairs that were judged by reading are called by: the marks are of this project."""


def write_card(
    into: Path, command: str, start: str, counts: Counter[str], recipe: Recipe, data: DataFolder, seconds: float
) -> None:
    """Write beside the weights what they were trained on, and how."""
    rows = [f"| {name} | {count} | {licence(_as_source(name))} |" for name, count in counts.items()]
    files = [f"| {name} | `{digest}` |" for name, digest in sorted(data.sha256.items())]
    lines = "\n".join(
        [
            "# Question-sentence network",
            "",
            f"Trained {start} by `python -m {command}`. Weights only: no text of the data is in it.",
            "",
            f"Seed {recipe.seed}, {recipe.steps} steps of {recipe.groups} groups, rate {recipe.rate:g}; "
            f"{seconds:.0f} s; torch {version('torch')}, numpy {version('numpy')}.",
            "",
            "| source | groups or pairs | licence as found |",
            "|---|---|---|",
            *rows,
            "",
            "| file | SHA-256 |",
            "|---|---|",
            *files,
            "",
        ]
    )
    into.with_suffix(".md").write_text(lines, encoding="utf-8")


def add_card(into: Path, start: Path) -> None:
    """Add to the card what the weights that were begun with learnt from, as their own card tells."""
    before = start.with_suffix(".md")
    if before.is_file():
        _, _, told = before.read_text(encoding="utf-8").partition("\n")
        card = into.with_suffix(".md")
        card.write_text(f"{card.read_text(encoding='utf-8')}\n## Before\n{told}", encoding="utf-8")


def _as_source(name: str) -> str:
    if name.startswith(JUDGED_SOURCE):
        return "asked"
    return "report questions" if name in ("report", "reports") else name.removesuffix("_windows")
