"""The commands put together; every failure is one Chinese line on stderr and a proper exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import typer
from typer.exceptions import Abort, Exit, TyperException

from corpus.errors import InputError, YanxiaogeError
from qa.cli import asking, building, checking, measuring, serving
from qa.cli.golden import golden

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130

cli = typer.Typer(
    name="yanxiaoge",
    help="盐小哥：读政府报告，答中文问题，每句都标出处。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
cli.command("ask")(asking.ask)
cli.command("search")(asking.search)
cli.command("build")(building.build)
cli.add_typer(golden, name="golden")
cli.command("verify")(building.verify)
cli.command("reports")(building.reports)
cli.command("ledger")(building.ledger)
cli.command("serve")(serving.serve)
cli.command("evaluate")(measuring.evaluate)
cli.command("doctor")(checking.doctor)


def main(chat: Callable[[Any], Any] | None = None) -> None:
    """Run the command line and exit; `chat` builds the web chat that `serve` mounts."""
    sys.exit(run(sys.argv[1:], chat))


def run(arguments: list[str], chat: Callable[[Any], Any] | None = None) -> int:
    """Run one command line and give its exit status: 0, 1 failed, 2 wrong use."""
    try:
        status = typer.main.get_command(cli).main(arguments, "yanxiaoge", standalone_mode=False, obj=chat)
    except YanxiaogeError as error:
        return _say(str(error), WRONG_USE if isinstance(error, InputError) else FAILED)
    except TyperException as error:
        return _say(_usage(error), WRONG_USE)
    except Exit as error:
        return int(error.exit_code)
    except (KeyboardInterrupt, Abort):
        return _say("已中断。", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _say(
            f"读写失败（{error.filename or '未知文件'}：{error.strerror}）：请检查路径、权限和磁盘空间。", FAILED
        )
    if status == INTERRUPTED:  # what Typer makes of Ctrl-C
        return _say("已中断。", INTERRUPTED)
    return status if isinstance(status, int) else 0


def _say(sentence: str, status: int) -> int:
    sys.stderr.write(sentence.rstrip() + "\n")
    return status


def _usage(error: TyperException) -> str:
    """Say a usage error in Chinese, with the command whose help explains it."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "yanxiaoge"
    hint = f"请看 {command} --help。"
    parameter = getattr(error, "param", None)
    name = (parameter.metavar or "/".join(parameter.opts)) if parameter else getattr(error, "param_hint", None) or ""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return str(error)
    if kind == "NoSuchOption":
        return f"没有选项 {getattr(error, 'option_name', '')}：{hint}"
    if kind == "MissingParameter":
        return f"缺少参数 {name}：{hint}"
    if kind == "BadParameter":
        return f"参数 {name} 的值不对：{hint}"
    if "No such command" in str(error):
        return "没有这个命令：请看 yanxiaoge --help。"
    return f"命令写法有误（{str(error).rstrip('.')}）：{hint}"
