"""Keep one child process at work: start it, ask it, tell why it gave no answer, replace it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from threading import Lock
from typing import BinaryIO, cast

from corpus import frames
from corpus.deadline import Deadline
from corpus.errors import ReportError, SandboxError
from corpus.limits import Limits

Answer = bytes | ReportError

_START_SECONDS = 60.0
_DYING_SECONDS = 1.0
"""For a child that has closed its pipe to end by itself, and so to tell why."""
_SLACK = 10_000
"""Bytes by which a message may be longer than the longest answer allowed."""
_BOOT = """
import json, sys
plan = json.loads(sys.argv[1])
sys.path[:] = plan["path"]
from corpus.child import serve
from corpus.limits import Limits
serve(plan["function"], Limits(**plan["limits"]), plan["parent"])
"""
_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "RAYON_NUM_THREADS",
)


class Keeper:
    """One child at a time, started when first asked; `ask` and `end` are for one thread, `stop` for any."""

    def __init__(self, function: str, limits: Limits) -> None:
        self._function = function
        self._limits = limits
        self._lock = Lock()
        self._closed = False
        self._child: subprocess.Popen[bytes] | None = None
        self._asked = 0
        """How many items the present child was given."""
        self._late = False

    def ask(self, item: bytes, name: str) -> Answer:
        """Give the child's answer, or why there is none in a Chinese line with `name`.

        A child that dies or runs out of memory may do so for what items before left behind, so that a fresh one is
        asked again. Raises SandboxError when no child can be started.
        """
        while True:
            fresh = self._start_if_none()
            self._late = False
            frame = self._exchange(frames.ASKED, item, self._limits.seconds)
            self._asked += 1
            if frame and frame[0] != frames.MEMORY:
                return self._told(frame, name)
            status = self.end()
            if fresh or self._late or self._closed:
                return ReportError(f"文件“{name}”{self._cause(status, memory=frame is not None)}")

    def stop(self) -> None:
        """Kill the child and start no other; a waiting `ask` then returns."""
        with self._lock:
            self._closed = True
            child = self._child
            if child:
                _kill(child)

    def end(self) -> int:
        """Kill and reap the child; give its exit status, negative for a signal."""
        with self._lock:
            child, self._child = self._child, None
        if child is None:
            return 0
        with suppress(subprocess.TimeoutExpired):
            child.wait(_DYING_SECONDS)
        _kill(child)
        status = child.wait()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):  # what could not be written is lost with the child
                cast("BinaryIO", pipe).close()
        return status

    def _start_if_none(self) -> bool:
        """Say whether the child is a new one."""
        if self._child and self._child.poll() is None:
            return self._asked == 0
        self.end()
        with self._lock:
            if self._closed:
                raise SandboxError("读取报告的子进程已停止。")
            self._child = self._popen()
            self._asked = 0
        self._late = False
        frame = self._exchange(None, b"", _START_SECONDS)
        if not frame or frame[0] != frames.READY:
            said = frames.to_text(frame[1]) if frame else f"退出码 {self.end()}"
            self.end()
            raise SandboxError(f"无法启动读取报告的子进程（{said}）：请检查安装是否完整、内存是否够用。")
        return True

    def _popen(self) -> subprocess.Popen[bytes]:
        plan = {
            "path": [path or str(os.getcwd()) for path in sys.path],  # noqa: PTH109 - as importing does
            "function": self._function,
            "limits": asdict(self._limits),
            "parent": os.getpid(),
        }
        try:
            return subprocess.Popen(
                [sys.executable, "-I", "-B", "-c", _BOOT, json.dumps(plan)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **dict.fromkeys(_ONE_THREAD, "1"), "TOKENIZERS_PARALLELISM": "false"},
                process_group=0 if sys.platform != "win32" else None,
            )
        except OSError as error:
            raise SandboxError(f"无法启动读取报告的子进程（{error.strerror}）：请检查内存和进程数的限制。") from error

    def _exchange(self, kind: bytes | None, data: bytes, seconds: float) -> tuple[bytes, bytes] | None:
        """Write a frame, where there is one, and read the answer; the child is killed when time is up."""
        child = cast("subprocess.Popen[bytes]", self._child)
        deadline = Deadline(seconds, self._limits.longest, lambda: self._expire(child))
        try:
            if kind:
                with suppress(OSError):  # it is gone, maybe not without a word
                    frames.write_frame(cast("BinaryIO", child.stdin), kind, data)
            while True:
                frame = frames.read_frame(cast("BinaryIO", child.stdout), self._limits.output + _SLACK)
                if not frame or frame[0] != frames.STEP:
                    return frame
                deadline.put_off(int(frame[1]) if frame[1].isdigit() else 0)
        finally:
            deadline.end()

    def _expire(self, child: subprocess.Popen[bytes]) -> None:
        self._late = True
        _kill(child)

    def _told(self, frame: tuple[bytes, bytes], name: str) -> Answer:
        kind, data = frame
        if kind == frames.ANSWER:
            return data
        if kind == frames.REFUSED:
            return ReportError(frames.to_text(data))
        if kind == frames.LARGE:
            return ReportError(f"文件“{name}”的内容超过 {self._limits.output >> 20} MB：请拆分后再试。")
        return ReportError(f"文件“{name}”无法读取（{frames.to_text(data)}）：请检查文件是否损坏。")

    def _cause(self, status: int, *, memory: bool) -> str:
        if memory:
            return f"需要超过 {self._limits.memory >> 20} MB 内存：请拆分后再试，或检查文件是否损坏。"
        if self._late or status == -getattr(signal, "SIGXCPU", 0):
            return f"读取超过 {self._limits.seconds:g} 秒：请拆分后再试，或检查文件是否损坏。"
        how = f"信号 {-status}" if status < 0 else f"退出码 {status}"
        return f"使读取程序崩溃（{how}）：请检查文件是否损坏。"


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it started."""
    with suppress(OSError):
        if sys.platform != "win32":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
