"""Print every figure of the main job: answers by kind, start, memory, speed. Run by `make bench`.

With a data folder (`make bench DATA=…`) the public retrieval sets in it are measured too.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.process import run_command
from corpus.read import SHIPPED
from index.build import build_index
from qa.assistant import Assistant
from qa.evaluate import evaluate_questions, read_questions
from qa.metrics.passagesets import retrieval_folders
from qa.metrics.retrieval import measure_folder
from qa.metrics.summary import table

SETS = Path(__file__).parents[1] / "tests" / "data"
QUESTION = "2026年要改造多少个老旧小区？"
_RUNS = 5
_WARM = 200


def main() -> None:
    """Measure in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "index"
        _print("## Speed (shipped page)", _speed(root))
        assistant = Assistant.open(root)
        for path in sorted(SETS.glob("questions*.jsonl")):
            cases = read_questions(path)
            _print(f"## {path.name}: {len(cases)} questions", table(evaluate_questions(assistant, cases)))
        for data in sys.argv[1:]:
            _print(
                "## Retrieval (yanxiaoge evaluate --retrieval)",
                "\n".join(measure_folder(folder).table() for folder in retrieval_folders(Path(data))),
            )


def _speed(root: Path) -> str:
    started = time.perf_counter()
    build_index([SHIPPED], root)
    build = time.perf_counter() - started
    runs = [run_command(["ask", QUESTION, "--index", str(root)]) for _ in range(_RUNS)]
    assistant = Assistant.open(root)
    warm = [_timed(assistant) for _ in range(_WARM)]
    return "\n".join(
        [
            f"build the shipped index    {build:8.2f} s   (bar: 2 s)",
            f"process start to answer    {statistics.median(r.seconds for r in runs):8.2f} s   (bar: 0.8 s)",
            f"peak memory of that        {statistics.median(r.megabytes for r in runs):8.0f} MB  (bar: 200 MB)",
            f"torch imported             {any(r.imported_torch for r in runs)!s:>8}     (bar: False)",
            f"warm answer, median        {statistics.median(warm) * 1000:8.2f} ms  (bar: 10 ms)",
        ]
    )


def _timed(assistant: Assistant) -> float:
    started = time.perf_counter()
    assistant.ask(QUESTION)
    return time.perf_counter() - started


def _print(heading: str, text: str) -> None:
    sys.stdout.write(f"{heading}\n{text}\n\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
