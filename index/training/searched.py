"""Everyday questions, as people type them into a search box, for passages of the data folder.

`searched.jsonl` names a passage by its file and a hash of how it begins: `{"file", "passage", "asked": [two questions],
"not_answered": [two that a search might well bring it up for]}`. `python -m index.training.searched DATA --into FOLDER`
writes them as a set that `yanxiaoge evaluate --retrieval FOLDER` measures. Of what is shipped only the gate
for texts without a year (`qa.training.undated`) learnt from them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import InputError, YanxiaogeError
from index.training.data import DataFolder

SEARCHED = Path(__file__).with_name("searched.jsonl")
_NAMED_BY = 40
_DIGITS = 12
_READ = 450
"""Characters of a passage that its writer saw."""
_DATELINE = re.compile("^.{0,60}?正文：")


def name_of(passage: str) -> str:
    """Give the name by which `searched.jsonl` knows a passage."""
    return hashlib.sha256(passage[:_NAMED_BY].encode()).hexdigest()[:_DIGITS]


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


def _texts(data: DataFolder, file: str) -> Iterable[str]:
    if file.startswith("pairs"):
        return (row["passage"] for row in data.rows(f"train/{file}"))
    return (_DATELINE.sub("", line.strip()) for line in data.lines(f"train/{file}"))


def write_set(data: DataFolder, into: Path, path: Path = SEARCHED) -> int:
    """Write passages and questions; gives how many questions there are.

    Raises InputError as `find_passages` does, and where a passage is not in its file.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    passages = find_passages(data, rows)
    if len(passages) < len(rows):
        raise InputError(f"“{data.root}”里缺 {len(rows) - len(passages)} 段题集所问的文字：请换用写题时的数据文件夹。")
    questions = [
        {"q": question, "gold": [row["passage"]] * answered, "near": [row["passage"]], "answerable": answered}
        for row in rows
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
