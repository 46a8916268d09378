"""`evaluate`: how well the assistant does on a set of questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from qa.cli.asking import open_assistant, print_line
from qa.cli.options import EncoderOption, IndexOption, JsonOption


def evaluate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="问题集，每行一个 JSON 对象。")],
    index: IndexOption = None,
    encoder: EncoderOption = None,
    as_json: JsonOption = False,
    failures: Annotated[bool, typer.Option("--failures", help="列出答错的问题。")] = False,
) -> None:
    """用问题集测量：各类正确率、拒答、误拒、引用。"""
    from qa.evaluate import evaluate_questions, read_questions, table

    assistant = open_assistant(index, encoder)
    result = evaluate_questions(assistant, [question for file in files for question in read_questions(file)])
    if as_json:
        print_line(json.dumps(result.to_dict(), ensure_ascii=False))
        return
    print_line(table(result))
    if failures:
        for failure in result.failures:
            print_line(f"\n[{failure.kind}] {failure.question}\n  {'；'.join(failure.reasons)}\n  {failure.text}")
