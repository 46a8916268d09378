"""Every test starts real child processes; the functions they run are in a module of their own, as any user's are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import ReportError, SandboxError
from corpus.sandbox import Limits, run_in_children, usable_cores

MODULE = """
import os, sys, time
from corpus import pace
from corpus.errors import ReportError

served = 0

def act(item):
    global served
    served += 1
    match item.decode():
        case "refuse": raise ReportError("文件“坏.txt”是空的。")
        case "raise": raise ValueError("列数不对")
        case "leave": sys.exit(0)
        case "loop":
            while True: pass
        case "sleep": time.sleep(60)
        case "steps":
            for _ in range(10):
                time.sleep(.1)
                pace.step()
        case "step then sleep":
            pace.step(100)
            pace.step(0)
            time.sleep(60)
        case "many steps":
            while True:
                time.sleep(.05)
                pace.step(0)
        case "bomb": bytearray(2 << 30)
        case "slow bomb":
            hoard = []
            while True: hoard.append(bytearray(1 << 20))
        case "exit": os._exit(3)
        case "segfault": os.kill(os.getpid(), 11)
        case "long": return bytes(2 << 20)
        case "print":
            print("x" * 100_000, file=sys.stderr)
            print("x" * 100_000, flush=True)
            os.write(1, b"x" * 100_000)
            return sys.stdin.buffer.read() + b"printed"
        case "write":
            with open(os.environ["SANDBOX_FILE"], "wb") as file: file.write(b"x")
        case "open": return str(len([open(os.devnull) for _ in range(100)])).encode()
        case "leak":
            global kept
            kept = bytearray(150 << 20)
            return b"leaked"
        case "large": return str(len(bytearray(150 << 20)) >> 20).encode()
        case "die second":
            if served > 1: os._exit(4)
            return b"first"
        case "pid": return str(os.getpid()).encode()
        case "slowly": time.sleep(.05)
        case "path": return "\\n".join(sys.path).encode()
    return item.upper()

def echo(item): return item
"""


@pytest.fixture(autouse=True)
def acting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "acting.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)


def run(*items: str, workers: int = 1, **limits: float) -> list[str]:
    """Give the answers as text, errors with a mark."""
    answers = run_in_children(
        "acting:act",
        [item.encode() for item in items],
        names=[f"{item}.txt" for item in items],
        workers=workers,
        limits=Limits(**limits),  # type: ignore[arg-type]
    )
    return [f"!{answer}" if isinstance(answer, ReportError) else answer.decode() for answer in answers]


def children() -> set[int]:
    """List the child processes of this one, dead but unreaped ones too."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == os.getpid():
            found.add(int(stat.parent.name))
    return found


def test_fifty_items_come_back_in_order_from_two_children():
    assert run(*(f"甲{n}" if n % 7 else "slowly" for n in range(50)), workers=2) == [
        f"甲{n}" if n % 7 else "SLOWLY" for n in range(50)
    ]


def test_no_items_start_no_child():
    assert run() == []


def test_a_child_serves_many_items():
    assert len(set(run("pid", "pid", "pid", "pid"))) == 1


@pytest.mark.parametrize(
    ("item", "error"),
    [
        ("refuse", "文件“坏.txt”是空的。"),
        ("raise", "文件“raise.txt”无法读取（ValueError：列数不对）：请检查文件是否损坏。"),
        ("leave", "文件“leave.txt”无法读取（SystemExit：0）：请检查文件是否损坏。"),
        ("exit", "文件“exit.txt”使读取程序崩溃（退出码 3）：请检查文件是否损坏。"),
        ("segfault", "文件“segfault.txt”使读取程序崩溃（信号 11）：请检查文件是否损坏。"),
        ("bomb", "文件“bomb.txt”需要超过 200 MB 内存：请拆分后再试，或检查文件是否损坏。"),
        ("slow bomb", "文件“slow bomb.txt”需要超过 200 MB 内存：请拆分后再试，或检查文件是否损坏。"),
        ("long", "文件“long.txt”的内容超过 1 MB：请拆分后再试。"),
    ],
)
def test_only_the_bad_item_fails(item: str, error: str):
    assert run("a", item, "b", memory=200 << 20, output=1 << 20) == ["A", f"!{error}", "B"]


