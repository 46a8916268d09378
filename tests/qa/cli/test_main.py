import pytest

from corpus.errors import QuestionError, StoreError
from qa.assistant import Assistant

COMMANDS = ("ask", "search", "build", "verify", "reports", "ledger", "serve", "evaluate")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(cli, command):
    done = cli(command, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: yanxiaoge {command}")


def test_the_help_lists_every_command(cli):
    out = cli("--help").out
    assert [command for command in COMMANDS if f"  {command} " not in out] == []


def test_no_command_at_all_shows_the_help(cli):
    done = cli()
    assert (done.status, done.out) == (2, "")
    assert "盐小哥：读政府报告" in done.err


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("frob",), "没有这个命令：请看 yanxiaoge --help。"),
        (("ask", "--frob"), "没有选项 --frob：请看 yanxiaoge ask --help。"),
        (("search", "x", "-k", "0"), "参数 -k 的值不对：请看 yanxiaoge search --help。"),
        (("search", "x", "-k", "many"), "参数 -k 的值不对：请看 yanxiaoge search --help。"),
        (("ledger", "--format", "xml"), "参数 --format 的值不对：请看 yanxiaoge ledger --help。"),
        (("serve", "--port", "99999"), "参数 --port 的值不对：请看 yanxiaoge serve --help。"),
    ],
)
def test_wrong_use_is_one_line(cli, arguments, error):
    done = cli(*arguments)
    assert (done.status, done.out, done.err) == (2, "", error + "\n")


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (QuestionError("问题是空的。"), 2, "问题是空的。\n"),
        (StoreError("索引已损坏。\n"), 1, "索引已损坏。\n"),
        (OSError(28, "No space left on device", "/盘"), 1, "读写失败（/盘：No space left on device）：请检查路径、权限和磁盘空间。\n"),
        (KeyboardInterrupt(), 130, "已中断。\n"),
    ],
)  # fmt: skip
def test_every_failure_has_its_status_and_its_line(cli, monkeypatch, error, status, line):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(Assistant, "open", fail)
    done = cli("ask", "x")
    assert (done.status, done.out, done.err) == (status, "", line)
