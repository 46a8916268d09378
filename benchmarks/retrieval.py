"""R@1 and R@10 on public retrieval sets, through the index as an operator builds it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import InputError
from index.build import build_index
from qa.assistant import Assistant

_DEPTH = 10


def retrieval_rows(data: Path) -> Iterator[str]:
    """Measure every folder below `data` that holds `passages.jsonl` and `questions.jsonl`.

    Raises InputError where there is none.
    """
    folders = sorted(
        {path.parent for path in data.rglob("passages.jsonl") if (path.parent / "questions.jsonl").is_file()}
    )
    if not folders:
        raise InputError(f"“{data}”里没有检索题集（passages.jsonl 和 questions.jsonl）：请检查路径。")
    for folder in folders:
        with tempfile.TemporaryDirectory() as root:
            build_index([folder / "passages.jsonl"], root, keep_all=True)
            assistant = Assistant.open(root)
            found = list(_ranks(assistant, folder / "questions.jsonl"))
        first = sum(rank == 1 for rank in found) / len(found)
        ten = sum(rank is not None for rank in found) / len(found)
        yield f"{folder.name:<22} {len(found):>5} questions   R@1 {first:.4f}   R@10 {ten:.4f}"


def _ranks(assistant: Assistant, path: Path) -> Iterator[int | None]:
    """Give the rank of the first right passage for every question that has one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        if question["gold"]:
            hits = assistant.search(question["q"], _DEPTH)
            yield next((hit.rank for hit in hits if hit.passage.id in question["gold"]), None)
