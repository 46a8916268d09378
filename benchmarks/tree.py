"""A child process with the memory of all it starts, and what this process holds in memory. Linux only (`/proc`).

Peak memory is the larger of two figures: the child's high-water mark, kept by the kernel (`VmHWM`, which the child
reports at its end), and, where the child starts others, the highest sum of all their proportional set sizes (Pss, so
that a page shared by two counts once), sampled ten times a second. `ru_maxrss` would not do: before its exec a child is
a copy of this process, and that copy's size stays in it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROC = Path("/proc")
MB = 1e6
_KIB = 1024
_PAUSE = 0.1
_LAST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Child:
    """One finished process."""

    seconds: float
    """From start to end, the interpreter's own start included."""
    peak_mb: float
    said: dict[str, Any]
    """The JSON object in the last line of its output; `peak` in it is what `highest_mb` gave there."""


def run_child(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Child:
    """Run a program that ends its output with a JSON line; raises RuntimeError with its last words when it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        ended = threading.Event()
        peak: list[int] = [0]
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=dict(environment),
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        watcher = threading.Thread(target=_watch, args=(process.pid, ended, peak))
        try:
            watcher.start()
            status = process.wait()
            seconds = time.perf_counter() - started
        except BaseException:  # Ctrl-C does not reach a session of its own
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            ended.set()
        watcher.join()
        out.seek(0)
        err.seek(0)
        if status:
            raise RuntimeError(f"{command[2]} {command[3]}: {err.read().decode(errors='replace')[-_LAST_WORDS:]}")
        said = json.loads(out.read().splitlines()[-1])
        return Child(seconds, max(said["peak"], peak[0] / MB), said)


def resident_mb() -> dict[str, float]:
    """Give this process's resident set, its proportional share (Pss) and the anonymous part, which no file backs."""
    rollup = _fields(PROC / "self" / "smaps_rollup")
    return {name: rollup[name] * _KIB / MB for name in ("Rss", "Pss", "Anonymous")}


def highest_mb() -> float:
    """Give the largest resident set this process has had."""
    return _fields(PROC / "self" / "status")["VmHWM"] * _KIB / MB


def _watch(session: int, ended: threading.Event, peak: list[int]) -> None:
    while not ended.wait(_PAUSE):
        members = list(_members(session))
        if len(members) > 1:  # one alone has its exact mark from the kernel
            peak[0] = max(peak[0], sum(map(_share, members)))


def _members(session: int) -> Iterator[Path]:
    for process in PROC.glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # ended meanwhile
            continue
        if int(fields[3]) == session:
            yield process


def _share(process: Path) -> int:
    try:
        return _fields(process / "smaps_rollup")["Pss"] * _KIB
    except (OSError, KeyError):  # ended meanwhile
        return 0


def _fields(path: Path) -> dict[str, int]:
    """Read the kB lines of a status or smaps file."""
    rows = (line.split() for line in path.read_text().splitlines())
    return {row[0].rstrip(":"): int(row[1]) for row in rows if row[-1:] == ["kB"]}