def test_an_item_that_gets_on_has_more_time():
    assert run("steps", "b", seconds=0.5) == ["STEPS", "B"]


@pytest.mark.parametrize("item", ["loop", "sleep", "step then sleep", "many steps"])
def test_a_hanging_item_is_cut_short(item: str):
    before = time.monotonic()
    assert run("a", item, "b", seconds=0.5) == [
        "A",
        f"!文件“{item}.txt”读取超过 0.5 秒：请拆分后再试，或检查文件是否损坏。",
        "B",
    ]
    assert 0.5 <= time.monotonic() - before < 5


def test_what_a_library_prints_or_reads_does_not_reach_the_frames():
    assert run("print", "a") == ["printed", "A"]


def test_a_child_writes_no_file_and_opens_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SANDBOX_FILE", str(tmp_path / "written"))
    answers = run("write", "open")
    assert [answer.split("：")[0] for answer in answers] == [
        "!文件“write.txt”无法读取（OSError",
        "!文件“open.txt”无法读取（OSError",
    ]
    assert (tmp_path / "written").stat().st_size == 0


def test_what_an_item_leaves_behind_fails_no_other():
    assert run("leak", "large", "die second", memory=250 << 20) == ["leaked", "150", "first"]


def test_a_child_killed_from_outside_is_replaced():
    before = children()
    killer = threading.Timer(0.4, lambda: [os.kill(pid, signal.SIGKILL) for pid in children() - before])
    killer.start()
    assert run("sleep", "a") == ["!文件“sleep.txt”使读取程序崩溃（信号 9）：请检查文件是否损坏。", "A"]


def test_a_child_finds_modules_where_its_parent_does(tmp_path: Path):
    assert run("path")[0].split("\n")[0] == str(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="lists processes in /proc")
class TestNothingIsLeft:
    def started(self) -> Iterator[bytes | ReportError]:
        before = children()
        answers = run_in_children("acting:act", [b"a", b"sleep", b"loop"] * 20, workers=2)
        assert next(answers) == b"A"
        assert len(children() - before) == 2
        return answers

    def test_after_the_last_item(self):
        before = children()
        run("a", "exit", "b", workers=2)
        assert children() - before == set()

    def test_after_closing_early(self):
        before = children()
        self.started().close()  # type: ignore[attr-defined]
        assert children() - before == set()

    def test_after_the_consumer_raised(self):
        before = children()
        with pytest.raises(KeyboardInterrupt), closing(self.started()):  # type: ignore[type-var]
            raise KeyboardInterrupt
        assert children() - before == set()


def test_children_die_with_a_killed_parent(tmp_path: Path):
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from corpus.sandbox import run_in_children\n"
        "for answer in run_in_children('acting:act', [b'pid', b'sleep', *[b'a'] * 20], workers=1):\n"
        "    print(answer.decode(), flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        time.sleep(0.6)
        pids = children_of(parent.pid)
        parent.kill()
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() and state(pid) != "Z" for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert pids
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists() and state(pid) != "Z"] == []


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="utf-8").split()]


def state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


@pytest.mark.parametrize("function", ["acting:absent", "no_such_module:act"])
def test_a_function_that_cannot_be_imported(function: str):
    with pytest.raises(SandboxError, match="无法启动读取报告的子进程（"):
        list(run_in_children(function, [b"a", b"b"]))


def test_an_item_may_be_empty_large_and_hold_any_byte():
    items = [b"", bytes(range(256)) * 40_000, b"\n"]
    assert list(run_in_children("acting:echo", items, workers=2)) == items


def test_an_item_larger_than_memory_fails_alone():
    items = [bytes(150 << 20), b"a"]
    large, small = run_in_children("acting:echo", items, workers=1, limits=Limits(memory=100 << 20))
    assert str(large) == "文件“第 1 个”需要超过 100 MB 内存：请拆分后再试，或检查文件是否损坏。"
    assert small == b"a"


def test_usable_cores_are_those_that_the_process_may_use():
    assert usable_cores() == len(os.sched_getaffinity(0))
