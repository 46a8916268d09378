"""The questions that every new index generation is asked before it is served: a file beside the index.

A line is `{"q", "history"?}`, or a line of a question set as `qa.evaluate` reads it; what a correct answer must show
(`status`, `must`, `must_not`, `quote`, `periods`) may be given without `id` and `kind`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import InputError, QuestionError
from index.durable import make_folder, sync, write_bytes_durably
from qa.checks import check_question

if TYPE_CHECKING:
    from qa.evaluate import Case

FILE = "golden.jsonl"
_EXPECTATIONS = ("status", "must", "must_not", "quote", "periods")


@dataclass(frozen=True, slots=True)
class Golden:
    """One question to ask of every generation."""

    question: str
    history: tuple[tuple[str, str], ...] = ()
    case: Case | None = None
    """What a correct answer shows, where the line says so."""


def read_golden(path: Path) -> tuple[Golden, ...]:
    """Read the questions; none where there is no file. Raises InputError naming the line that is wrong."""
    return tuple(_golden(record, f"验收问题“{path}”第 {number} 行") for number, record in _records(path))


def add_golden(path: Path, questions: Sequence[str]) -> int:
    """Append the questions that are not there yet, and say how many. Raises QuestionError for what is no question."""
    lines = _lines(path)
    known = {golden.question for golden in read_golden(path)}
    new = [text for text in dict.fromkeys(check_question(question) for question in questions) if text not in known]
    if new:
        _write(path, [*lines, *(json.dumps({"q": text}, ensure_ascii=False) for text in new)])
    return len(new)


def remove_golden(path: Path, number: int) -> str:
    """Remove a question, counted from 1, and give it. Raises InputError when there is none of this number."""
    questions = read_golden(path)
    if not 1 <= number <= len(questions):
        raise InputError(f"没有第 {number} 个验收问题（共 {len(questions)} 个）：请用 yanxiaoge golden list 查看。")
    lines = [line for line in _lines(path) if line.strip()]
    _write(path, lines[: number - 1] + lines[number:])
    return questions[number - 1].question


def _records(path: Path) -> list[tuple[int, Any]]:
    records = []
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            try:
                records.append((number, json.loads(line)))
            except (ValueError, RecursionError):
                raise InputError(f'验收问题“{path}”第 {number} 行不是 JSON：每行应是 {{"q": "问题"}}。') from None
    return records


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        raise InputError(f"验收问题“{path}”读不出来：请检查权限和 UTF-8 编码。") from None


def _golden(record: Any, where: str) -> Golden:  # noqa: ANN401 - whatever JSON holds
    from qa.evaluate import case_of

    try:
        known = {"id": "", "kind": "", "status": "answered"} | record
        case = case_of(known)
        check_question(case.question)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise InputError(f'{where}不合格式：每行应是 {{"q": "问题"}}，可另加 history、must、quote。') from None
    except QuestionError as error:
        raise InputError(f"{where}：{error}") from None
    expected = any(record.get(name) for name in _EXPECTATIONS)
    return Golden(case.question, case.history, case if expected else None)


def _write(path: Path, lines: Sequence[str]) -> None:
    make_folder(path.parent)
    draft = path.with_name(path.name + ".new")
    write_bytes_durably(draft, "".join(f"{line}\n" for line in lines if line.strip()).encode())
    draft.replace(path)
    sync(path.parent)
