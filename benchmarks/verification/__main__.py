"""`python -m benchmarks.verification [FOLDER]`: a table of what is caught, what passes, and the time of a sentence."""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.verification.cases import Case, blind_cases, written_cases
from benchmarks.verification.generated import generated_cases
from corpus.read import read_report
from index.embed import SHIPPED_ENCODER
from index.soft import SoftMatch
from index.static import StaticEncoder
from qa.verify import Verifier

_REPORTS = 120


def main() -> None:
    """Print a line for each kind, then the sums."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verification", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="reports to make further cases from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=30, help="generated cases of each kind")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the places of one half, by their names' bytes")
    parser.add_argument("--failures", action="store_true", help="print what went wrong")
    args = parser.parse_args()
    soft = SoftMatch(StaticEncoder.load(SHIPPED_ENCODER))
    cases: list[tuple[str, Case]] = [("手写", case) for case in written_cases()]
    if args.folder:
        cases += [(f"未见 {name}", case) for name, case in blind_cases(args.folder)]
        files = [f for f in sorted(args.folder.rglob("*.md")) if args.half in (None, _half(f.parent.name))]
        files = files[:: max(1, len(files) // _REPORTS)]
        reports = [read_report(file) for file in files]
        cases += [("生成", case) for case in generated_cases(reports, args.seed, args.count)]
    _print(cases, soft, failures=args.failures)


def _half(name: str) -> int:
    return sum(name.encode()) % 2


def _print(cases: Iterable[tuple[str, Case]], soft: SoftMatch, *, failures: bool) -> None:
    right: dict[tuple[str, bool, str], list[bool]] = defaultdict(list)
    seconds, worked = [], []
    for source, case in cases:
        reports = {report.id: report for report in case.reports}
        year = max((report.year for report in case.reports if report.year), default=None)
        verifier = Verifier(case.hits, question="", soft=soft, year=year, report=reports.__getitem__)
        started, working = time.perf_counter(), time.process_time()
        verified = verifier.check(case.sentence)
        seconds.append(time.perf_counter() - started)
        worked.append(time.process_time() - working)
        passed = verified.statement is not None
        right[source, case.true, case.kind].append(passed == case.true)
        if failures and passed != case.true:
            quotes = [s.quote.text for s in verified.statement.sources] if verified.statement else verified.reason
            print(f"{source} {'真' if case.true else '假'} {case.kind}: {case.sentence} → {quotes}")
    for (source, true, kind), found in right.items():
        print(f"{source}\t{'真' if true else '假'}\t{kind}\t{sum(found)}/{len(found)}")
    for true, said in ((False, "lies caught"), (True, "true passed")):
        found = [one for (_, t, _), ones in right.items() if t == true for one in ones]
        print(f"{said}: {sum(found)}/{len(found)} = {sum(found) / len(found):.3f}")
    for said, values in (("a sentence", seconds), ("of the processor's time", worked)):
        print(f"{said}: median {statistics.median(values) * 1e3:.2f} ms, p95 {_p95(values) * 1e3:.2f} ms")


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


main()
