"""What one input may cost a child process, and how the operating system is told."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from math import ceil

if sys.platform != "win32":
    import resource


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one input; where the system knows no resource limits, time and answer are still bounded."""

    seconds: float = 30.0
    """Wall clock an input, not counting the child's start; processor time is bounded a second later. Where a reader
    tells its steps (`corpus.pace`): to the first step, and from each to the next."""
    longest: float = 36_000.0
    """Wall clock an input in all: `seconds` and what its steps ask for, but never more than this."""
    memory: int = 1 << 30
    """Bytes of private writable memory a child may have, its libraries included."""
    output: int = 1 << 28
    """Bytes an answer may have."""


def confine(limits: Limits) -> None:
    """Limit this process for good: memory, no core file, no byte written to a file, few files open.

    Memory is RLIMIT_DATA, which counts private writable pages. RLIMIT_AS would also count what is only mapped or
    reserved: `import faiss, tokenizers` takes 1.5 GB of addresses for 50 MB of memory. Shared mappings are not counted.
    """
    if sys.platform == "win32":
        return
    for what, value in (
        (resource.RLIMIT_DATA, limits.memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        with suppress(OSError, ValueError):  # a stricter hard limit is already set
            resource.setrlimit(what, (value, value))


def renew_processor_time(limits: Limits, seconds: float = 0.0) -> None:
    """Let the next input or step have its share of processor time, whatever those before it used."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = ceil(used.ru_utime + used.ru_stime + max(limits.seconds, seconds)) + 1
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def die_with_parent(parent: int) -> None:
    """Have Linux kill this process when the thread that started it ends; elsewhere the closed pipe ends it."""
    if sys.platform != "linux":
        return
    import ctypes
    import signal

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
