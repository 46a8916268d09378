"""Measure the index over thousands of reports, and other systems doing the same. Run by `make bench-scale DATA=…`.

The data folder holds `reports/reports.jsonl.xz`. Everything runs on two cores and in a folder that is thrown away; a
full run prints a table and writes `results.json` beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import OURS, PEERS, PEERS_PYTHON, Case, Measured, System, measure
from benchmarks.scaledata import SEED, RawReport, cut_queries, read_reports, spread, unpack
from benchmarks.scaletable import growth, table, verdicts
from corpus.errors import InputError

RESULTS = Path(__file__).with_name("results.json")
CORES = 2
QUERIES = 200


@dataclass(frozen=True, slots=True)
class Result:
    """All of a run."""

    systems: dict[str, Measured]
    """Ours first."""
    grown: dict[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write; gives the exit status."""
    options = _options().parse_args(arguments)
    try:
        everything = read_reports(options.data)
        reports = spread(everything, options.reports or len(everything))
        _use_cores()
        result = run(reports, options.queries, _peers() if options.peers else ())
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    whole = len(reports) == len(everything) and options.queries == QUERIES
    figures = {name: measured.figures for name, measured in result.systems.items()}
    print(f"{len(reports)} reports, {options.queries} queries, {_cores()} cores", end="\n\n")
    print(table(figures, result.grown, judged=whole))
    out = options.out or (RESULTS if whole else None)
    if out:
        record = _record(result, len(reports), options.queries, judged=whole)
        out.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def run(reports: Sequence[RawReport], queries: int, peers: Sequence[System]) -> Result:
    """Measure ours and the peers over all reports, then ours over every tenth.

    Raises:
        InputError: the reports are too short to cut the queries from.
        RuntimeError: a stage fails.
    """
    systems: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="yanxiaoge-scale-") as place:
        folder = Path(place)
        case = _unpacked(reports, queries, folder / "all")
        small = _unpacked(reports[::10], queries, folder / "tenth")
        for system in (OURS, *peers):
            sys.stderr.write(f"{system.name}: {len(reports)} reports …\n")
            systems[system.name] = measure(system, case, folder / system.module)
        tenth = measure(OURS, small, folder / "tenth-index", changing=False)
    return Result(systems, growth(systems[OURS.name].figures, tenth.figures))


def _unpacked(reports: Sequence[RawReport], queries: int, folder: Path) -> Case:
    """Write the reports and queries cut from them; the middle report is the one that is removed and put back."""
    unpack(reports, folder / "reports")
    asked = folder / "queries.json"
    asked.write_text(json.dumps(cut_queries(reports, queries)), encoding="utf-8")
    return Case(folder / "reports", reports[len(reports) // 2].name, asked)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("data", type=Path, help="folder that holds reports/reports.jsonl.xz")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="measure ours alone")
    parser.add_argument("--reports", type=int, help="try out with this many reports; bars are not judged")
    parser.add_argument("--queries", type=int, default=QUERIES, help="queries to put (%(default)s)")
    parser.add_argument("--out", type=Path, help="where to write the figures of a trial run")
    return parser


def _peers() -> Sequence[System]:
    """Give the other systems; raises InputError where their environment has not been made."""
    if not PEERS_PYTHON.is_file():
        raise InputError("没有 .venv-peers，量不了其他系统：请用 make bench-scale 运行，或加 --no-peers。")
    return PEERS


def _use_cores() -> None:
    """Keep this process and its children on two cores."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _record(result: Result, reports: int, queries: int, *, judged: bool) -> dict[str, Any]:
    machine = {"cores": _cores(), "system": platform.system(), "python": platform.python_version()}
    own = result.systems[OURS.name].figures
    return {
        "machine": machine,
        "reports": reports,
        "queries": queries,
        "seed": SEED,
        "units": {"MB": "1,000,000 bytes", "seconds": "build, add, remove, open", "milliseconds": "all other times"},
        "systems": {
            name: {"versions": measured.versions, **{key: round(value, 4) for key, value in measured.figures.items()}}
            for name, measured in result.systems.items()
        },
        "growth": {key: round(value, 2) for key, value in result.grown.items()},
        "met": verdicts(own, result.grown) if judged else {},
    }


if __name__ == "__main__":
    sys.exit(main())
