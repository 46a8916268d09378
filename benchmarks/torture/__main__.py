"""Run the torture and print a row a test; exit status 1 when a promise did not hold. Run by `make torture`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.torture.shim import LOADED, compiled, loaded
from benchmarks.torture.tally import Tally

PROMISES = ("killed", "power", "refused", "damaged", "planted", "crowded")
RESULTS = Path(__file__).with_name("results.json")
# Forked children need a parent without threads.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


def main() -> int:
    """Test the promises named, all by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PROMISES)}; all by default")
    parser.add_argument("--quick", action="store_true", help="a tenth of everything, within a minute")
    parser.add_argument("--json", action="store_true", help="print JSON at the end, and write no file")
    options = parser.parse_args()
    if unknown := set(options.names) - set(PROMISES):
        parser.error(f"no promise is named {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        tallies = _run(options.names or PROMISES, Path(folder).resolve(), quick=options.quick)
    results = json.dumps([tally.to_dict() for tally in tallies], ensure_ascii=False, indent=1) + "\n"
    results = results.replace(f"{Path(folder).resolve()}/", "")
    if options.json:
        sys.stdout.write(results)
    elif not options.quick and not options.names:
        RESULTS.write_text(results, encoding="utf-8")
    return int(any(tally.failures for tally in tallies))


def _run(names: tuple[str, ...] | list[str], folder: Path, *, quick: bool) -> list[Tally]:
    print(f"   {'what was tried':<58} {'runs':>6} {'failed':>6} {'seconds':>8}  note")
    tallies = []
    for name in names:
        for tally in import_module(f"benchmarks.torture.{name}").run(folder / name, quick=quick):
            tallies.append(tally)
            print(tally.row(), flush=True)
    return tallies


def _over_the_shim() -> int:
    """Start again as a process that has the shim below it, if there is a compiler."""
    import subprocess

    with tempfile.TemporaryDirectory(prefix="shim-") as folder:
        shim = compiled(Path(folder))
        environment = {**os.environ, **_ONE_THREAD}
        environment |= {LOADED: str(shim), "LD_PRELOAD": str(shim)} if shim else {LOADED + "_NONE": "1"}
        command = [sys.executable, "-m", "benchmarks.torture", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main() if loaded() or LOADED + "_NONE" in os.environ else _over_the_shim())
