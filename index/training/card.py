"""The card of a trained model: what it was made from, written beside it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import numpy as np

from index.training.batches import Tokenized
from index.training.data import DataFolder
from index.training.train import Recipe

NAME = "MODEL_CARD.md"
_LICENCES = {
    "cmrc2018": "CC BY-SA 4.0",
    "drcd_s": "CC BY-SA 3.0",
    "stard": "MIT",
    "cail2019_rc": "none found",
    "laws_articles": "none found",
    "xinwenlianbo": "MIT or none found",
    "alpaca_zh_mt": "Apache-2.0, MIT or none found",
    "asked": "of this project",
    "worded": "of this project",
    "searched": "questions of this project; passages of the sets below and of the text files",
    "word lists": "of this project",
}
_OFFICIAL = "official texts"
_UNKNOWN = "none found; see the set's own page"


def write_card(
    folder: Path,
    start: Path | None,
    recipe: Recipe,
    sources: list[Tokenized],
    data: DataFolder,
    losses: list[float],
    seconds: float,
) -> None:
    """Write the card into the model folder."""
    (folder / NAME).write_text(
        "\n".join(
            [
                "# Static Chinese encoder",
                "",
                "Sentence Transformers StaticEmbedding (8 bits, 128 of its numbers marks) + Normalize, "
                f"trained {_from(start)} by `python -m index.training`. Weights only: no text of the data is in it.",
                "",
                f"Seed {recipe.seed}, batch {recipe.batch}, rate {recipe.rate:g}, scale {recipe.scale:g}, "
                f"passes {recipe.passes:g}, dropped tokens {recipe.drop:g}; "
                f"{len(losses)} steps, {seconds:.0f} s; loss {np.mean(losses[:20]):.3f} → {np.mean(losses[-20:]):.3f}; "
                f"torch {version('torch')}, numpy {version('numpy')}, tokenizers {version('tokenizers')}.",
                "",
                "| source | pairs | times drawn | licence as found |",
                "|---|---|---|---|",
                *(f"| {s.name} | {len(s.left)} | {s.times:g} | {licence(s.name)} |" for s in sources),
                "",
                "| file | SHA-256 |",
                "|---|---|",
                *(f"| {name} | `{digest}` |" for name, digest in sorted(data.sha256.items())),
                "",
            ]
        ),
        encoding="utf-8",
    )


def _from(start: Path | None) -> str:
    """Say what the training began from."""
    return f"on from “{start.name}”" if start else "from nothing"


def licence(name: str) -> str:
    """Give the licence of a source as its publisher states it."""
    return _OFFICIAL if name.startswith("report ") or name == "keywords reports" else _LICENCES.get(name, _UNKNOWN)
