"""Sets of passages and questions, indexed as an operator would.

A folder holds `passages.jsonl`, `{"id", "text"}` a line, and `questions.jsonl`, `{"q", "gold": [id, …]}` a line. With
`"answerable"` and `"near": [id, …]` a line also asks whether that passage answers the question.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InputError
from index.build import build_index
from index.embed import Encoder
from index.generations import Generation, Generations

Row = Mapping[str, Any]
"""A line of a file, with the fields that its kind of file needs."""


@dataclass(frozen=True, slots=True)
class PassageSet:
    """The lines of a set, and the index of its passages."""

    passages: tuple[Row, ...]
    questions: tuple[Row, ...]
    generation: Generation

    @property
    def searched(self) -> list[Row]:
        """The questions that some passage answers."""
        return [row for row in self.questions if row["gold"]]

    @property
    def read(self) -> list[Row]:
        """The questions of which it is known whether the passage named beside them answers."""
        return [row for row in self.questions if row.get("near") and "answerable" in row]


def retrieval_folders(data: Path) -> list[Path]:
    """Give the folders at and below `data` that hold a set. Raises InputError where there is none."""
    found = sorted(
        {path.parent for path in data.rglob("passages.jsonl") if (path.parent / "questions.jsonl").is_file()}
    )
    if not found:
        raise InputError(f"“{data}”里没有检索题集（passages.jsonl 和 questions.jsonl）：请检查路径。")
    return found


@contextmanager
def passage_set(folder: Path, encoder: Encoder) -> Iterator[PassageSet]:
    """Index the passages in a folder that is thrown away. Raises InputError for a bad line."""
    passages = _rows(folder / "passages.jsonl", ("id", "text"))
    questions = _rows(folder / "questions.jsonl", ("q", "gold"))
    _check_names(folder, {str(row["id"]) for row in passages}, questions)
    with tempfile.TemporaryDirectory() as root:
        build_index([folder / "passages.jsonl"], root, keep_all=True, encoder=encoder)
        yield PassageSet(tuple(passages), tuple(questions), Generations(Path(root)).open())


def _check_names(folder: Path, known: set[str], questions: Sequence[Row]) -> None:
    for row in questions:
        for name in row.get("near") or ():
            if name not in known:
                raise InputError(f"题集“{folder}”的问题“{row['q']}”指到不存在的段落“{name}”：请检查 near。")


def _rows(path: Path, needed: Sequence[str]) -> list[Row]:
    if not path.is_file():
        raise InputError(f"“{path.parent}”里没有 {path.name}：请检查路径。")
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
                rows.append({name: row[name] for name in needed} | row)
            except (ValueError, KeyError, TypeError):
                raise InputError(f"题集“{path}”第 {number} 行不合格式：需要 {' 和 '.join(needed)}。") from None
    return rows
