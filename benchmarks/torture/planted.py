"""Promise 5: nothing is unpickled; a payload planted in any file of an index does not run."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path

from benchmarks.torture.mutants import put, seal
from benchmarks.torture.tally import Tally
from benchmarks.torture.world import World
from index.generations import Generations
from index.manifest import MANIFEST
from index.naming import CURRENT

_ROOT = Path(__file__).resolve().parents[2]
_EXTRA = ("payload.pkl", "pytorch_model.bin", "vectors.pkl", "sitecustomize.py")
_CONTROLS = (
    "import pickle, sys; pickle.load(open(sys.argv[1], 'rb'))",
    "import numpy, sys; numpy.load(sys.argv[1], allow_pickle=True)",
)


def run(folder: Path, *, quick: bool) -> Iterator[Tally]:  # noqa: ARG001 - it is quick
    """Read the tree, then plant payloads."""
    yield _tree()
    world = World(folder)
    for _ in range(2):
        world.step()
    yield _planted(world)


def _tree() -> Tally:
    """Apply the rules that the tests keep to every Python file."""
    rules = import_module("tests.test_shape")
    tally = Tally(5, "no pickle, allow_pickle=True, torch.load, eval in the tree")
    for path in rules.all_files():
        found = rules.unsafe(path.read_text(encoding="utf-8"))
        tally.count(f"{path.relative_to(_ROOT)}: {found}" if found else None)
    return tally.finish("files")


def _planted(world: World) -> Tally:
    """Put a payload in the place of every file, under wrong and under right hashes, and beside them."""
    tally = Tally(5, "payloads planted in each file, under wrong and right hashes")
    mark = world.folder / "it-ran"
    found: Counter[str] = Counter()
    payloads = (_pickled(mark), _array(mark))
    for code, payload in zip(_CONTROLS, payloads, strict=True):
        tally.count(None if _runs(code, payload, mark) else "control: the payload does not run even when unpickled")
    names = [file.name for file in Generations(world.root).current().manifest.files]
    for name, payload, sealed in product((*names, *_EXTRA, MANIFEST, CURRENT), payloads, (False, True)):
        if sealed and name in (MANIFEST, CURRENT):
            continue
        newest = Generations(world.root).current().path
        put(world.root / CURRENT if name == CURRENT else newest / name, payload)
        if sealed:
            seal(world)
        seen = world.look()
        world.step()  # an incremental build reads the old index too
        world.step(full=True)  # a sound index for the next turn
        ran = "it ran" if mark.exists() else ""
        mark.unlink(missing_ok=True)
        found["stopped" if seen.error or seen.broken else "stood in for" if seen.notice else "passed over"] += 1
        tally.count(f"{name}: {ran}" if ran else None)
    tally.count(world.look().trouble() or None)
    return tally.finish(", ".join(f"{what} {times}" for what, times in found.items()))


def _runs(code: str, payload: bytes, mark: Path) -> bool:
    file = mark.with_name("control")
    file.write_bytes(payload)
    subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, check=False)
    ran = mark.exists()
    mark.unlink(missing_ok=True)
    return ran


def _pickled(mark: Path) -> bytes:
    """Write by hand the pickle that calls `os.mknod(mark)`."""
    return f"cos\nmknod\n(V{mark}\ntR.".encode()


def _array(mark: Path) -> bytes:
    """Give the same as an array of objects in numpy's own format."""
    header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode() + _pickled(mark)
