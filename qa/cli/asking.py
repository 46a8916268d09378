"""`ask` and `search`: one question, or a batch of them, a JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import InputError, QuestionError
from qa.cli.options import BatchOption, EncoderOption, IndexOption, JsonOption

if TYPE_CHECKING:
    from index.types import Hit
    from qa.assistant import Assistant
    from qa.types import Answer

QuestionArgument = Annotated[str | None, typer.Argument(metavar="问题", help="要问的问题，最多 500 字。")]
QueryArgument = Annotated[str | None, typer.Argument(metavar="查询", help="要检索的词句。")]
CountOption = Annotated[int, typer.Option("-k", min=1, max=1000, help="给出几条。")]


def ask(
    question: QuestionArgument = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """回答一个问题，并标出依据。"""
    _one_of(question, batch)
    assistant = open_assistant(index, encoder)
    if batch is not None:
        _each(batch, lambda record: assistant.ask(_text(record), _history(record)).to_dict())
        return
    answer = assistant.ask(question or "")
    print_line(_json(answer.to_dict()) if as_json else _readable(answer))


def search(
    query: QueryArgument = None,
    count: CountOption = 10,
    batch: BatchOption = None,
    as_json: JsonOption = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """只检索，不作答：列出最相近的段落。"""
    _one_of(query, batch)
    assistant = open_assistant(index, encoder)
    if batch is not None:
        _each(batch, lambda record: {"q": _text(record), "hits": _short(assistant.search(_text(record), count))})
        return
    hits = assistant.search(query or "", count)
    if as_json:
        print_line(
            _json(
                {
                    "q": query,
                    "hits": [h | {"text": hit.passage.text} for h, hit in zip(_short(hits), hits, strict=True)],
                }
            )
        )
        return
    for hit in hits:
        path = " > ".join(hit.passage.paragraph.section.path)
        print_line(f"{hit.rank}. [{hit.score:.2f}] {hit.passage.id}　{path}\n   {hit.passage.text}")
    if not hits:
        print_line("没有找到相近的段落。")


def print_line(text: str) -> None:
    """Write a line to standard output at once, so that a reader at the other end of a pipe gets it."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def open_assistant(index: Path | None, encoder: Path | None) -> Assistant:
    """Open the index; say on stderr when a damaged one is stood in for."""
    from qa.assistant import Assistant

    assistant = Assistant.open(index, encoder=encoder)
    if assistant.notice:
        sys.stderr.write(assistant.notice + "\n")
    return assistant


def _one_of(text: str | None, batch: str | None) -> None:
    if (text is None) == (batch is None):
        raise InputError("请给出一个问题，或用 --batch 给出一个文件（两者选一）。")


def _each(batch: str, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer every line in order; a line that cannot be asked gets an `error` in its place."""
    for record in _records(batch):
        try:
            result = answer(record)
        except QuestionError as error:
            result = {"question": record.get("q"), "error": str(error)}
        print_line(_json(result))


def _records(batch: str) -> Iterator[dict[str, Any]]:
    name = "标准输入" if batch == "-" else f"文件“{batch}”"
    for number, line in enumerate(_lines(batch, name), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError(f'{name}第 {number} 行不是 JSON：每行应是 {{"q": "问题"}}。') from None
        if not isinstance(record, dict) or not isinstance(record.get("q"), str):
            raise InputError(f'{name}第 {number} 行缺少 q：每行应是 {{"q": "问题"}}。')
        yield record


def _lines(batch: str, name: str) -> Iterator[str]:
    try:
        if batch == "-":
            yield from sys.stdin
        else:
            with Path(batch).open(encoding="utf-8-sig") as file:
                yield from file
    except FileNotFoundError:
        raise InputError(f"找不到{name}：请检查路径是否写对。") from None
    except UnicodeDecodeError:
        raise InputError(f"{name}不是 UTF-8 文本：请另存为 UTF-8 后再试。") from None


def _text(record: dict[str, Any]) -> str:
    return str(record["q"])


def _history(record: dict[str, Any]) -> list[tuple[str, str]]:
    history = record.get("history") or []
    if not isinstance(history, list) or not all(isinstance(t, list) and len(t) == 2 for t in history):
        raise QuestionError("history 应是 [[问题, 回答], …] 的列表：请改正后再试。")
    return [(str(question), str(answer)) for question, answer in history]


def _short(hits: tuple[Hit, ...]) -> list[dict[str, Any]]:
    return [
        {"id": h.passage.id, "rank": h.rank, "score": h.score, "report_id": h.passage.paragraph.report_id} for h in hits
    ]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _readable(answer: Answer) -> str:
    from qa.wording import AI_LABEL, period_label

    lines = [answer.text]
    if answer.citations:
        lines.append("\n依据：")
    for c in answer.citations:
        where = " > ".join([c.title, *c.section])
        page = f"，第 {c.page} 页" if c.page else ""
        lines.append(f"[{c.marker}] {where}{period_label(c.period)}{page}\n    “{c.quote}”")
    lines.append(f"\n{AI_LABEL}（索引代 {answer.generation}，用时 {answer.elapsed_ms:.0f} 毫秒）")
    return "\n".join(lines)
