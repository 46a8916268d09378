"""Promise 2: the power is lost in a build, and what was not fsynced with it; the old index or the new one opens."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.torture.crash import Call, Medium, read_log
from benchmarks.torture.shim import NO_COMPILER, loaded
from benchmarks.torture.tally import Tally
from benchmarks.torture.world import World, look

_LOSSES = 500
_FIRST = 100
"""Of these, so many in an index's first build; the others in later ones."""
_CONTROL = 100
_BUILDS = 4


@dataclass(frozen=True, slots=True)
class Trace:
    """One build: the index before it, every call it made, and the numbers served before and after."""

    before: Path
    calls: list[Call]
    old: int | None
    new: int

    def crash(self, after: int, rng: random.Random, into: Path, *, deaf: bool = False) -> None:
        """Write what may be left when the power goes after so many calls."""
        medium = Medium(self.before)
        for call in self.calls[:after]:
            medium.play(call, deaf=deaf)
        medium.lose_power(rng, into)


def run(folder: Path, *, quick: bool) -> Iterator[Tally]:
    """Record builds, then cut each off at random calls."""
    times = _LOSSES // 10 if quick else _LOSSES
    tally = Tally(2, "power lost in a build: unsynced bytes and names lost")
    if not loaded():
        yield tally.skip(NO_COMPILER)
        return
    world = World(folder)
    traces = [_trace(world, number, tally) for number in range(1 + _BUILDS)]
    rng = random.Random(2)
    for turn in range(times):
        trace = traces[0] if turn < times * _FIRST // _LOSSES else rng.choice(traces[1:])
        after = len(trace.calls) if rng.random() < 0.1 else rng.randrange(len(trace.calls))
        trouble = _trouble(world, trace, after, rng, folder / "left")
        tally.count(f"after call {after}: {trouble}" if trouble else None)
    yield tally.finish(f"{sum(len(trace.calls) for trace in traces)} calls recorded, replay equal to the disk")
    yield _control(world, traces[1:], rng, folder / "left", times=_CONTROL // 10 if quick else _CONTROL)


def _control(world: World, traces: list[Trace], rng: random.Random, left: Path, *, times: int) -> Tally:
    """Show that the simulation would find a fault: on a disk that ignores fsync the promise must fail.

    Even there no look may end in a crash or a traceback.
    """
    tally = Tally(2, "control: the same on a disk that ignores fsync must fail")
    bad = 0
    for _ in range(times):
        trace = rng.choice(traces)
        trouble = _trouble(world, trace, len(trace.calls), rng, left, deaf=True)
        bad += bool(trouble)
        tally.count(trouble if trouble.startswith("broken: ") else None)
    if not bad:
        tally.failures.append("nothing was lost: the simulation is blind")
    return tally.finish(f"{bad} of {times} lost or damaged")


def _trace(world: World, number: int, tally: Tally) -> Trace:
    """Record one build, the last of them a full one, and prove the record complete by replaying it."""
    before = world.folder / f"before-{number}"
    top = world.root.parent
    shutil.copytree(top, before)
    medium = Medium(top)
    log = world.folder / f"log-{number}"
    old = world.stamp if number else None
    outcome = world.step(replace(world.fault("record"), log=log), full=number == _BUILDS)
    calls = read_log(log)
    for call in calls:
        medium.play(call)
    there = {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()}
    tally.count(outcome.error or (None if medium.now() == there else "the record does not replay to what is there"))
    return Trace(before, [_moved(call, top, before) for call in calls], old, world.stamp)


def _moved(call: Call, top: Path, before: Path) -> Call:
    """Let a call's paths lie below the copy."""

    def moved(path: Path) -> Path:
        return before / path.relative_to(top) if path.is_relative_to(top) else path

    return replace(call, path=moved(call.path), target=moved(call.target))


def _trouble(world: World, trace: Trace, after: int, rng: random.Random, left: Path, *, deaf: bool = False) -> str:
    """Lose the power, look at what is left, and say what no promise allows."""
    trace.crash(after, rng, left, deaf=deaf)
    seen = look(left / world.root.name, world.encoder)
    shutil.rmtree(left)
    done = after == len(trace.calls)
    if trace.old is None and not done:
        if "没有索引" in seen.error:
            return ""
        if seen.notice and "CURRENT 缺失" in seen.notice:
            seen = replace(seen, notice=None, problems=())
    if seen.broken:
        return f"broken: {seen.broken}"
    if seen.trouble():
        return seen.trouble()
    allowed = {trace.new} if done else {trace.old, trace.new}
    return "" if seen.stamps[0] in allowed else f"{seen.stamps[0]} is served, not one of {allowed}"
