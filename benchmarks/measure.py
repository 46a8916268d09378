"""One system taken through its stages, each a fresh child process."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tree import MB, Child, run_child

ROOT = Path(__file__).resolve().parents[1]
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class System:
    """Where a system's stages are found."""

    name: str
    module: str
    python: Path


OURS = System("盐小哥", "benchmarks.ours", Path(sys.executable))
PEERS = (
    System("LangChain + FAISS", "benchmarks.peers.langchain", PEERS_PYTHON),
    System("txtai hybrid", "benchmarks.peers.txtai", PEERS_PYTHON),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found; the keys are those of `scaletable`."""

    figures: dict[str, float]
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """What every system is given."""

    reports: Path
    """A folder of reports."""
    name: str
    """The report in it that is removed and put back."""
    queries: Path
    """A JSON list of texts."""


def measure(system: System, case: Case, root: Path, *, changing: bool = True) -> Measured:
    """Build in `root`, remove a report, put it back, open and ask; the folder of reports ends as it began.

    The index that is asked is the one those changes leave. Raises RuntimeError when a stage fails.
    """

    def stage(step: str) -> Child:
        command: list[str | Path] = [
            system.python,
            "-m",
            system.module,
            step,
            case.reports,
            root,
            case.name,
            case.queries,
        ]
        return run_child(command, ROOT, _environment())

    built = stage("build")
    figures = {**_times("build", built), "build_peak": built.peak_mb, "size": _megabytes(root)}
    if changing:
        path = case.reports / case.name
        text = path.read_bytes()
        path.unlink()
        try:
            figures |= _times("remove", stage("remove"))
        finally:
            path.write_bytes(text)
        figures |= _times("add", stage("add"))
    asked = {key: value for key, value in stage("ask").said.items() if key != "peak"}
    return Measured(figures | asked, built.said["versions"])


def _times(name: str, child: Child) -> dict[str, float]:
    return {f"{name}_command": child.seconds, name: child.said["seconds"]}


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MB


def _environment() -> dict[str, str]:
    """Leave out the operator's settings, and keep libraries from asking a model hub."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YANXIAOGE_")}
    return kept | {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "true", "PYTHONIOENCODING": "utf-8"}
