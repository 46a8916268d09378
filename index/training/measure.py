"""Dense retrieval alone: rank all passages of a set for each question by cosine.

Run: `python -m index.training.measure DATA MODEL…`.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import InputError, YanxiaogeError
from index.static import StaticEncoder

DEPTH = 10


@dataclass(frozen=True)
class Measured:
    """Shares of the questions, 0 to 1, and how many there were."""

    questions: int
    first: float
    ten: float
    reciprocal: float
    per_second: float
    """Passages encoded in a second, tokenizer and all."""

    def __str__(self) -> str:
        return (
            f"{self.questions} questions  R@1 {self.first:.4f}  R@10 {self.ten:.4f}  MRR@10 {self.reciprocal:.4f}"
            f"  {self.per_second:.0f} passages/s"
        )


def measure(encoder: StaticEncoder, folder: Path) -> Measured:
    """Measure over `passages.jsonl` and those of `questions.jsonl` that some passage answers.

    Raises InputError where the files are missing.
    """
    passages = _rows(folder / "passages.jsonl")
    asked = [row for row in _rows(folder / "questions.jsonl") if row["gold"]]
    number = {row["id"]: i for i, row in enumerate(passages)}
    texts = [row["text"] for row in passages]
    encoder.encode_passages(texts)  # opens the vocabulary
    began = time.perf_counter()
    matrix = encoder.encode_passages(texts)
    per_second = len(passages) / (time.perf_counter() - began)
    scores = encoder.encode_queries([row["q"] for row in asked]) @ matrix.T
    golds = [[number[name] for name in row["gold"]] for row in asked]
    ranks = np.array([1 + (row > row[gold].max()).sum() for row, gold in zip(scores, golds, strict=True)])
    near = ranks <= DEPTH
    first, reciprocal = float((ranks == 1).mean()), float((near / ranks).mean())
    return Measured(len(ranks), first, float(near.mean()), reciprocal, per_second)


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise InputError(f"找不到题集文件“{path}”：请检查数据文件夹。")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main(data: Path, models: list[Path]) -> None:
    """Print a line for each model and each set below `data/dev`."""
    folders = sorted(path.parent for path in (data / "dev").glob("*/passages.jsonl"))
    for model in models:
        encoder = StaticEncoder.load(model)
        for folder in folders:
            print(f"{model.name:<16} {folder.name:<20} {measure(encoder, folder)}", flush=True)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    except YanxiaogeError as error:
        sys.exit(str(error))
