"""Promise 1: a build killed anywhere leaves the old index or the new one."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.torture.shim import NO_COMPILER, loaded
from benchmarks.torture.tally import Tally
from benchmarks.torture.world import World

_RANDOM = 200
_STRIDE = 12
"""With --quick only every so manieth call."""


def run(folder: Path, *, quick: bool) -> Iterator[Tally]:
    """Kill at random moments, then before and after each call that changes the disk."""
    yield _at_random(World(folder / "random"), _RANDOM // 10 if quick else _RANDOM)
    for when in ("before", "after"):
        yield _at_each_call(World(folder / when), when, _STRIDE if quick else 1)
        yield _first_build(folder / f"first-{when}", when, _STRIDE if quick else 1)


def _at_random(world: World, times: int) -> Tally:
    tally = Tally(1, "kill -9 at a random moment of a build")
    world.step()
    started = time.perf_counter()
    world.step()
    usual = time.perf_counter() - started
    rng = random.Random(1)
    left: Counter[str] = Counter()
    served = world.stamp
    for _ in range(times):
        world.step(kill_after=rng.uniform(0, 1.2 * usual))
        served = _judge(tally, world, served, left)
    tally.count(world.untidy())
    return tally.finish(_told(left))


def _at_each_call(world: World, when: str, stride: int) -> Tally:
    tally = Tally(1, f"kill -9 {when} each call that changes the disk")
    if not loaded():
        return tally.skip(NO_COMPILER)
    left: Counter[str] = Counter()
    for _ in range(3):
        world.step()
    served = world.stamp
    for at in count(0, stride):
        outcome = world.step(world.fault(f"kill {when}", at))
        if not outcome.killed:
            break
        served = _judge(tally, world, served, left)
    tally.count(world.untidy())
    return tally.finish(_told(left))


def _judge(tally: Tally, world: World, served: int, left: Counter[str]) -> int:
    """Count what a kill left; give the number served now."""
    look = world.look()
    trouble = look.trouble()
    if not trouble and look.stamps[0] not in (served, world.stamp):
        trouble = f"lost: {look.stamps[0]} after {served}"
    tally.count(trouble or None)
    left["trouble" if trouble else "new" if look.stamps[0] == world.stamp else "old"] += 1
    return look.stamps[0] if len(look.stamps) == 1 else served


def _first_build(folder: Path, when: str, stride: int) -> Tally:
    tally = Tally(1, f"the same in an index's first build, {when} each call")
    if not loaded():
        return tally.skip(NO_COMPILER)
    left: Counter[str] = Counter()
    for at in count(0, stride):
        world = World(folder / str(at))
        if not world.step(world.fault(f"kill {when}", at)).killed:
            break
        look = world.look()
        if "没有索引" in look.error:
            left["none yet"] += 1
            tally.count(world.rebuilt())
        else:
            left["new, CURRENT said to be missing" if look.notice else "new"] += 1
            tally.count(look.broken or look.error or (None if look.stamps == (world.stamp,) else f"{look.stamps}"))
    return tally.finish(_told(left))


def _told(left: Counter[str]) -> str:
    return "left: " + ", ".join(f"{name} {times}" for name, times in sorted(left.items()))
