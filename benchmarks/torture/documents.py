"""Damaged and hostile report files: none may crash, hang or bloat the builder; each is read, or refused by name.

    python -m benchmarks.torture.documents [COUNT]

reads COUNT mutants (10,000 by default) of a sound report in every format, and the bombs made by hand, as a build
does: in child processes with limits. Deterministic; the file of a failure can be made again from its name.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.torture.document_bombs import bombs
from benchmarks.torture.document_mutants import mutate
from benchmarks.torture.document_seeds import seed
from corpus.dedup import deduplicate
from corpus.errors import ReportError
from corpus.read import read_report
from corpus.readers import SUFFIXES
from corpus.sandbox import Limits, run_in_children
from index.passages import passages_of

PICTURES = tuple(suffix for suffix in SUFFIXES if suffix in (".png", ".jpg", ".jpeg"))
"""Text recognition takes a second each, so that there are fewer of them."""
PLAIN = tuple(suffix for suffix in SUFFIXES if suffix not in PICTURES)
_BATCH = 200
"""Files on the disk at a time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    how: str
    """read, refused (a message of the reader's own), stopped (by the sandbox), unforeseen, or astray."""
    seconds: float
    megabytes: float
    """Peak resident memory of the child; 0 where it was killed."""
    said: str = ""


def read(path: bytes) -> bytes:
    """Read one file in a child as a build does, and tell as JSON how that went."""
    started = time.perf_counter()
    how, said = _read(Path(path.decode()))
    return json.dumps([how, time.perf_counter() - started, _peak(), said]).encode()


def _peak() -> float:
    """Give the peak resident MiB of this process; `getrusage` would count what the parent had when it forked."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _read(path: Path) -> tuple[str, str]:
    try:
        report = read_report(path)
        kept, removals = deduplicate(report.paragraphs)
        passages_of(report, kept, removals)
    except ReportError as error:
        message = str(error)
        return ("refused", message) if path.name in message else ("unforeseen", f"names no file: {message}")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - what is looked for
        return "unforeseen", f"{type(error).__name__}: {error}"[:200]
    astray = [p.id for p in report.paragraphs if report.text[p.start : p.end] != p.text]
    return ("astray", f"offsets of {astray[0]}") if astray else ("read", "")


def examine(files: Iterator[tuple[str, bytes]], folder: Path, limits: Limits | None = None) -> Iterator[Outcome]:
    """Read files, given as names and contents, in children."""
    while batch := list(islice(files, _BATCH)):
        paths = [folder / name for name, _ in batch]
        for path, (_, data) in zip(paths, batch, strict=True):
            path.write_bytes(data)
        del batch
        yield from _examine(paths, limits or Limits())
        for path in paths:
            path.unlink()


def _examine(paths: Sequence[Path], limits: Limits) -> Iterator[Outcome]:
    names = [path.name for path in paths]
    answers = run_in_children(f"{__spec__.name}:read", [bytes(path) for path in paths], names=names, limits=limits)
    for name, answer in zip(names, answers, strict=True):
        if isinstance(answer, ReportError):
            yield Outcome(name, "stopped", 0.0, 0.0, str(answer))
        else:
            how, seconds, megabytes, said = json.loads(answer)
            yield Outcome(name, how, seconds, megabytes, said)


def mutants(count: int, suffixes: Sequence[str] = (*PLAIN * 4, *PICTURES)) -> Iterator[tuple[str, bytes]]:
    """Yield `count` damaged files of these formats in turn; the name's number is the random seed."""
    seeds = [(suffix, made) for suffix in suffixes if (made := seed(suffix))]
    for number in range(count):
        suffix, data = seeds[number % len(seeds)]
        yield f"{number}{suffix}", mutate(data, random.Random(number))


def run(count: int) -> list[tuple[str, str]]:
    """Examine `count` mutants and the bombs, the large ones too where `count` is at least 1,000."""
    rows: list[tuple[str, str]] = []
    for what, files in (
        (f"{count} mutated files", mutants(count)),
        ("bombs made by hand", bombs(SUFFIXES, large=count >= 1_000)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            rows += [(f"{what}: {name}", figure) for name, figure in figures(list(examine(files, Path(folder))))]
    return rows


def figures(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    """Sum up: how many ended how, the slowest and the largest, and every one that should not have been."""
    how = Counter(outcome.how for outcome in outcomes)
    limits = Limits()
    over = sum(o.seconds > limits.seconds or o.megabytes > limits.memory >> 20 for o in outcomes)
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    largest = max(outcomes, key=lambda outcome: outcome.megabytes)
    rows = [
        ("crashes of the builder", "0"),
        (f"over {limits.seconds:g} s or {limits.memory >> 20} MiB", str(over)),
        ("read", f"{how['read']} of {len(outcomes)}"),
        ("refused by the reader, by name", str(how["refused"])),
        ("stopped by the sandbox, by name", str(how["stopped"])),
        ("errors nobody foresaw, caught by the sandbox", str(how["unforeseen"])),
        ("offsets astray", str(how["astray"])),
        ("slowest", f"{slowest.seconds:.1f} s ({slowest.name})"),
        ("largest child", f"{largest.megabytes:.0f} MiB ({largest.name})"),
    ]
    bad = [outcome for outcome in outcomes if outcome.how in ("stopped", "unforeseen", "astray")]
    return rows + [(f"  {outcome.how}", f"{outcome.name}: {outcome.said}") for outcome in bad]


def main(arguments: Sequence[str]) -> int:
    """Run and print; exit status 1 when offsets were astray or an error was unforeseen."""
    rows = run(int(arguments[0]) if arguments else 10_000)
    for promise, figure in rows:
        print(f"{promise:<70} {figure}")
    return int(any(promise.endswith(("  unforeseen", "  astray")) for promise, _ in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
