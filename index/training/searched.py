"""Everyday questions, as people type them into a search box, for passages of the data folder.

`searched.jsonl` names a passage by its file and a hash of how it begins: `{"file", "passage", "asked": [two or three
questions], "not_answered": [two that a search might well bring it up for, or none]}`. The encoder learns from what is
answered. Of every fifth passage or so with questions of both sorts it learns nothing: `python -m
index.training.searched DATA --into FOLDER` writes these questions as a set over all passages that have both, which
`yanxiaoge evaluate --retrieval FOLDER` measures, and on which a gate for texts without a year is fitted
(`qa.training.undated`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import InputError, YanxiaogeError
from index.training.data import DataFolder

SEARCHED = Path(__file__).with_name("searched.jsonl")
_NAMED_BY = 40
_DIGITS = 12
_KEPT = 5
"""The questions on about one passage in so many, of those with questions of both sorts, are kept from the encoder."""
_READ = 450
"""Characters of a passage that its writer saw."""
_DATELINE = re.compile("^.{0,60}?正文：")


def name_of(passage: str) -> str:
    """Give the name by which `searched.jsonl` knows a passage."""
    return hashlib.sha256(passage[:_NAMED_BY].encode()).hexdigest()[:_DIGITS]


def is_kept(row: Mapping[str, Any]) -> bool:
    """Say whether the questions on the passage are kept from the encoder."""
    return bool(row["not_answered"]) and int(row["passage"], 16) % _KEPT == 0


def find_passages(data: DataFolder, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give the passages that the rows name. Raises InputError where a file is missing or damaged."""
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row["file"], set()).add(row["passage"])
    found: dict[str, str] = {}
    for file, names in wanted.items():
        for text in _texts(data, file):
            if (name := name_of(text)) in names:
                found.setdefault(name, text[:_READ])
    return found


def answered_pairs(data: DataFolder, path: Path = SEARCHED) -> Iterator[tuple[str, str]]:
    """Pair questions with the passages that answer them: of those not kept from the encoder, if the folder has them."""
    rows = [row for row in read_searched(path) if not is_kept(row) and data.names(f"train/{row['file']}")]
    passages = find_passages(data, rows)
    yield from (
        (question, passages[row["passage"]]) for row in rows if row["passage"] in passages for question in row["asked"]
    )


def _texts(data: DataFolder, file: str) -> Iterable[str]:
    if file.startswith("pairs"):
        return (row["passage"] for row in data.rows(f"train/{file}"))
    return (_DATELINE.sub("", line.strip()) for line in data.lines(f"train/{file}"))


def read_searched(path: Path = SEARCHED) -> list[Any]:
    """Read every line of the file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_set(data: DataFolder, into: Path, path: Path = SEARCHED) -> int:
    """Write the passages with questions of both sorts, and the questions on those kept; gives how many there are.

    Raises InputError as `find_passages` does, and where a passage is not in its file.
    """
    rows = [row for row in read_searched(path) if row["not_answered"]]
    passages = find_passages(data, rows)
    if len(passages) < len(rows):
        raise InputError(f"“{data.root}”里缺 {len(rows) - len(passages)} 段题集所问的文字：请换用写题时的数据文件夹。")
    questions = [
        {"q": question, "gold": [row["passage"]] * answered, "near": [row["passage"]], "answerable": answered}
        for row in rows
        if is_kept(row)
        for answered, key in ((True, "asked"), (False, "not_answered"))
        for question in row[key]
    ]
    into.mkdir(parents=True, exist_ok=True)
    _write(into / "passages.jsonl", [{"id": name, "text": text} for name, text in passages.items()])
    _write(into / "questions.jsonl", questions)
    return len(questions)


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m index.training.searched", description=__doc__)
    parser.add_argument("data", type=Path, help="the data folder, with train/")
    parser.add_argument("--into", type=Path, required=True, help="the folder to write")
    chosen = parser.parse_args()
    try:
        print(write_set(DataFolder(chosen.data), chosen.into), "questions")
    except YanxiaogeError as error:
        sys.exit(str(error))
