"""A command line run in a process of its own, with the time and memory the operating system counted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

_PROGRAM = """
import sys
sys.argv = ["yanxiaoge", *sys.argv[1:]]
from app import run
try:
    run()
finally:
    sys.stderr.write("torch" if "torch" in sys.modules else "")
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process."""

    seconds: float
    megabytes: float
    """Peak resident set."""
    imported_torch: bool


def run_command(arguments: Sequence[str]) -> Run:
    """Run `yanxiaoge` with these arguments; raises RuntimeError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read()
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise RuntimeError(said.decode())
    return Run(seconds, usage.ru_maxrss / 1024, b"torch" in said)
