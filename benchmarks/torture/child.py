"""Work in a forked process that may be killed, refused or damaged without hurting this one."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from benchmarks.torture.shim import Fault, disarm
from corpus.errors import YanxiaogeError

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the child ended."""

    value: Any = None
    """What the work returned, through JSON."""
    error: str = ""
    """What it raised: the message of an error raised on purpose, else the class too, after `bare`."""
    bare: bool = False
    """The error is not one that the project raises on purpose."""
    killed: bool = False
    """By the shim or by `kill_after`."""
    crashed: str = ""
    """Ended by another signal, or hung."""
    steps: int = 0
    seconds: float = 0.0

    @property
    def unexpected(self) -> str:
        """What no promise allows: a crash, a hang, an error with a traceback."""
        return self.crashed or (self.error if self.bare else "")


class Child:
    """A process that does one piece of work."""

    def __init__(self, work: Callable[[], object], fault: Fault | None = None) -> None:
        self._started = time.perf_counter()
        sys.stdout.flush()
        self._read, write = os.pipe()
        self._id = os.fork()
        if self._id == 0:
            _work(work, fault, write)
        os.close(write)

    def outcome(self, kill_after: float | None = None) -> Outcome:
        """Wait for the end; kill it with -9 after so many seconds."""
        patience = _PATIENCE if kill_after is None else kill_after
        late = not select.select([self._read], [], [], patience)[0]
        if late:
            os.kill(self._id, signal.SIGKILL)
        with os.fdopen(self._read, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(self._id, 0)
        seconds = time.perf_counter() - self._started
        if late and kill_after is None:
            return Outcome(crashed=f"hung for {_PATIENCE:.0f} s", seconds=seconds)
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if number == signal.SIGKILL:
            return Outcome(killed=True, seconds=seconds)
        if number or not said:
            return Outcome(crashed=f"ended by signal {number}, status {status}", seconds=seconds)
        return Outcome(**json.loads(said), seconds=seconds)


def in_child(work: Callable[[], object], fault: Fault | None = None, kill_after: float | None = None) -> Outcome:
    """Do the work in a child and wait for it."""
    return Child(work, fault).outcome(kill_after)


def _work(work: Callable[[], object], fault: Fault | None, pipe: int) -> NoReturn:
    said: dict[str, object] = {}
    try:
        if fault:
            fault.arm()
        try:
            said["value"] = work()
        except YanxiaogeError as error:
            said["error"] = str(error)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is a finding
            said |= {"error": f"{type(error).__name__}: {error}", "bare": True}
        if fault:
            said["steps"] = disarm()
        os.write(pipe, json.dumps(said).encode())
    finally:
        os._exit(0)
