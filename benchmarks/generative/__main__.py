"""`python -m benchmarks.generative`: every failure of a model many times, and the delay of a verified sentence.

Exit status 1 when one failure was not met with the extracts and one line within the time-out and a second.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.generative.delay import delays
from benchmarks.generative.failures import TIMEOUT_S, Failed, failures
from corpus.read import SHIPPED
from index.build import build_index
from index.embed import SHIPPED_ENCODER
from index.static import StaticEncoder

_QUESTIONS = Path(__file__).parents[2] / "tests" / "data" / "questions.jsonl"


def main() -> int:
    """Print a line a kind, then the delay."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generative", description=__doc__)
    parser.add_argument("--runs", type=int, default=50, help="of each failure")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="generative-") as folder:
        root = Path(folder) / "index"
        encoder = StaticEncoder.load(SHIPPED_ENCODER)
        build_index([SHIPPED], root, encoder=encoder)
        wrong = _print_failures(list(failures(root, encoder, args.runs)))
        _print_delays(list(delays(root, encoder, _QUESTIONS)))
    return int(wrong)


def _print_failures(tried: list[Failed]) -> bool:
    print(f"time-out {TIMEOUT_S:g} s\nkind\truns\twrong\tlongest, s")
    for kind in dict.fromkeys(one.kind for one in tried):
        ours = [one for one in tried if one.kind == kind]
        wrong = [one.wrong for one in ours if one.wrong]
        print(f"{kind}\t{len(ours)}\t{len(wrong)}\t{max(one.seconds for one in ours):.2f}\t{wrong[0] if wrong else ''}")
    return any(one.wrong for one in tried)


def _print_delays(seconds: list[tuple[float, float]]) -> None:
    print(f"sentences: {len(seconds)}")
    for words, values in zip(("last", "first"), zip(*seconds, strict=True), strict=True):
        median, p95 = statistics.median(values) * 1e3, statistics.quantiles(values, n=20)[-1] * 1e3
        print(f"from the sentence's {words} token to the reader: median {median:.1f} ms, p95 {p95:.1f} ms")


sys.exit(main())
