"""Promise 4: a damaged file is named and refused within two seconds, and the generation before answers."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.torture.mutants import MUTATIONS, OtherEncoder, flip, foreign, put, seal
from benchmarks.torture.tally import Tally
from benchmarks.torture.world import World, look
from index.generations import Generations
from index.manifest import MANIFEST
from index.naming import CURRENT

_MUTANTS = 100
_SEALED = 10
_PATIENCE = 2.0
"""Seconds to refuse and answer, the promise's own bound."""


def run(folder: Path, *, quick: bool) -> Iterator[Tally]:
    """Damage each file of the newest generation, one at a time, in every way."""
    world = World(folder / "one")
    for _ in range(2):
        world.step()
    others = [_other(world, folder, dimensions) for dimensions in (world.encoder.dimensions, 64)]
    newest = Generations(world.root).current()
    names = [file.name for file in newest.manifest.files]
    files = [*(newest.path / name for name in (*names, MANIFEST)), world.root / CURRENT]
    for path in files:
        yield _replaced(world, path, others, _MUTANTS // 20 if quick else _MUTANTS)
    yield _in_place(world, files[:-1])
    yield _other_model_whole(world, others)
    yield _sealed(world, [newest.path / name for name in names], others)


def _other(world: World, folder: Path, dimensions: int) -> World:
    other = World(folder / f"other-{dimensions}", OtherEncoder(world.encoder, dimensions))
    other.stamp = world.stamp - 1
    other.step()
    return other


def _replaced(world: World, path: Path, others: Sequence[World], times: int) -> Tally:
    """Put mutants in the place of one file; what shares its inode stays whole."""
    tally = Tally(4, f"{path.name}: flipped, cut, zeroed, swapped, foreign")
    good, rng, slowest = path.read_bytes(), random.Random(path.name), 0.0
    aside = world.folder / "aside"
    os.link(path, aside)
    mutants = dict.fromkeys(foreign(world, path, others))
    while len(mutants) < times:
        mutants[rng.choice(MUTATIONS)(good, rng)] = None
        mutants.pop(good, None)
    for mutant in mutants:
        put(path, mutant)
        seen = world.look()
        slowest = max(slowest, seen.seconds)
        named = path.name in (seen.notice or "") and any(path.name in problem for problem in seen.problems)
        sound = {world.stamp - 1}
        if path.name == CURRENT:  # its damage may be told as that of what it seems to name, or to prove
            named, sound = bool(seen.notice and seen.problems), {world.stamp - 1, world.stamp}
        wrong = seen.broken or seen.error
        wrong = wrong or ("" if named else f"not named in {seen.notice!r}, {seen.problems}")
        wrong = wrong or ("" if set(seen.stamps) <= sound and len(seen.stamps) == 1 else f"serves {seen.stamps}")
        wrong = wrong or ("" if seen.seconds <= _PATIENCE else f"{seen.seconds:.1f} s")
        tally.count(wrong or None)
    aside.replace(path)
    tally.count(world.look().trouble() or None)
    return tally.finish(f"slowest {slowest:.2f} s")


def _in_place(world: World, files: Sequence[Path]) -> Tally:
    """Flip a byte of the file itself: of both generations where they share it by a hard link."""
    tally = Tally(4, "a byte flipped in place, shared with the generation before or not")
    found: Counter[str] = Counter()
    for path in files:
        good, shared = path.read_bytes(), path.stat().st_nlink > 1
        path.write_bytes(flip(good, random.Random(path.name)))
        seen = world.look()
        told = seen.error if shared else seen.notice or ""
        served = seen.stamps if shared else seen.stamps != (world.stamp - 1,)
        found["shared: refused" if shared else "own: the one before serves"] += 1
        tally.count(seen.broken or (f"{path.name}: {seen}" if served or path.name not in told else None))
        path.write_bytes(good)
    return tally.finish(", ".join(f"{what} {times}" for what, times in found.items()))


def _other_model_whole(world: World, others: Sequence[World]) -> Tally:
    """Open a whole, sound index of another model, or of other dimensions, with this encoder."""
    tally = Tally(4, "a sound index made with another encoder")
    for other in others:
        seen = look(other.root, world.encoder)
        tally.count(seen.broken or (None if "另一个编码器" in seen.error else f"served {seen}"))
        tally.count(other.look().trouble() or None)
    return tally.finish()


def _sealed(world: World, files: Sequence[Path], others: Sequence[World]) -> Tally:
    """Put a foreign or wrongly shaped file in and write manifest and CURRENT anew, so that every hash is right.

    Nothing promises a Chinese sentence here: who can write this can write anything. The process must survive.
    """
    tally = Tally(4, "foreign files under right hashes (tampering): no crash, no hang")
    found: Counter[str] = Counter()
    for path in files:
        good = path.read_bytes()
        for mutant in list(dict.fromkeys(foreign(world, path, others)))[:_SEALED]:
            put(path, mutant)
            seal(world)
            seen = world.look()
            bare = bool(re.match(r"\w+(Error|Exception):", seen.broken))
            found["bare error" if bare else "refused" if seen.error else "answered"] += 1
            tally.count(f"{path.name}: {seen.broken}" if seen.broken and not bare else None)
        put(path, good)
        seal(world)
    tally.count(world.look().trouble() or None)
    return tally.finish(", ".join(f"{what} {times}" for what, times in found.items()))
