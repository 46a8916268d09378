"""盐小哥 under measurement: `yanxiaoge build` as the operator runs it, then the Python API."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.stages import TOP, Opened, main


class Ours:
    """Adding and removing a report is the same whole `yanxiaoge build` over the folder again."""

    packages: Sequence[str] = ("faiss-cpu", "numpy", "tokenizers")

    def build(self, reports: Path, root: Path) -> float:
        """Run the console script; gives the seconds spent inside `build_index`."""
        from app import run
        from qa.cli import building

        inside: list[float] = []
        command = vars(building)
        inner = command["build_index"]

        def timed(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - passed through
            started = time.perf_counter()
            result = inner(*arguments, **options)
            inside.append(time.perf_counter() - started)
            return result

        command["build_index"] = timed
        sys.argv = ["yanxiaoge", "build", str(reports), "--index", str(root)]
        try:
            run()
        except SystemExit as ended:
            if ended.code:
                raise
        return inside[0]

    def remove(self, reports: Path, root: Path, name: str) -> float:  # noqa: ARG002 - the folder says what is gone
        """Build again."""
        return self.build(reports, root)

    def add(self, reports: Path, root: Path, name: str) -> float:  # noqa: ARG002 - the folder says what is new
        """Build again."""
        return self.build(reports, root)

    def prepare(self) -> None:
        """Import the Assistant, which building does without."""
        import qa.assistant  # noqa: F401

    def open(self, root: Path) -> Opened:
        """Open the Assistant."""
        from qa.assistant import Assistant

        assistant = Assistant.open(root)
        return Opened(lambda query: [hit.passage.text for hit in assistant.search(query, TOP)], assistant.ask)


if __name__ == "__main__":
    main(Ours())
