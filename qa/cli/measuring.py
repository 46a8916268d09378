"""`evaluate`: how well the assistant does on sets of questions, and whether it does better than before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import InputError
from qa.cli.asking import open_assistant, print_line
from qa.cli.options import EncoderOption, IndexOption, JsonOption

if TYPE_CHECKING:
    from qa.evaluate import Result
    from qa.metrics.paired import Comparison
    from qa.metrics.retrieval import Retrieved

_FILES = typer.Argument(metavar="[FILE...]", help="问题集，每行一个 JSON 对象。", show_default=False)
_RETRIEVAL = typer.Option("--retrieval", metavar="DIR", help="检索题集文件夹（passages.jsonl 和 questions.jsonl）。")
_SAVE = typer.Option("--save", metavar="FILE", help="把每题的对错存成 JSON，供以后比较。")
_AGAINST = typer.Option("--against", metavar="FILE", help="与以前 --save 的结果逐题比较（精确 McNemar 检验）。")
_PLOTS = typer.Option("--plots", metavar="DIR", help="把拒答曲线和校准图画成 PNG。")


def evaluate(
    files: Annotated[list[Path] | None, _FILES] = None,
    retrieval: Annotated[Path | None, _RETRIEVAL] = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
    as_json: JsonOption = False,
    failures: Annotated[bool, typer.Option("--failures", help="列出答错的问题。")] = False,
    save: Annotated[Path | None, _SAVE] = None,
    against: Annotated[Path | None, _AGAINST] = None,
    plots: Annotated[Path | None, _PLOTS] = None,
) -> None:
    """用问题集测量：各类正确率、拒答、引用、数字、校准；用检索题集测量检索。"""
    from qa.metrics.paired import compare_marks, read_marks, save_marks
    from qa.metrics.plots import check_plots
    from qa.metrics.summary import marks

    if not files and retrieval is None:
        raise InputError("没有要测量的：请给出问题集文件，或用 --retrieval 给出检索题集文件夹。")
    if plots:
        check_plots()
    before = read_marks(against) if against else None
    result = _answers(files, index, encoder) if files else None
    sets = _retrieval(retrieval, encoder) if retrieval else []
    now = (marks(result) if result else {}) | {name: m for one in sets for name, m in one.marks().items()}
    compared = compare_marks(before, now) if before is not None else ()
    if save:
        save_marks(save, now)
    pictures = _draw(plots, result) if plots and result else []
    if as_json:
        print_line(json.dumps(_json(result, sets, compared), ensure_ascii=False))
        return
    _print(result, sets, compared, failures=failures)
    for picture in pictures:
        print_line(f"已画：{picture}")


def _answers(files: list[Path], index: Path | None, encoder: Path | None) -> Result:
    from qa.evaluate import evaluate_questions, read_questions

    cases = [question for file in files for question in read_questions(file)]
    return evaluate_questions(open_assistant(index, encoder), cases)


def _retrieval(data: Path, encoder: Path | None) -> list[Retrieved]:
    from index.embed import load_encoder
    from qa.metrics.passagesets import retrieval_folders
    from qa.metrics.retrieval import measure_folder
    from qa.settings import read_settings

    model = load_encoder(encoder or read_settings().encoder)
    return [measure_folder(folder, model) for folder in retrieval_folders(data)]


def _draw(folder: Path, result: Result) -> list[Path]:
    from qa.metrics.calibration import reliability
    from qa.metrics.plots import write_calibration, write_refusal
    from qa.metrics.selective import refusal_curve
    from qa.metrics.summary import believed, served, trials_of

    curve = refusal_curve(trials_of(result))
    return [write_refusal(folder, curve, served(result)), write_calibration(folder, reliability(*believed(result)))]


def _json(result: Result | None, sets: list[Retrieved], compared: tuple[Comparison, ...]) -> dict[str, Any]:
    from qa.metrics.summary import to_dict

    figures = to_dict(result) if result else {}
    if sets:
        figures["retrieval"] = [one.to_dict() for one in sets]
    if compared:
        figures["against"] = [one.to_dict() for one in compared]
    return figures


def _print(result: Result | None, sets: list[Retrieved], compared: tuple[Comparison, ...], *, failures: bool) -> None:
    from qa.metrics.summary import table

    if result:
        print_line(table(result))
    for one in sets:
        print_line(one.table())
    for comparison in compared:
        print_line("\n".join(comparison.lines()))
    if result and failures:
        for failure in result.failures:
            print_line(f"\n[{failure.kind}] {failure.question}\n  {'；'.join(failure.reasons)}\n  {failure.text}")
