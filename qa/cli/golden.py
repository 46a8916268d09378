"""`golden`: the questions that every new generation is asked before it is served; the gate that `build` puts there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import InputError, StoreError
from index.embed import Encoder
from index.generations import Generation, Generations
from qa.cli.asking import print_line
from qa.cli.options import IndexOption
from qa.golden import FILE, add_golden, read_golden, remove_golden
from qa.settings import read_settings

if TYPE_CHECKING:
    from qa.replay import Difference

golden = typer.Typer(help="管理验收问题：每次建立索引后，在新旧两代上重放并比较。", no_args_is_help=True)


class Gate:
    """Replays the golden questions on a new generation and the one served; called by the build before the switch."""

    def __init__(self, root: Path, encoder: Encoder, file: Path | None, *, strict: bool) -> None:
        """Read the questions beside the index in `root`, or in `file`. Raises InputError when they cannot be read."""
        if file and not file.is_file():
            raise InputError(f"找不到验收问题“{file}”：请检查路径是否写对。")
        self._root, self._encoder, self._strict = root, encoder, strict
        self.questions = read_golden(file or root / FILE)
        if strict and not self.questions:
            raise InputError(
                "没有验收问题，无法判断退步：请先用 yanxiaoge golden add 问题… 添加，或用 --golden FILE 指定。"
            )
        self.differences: tuple[Difference, ...] | None = None
        """None as long as nothing was compared."""

    def __call__(self, new: Generation) -> bool:
        """Say whether the generation may be served."""
        if not self.questions:
            return True
        from qa.assistant import Assistant
        from qa.replay import replay

        home = read_settings().home_place
        try:
            old = Assistant(Generations(self._root).open(), self._encoder, home)
        except StoreError:  # a first index, or one of another encoder: nothing to compare with
            return True
        self.differences = replay(self.questions, old, Assistant(new, self._encoder, home))
        return not (self._strict and self.regressions)

    @property
    def regressions(self) -> int:
        """How many questions the new generation answers worse."""
        return sum(difference.regression for difference in self.differences or ())

    def lines(self) -> list[str]:
        """Write what was found for people; nothing where nothing was compared."""
        if self.differences is None:
            return []
        changed = len(self.differences)
        total = f"重放验收问题 {len(self.questions)} 个：不变 {len(self.questions) - changed}，变化 {changed}"
        return [*(d.line() for d in self.differences), f"{total}，其中退步 {self.regressions}。"]

    def to_dict(self) -> dict[str, Any] | None:
        """Give what was found for JSON."""
        if self.differences is None:
            return None
        return {
            "questions": len(self.questions),
            "regressions": self.regressions,
            "differences": [difference.to_dict() for difference in self.differences],
        }


@golden.command("add")
def add(
    questions: Annotated[list[str], typer.Argument(metavar="问题...", help="要加入的问题。")], index: IndexOption = None
) -> None:
    """加入验收问题；已有的不重复加入。"""
    path = _path(index)
    added = add_golden(path, questions)
    print_line(f"已加入 {added} 个验收问题，共 {len(read_golden(path))} 个（{path}）。")


@golden.command("list")
def list_(index: IndexOption = None) -> None:
    """列出验收问题。"""
    questions = read_golden(_path(index))
    for number, one in enumerate(questions, 1):
        print_line(f"{number}　{one.question}{'　（有标准答案）' if one.case else ''}")
    print_line(f"共 {len(questions)} 个验收问题。")


@golden.command("remove")
def remove(
    number: Annotated[int, typer.Argument(metavar="序号", help="yanxiaoge golden list 列出的序号。")],
    index: IndexOption = None,
) -> None:
    """删去一个验收问题。"""
    print_line(f"已删去：{remove_golden(_path(index), number)}")


def _path(index: Path | None) -> Path:
    return (index or read_settings().index).expanduser() / FILE
