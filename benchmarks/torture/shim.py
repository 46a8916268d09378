"""The shim between this process and libc: compiled once, armed in a child."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

LOADED = "YANXIAOGE_TORTURE_SHIM"
"""Environment variable: where the compiled shim lies; set for the process that has it loaded."""
NO_COMPILER = "no C compiler (cc) to build the shim with"
_MODES = ("off", "record", "kill before", "kill after", "fail once", "fail for good")


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a process at its calls on files below a folder; calls are numbered from 0."""

    folder: Path
    mode: str
    step: int = 0
    error: int = 0
    reads: bool = False
    """Calls that only read count too."""
    log: Path | None = None
    """Where `record` writes."""

    def arm(self) -> None:
        """Begin, in this process."""
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600) if self.log else -1
        library = ctypes.CDLL(os.environ[LOADED])
        library.torture_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long, *[ctypes.c_int] * 3]
        arguments = (_MODES.index(self.mode), self.step, self.error, self.reads, log)
        library.torture_arm(os.fsencode(self.folder), *arguments)


def disarm() -> int:
    """Stop, and say how many calls were counted."""
    library = ctypes.CDLL(os.environ[LOADED])
    library.torture_steps.restype = ctypes.c_long
    return int(library.torture_steps())


def compiled(folder: Path) -> Path | None:
    """Compile into the folder; None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    target = folder / "shim.so"
    source = Path(__file__).with_suffix(".c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", target, source, "-ldl"], check=True)
    return target


def loaded() -> bool:
    """Say whether this process runs over the shim."""
    return LOADED in os.environ
