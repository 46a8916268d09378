"""Promise 3: the disk refuses any call, once or for good; a clear error, and the old index serves."""

from __future__ import annotations

import errno
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.torture.child import Outcome
from benchmarks.torture.shim import NO_COMPILER, loaded
from benchmarks.torture.tally import Tally
from benchmarks.torture.world import World
from index.embed import load_encoder

_STRIDE = 25
_TMPFS = 8 * 2**20
_LEFT_FREE = 64
"""The small disk is filled up to each of so many amounts of free space."""


def run(folder: Path, *, quick: bool) -> Iterator[Tally]:
    """Refuse every k-th call, then fill a real small disk."""
    stride = _STRIDE if quick else 1
    for error in (errno.ENOSPC, errno.EIO):
        for mode in ("fail once", "fail for good"):
            yield _each_call(folder / f"{error}-{mode}", mode, error, stride, reads=False)
    for mode in ("fail once", "fail for good"):
        yield _each_call(folder / f"reads-{mode}", mode, errno.EIO, 4 * stride if quick else stride, reads=True)
    yield _small_disk(folder / "small", _LEFT_FREE // 8 if quick else _LEFT_FREE)


def _each_call(folder: Path, mode: str, error: int, stride: int, *, reads: bool) -> Tally:
    calls = "call, reads too," if reads else "changing call"
    tally = Tally(3, f"{errno.errorcode[error]} at the k-th {calls} {mode.removeprefix('fail ')}")
    if not loaded():
        return tally.skip(NO_COMPILER)
    world = World(folder)
    for _ in range(3):
        world.step()
    served, told = world.stamp, Counter[str]()
    for at in count(0, stride):
        outcome = world.step(world.fault(mode, at, error, reads=reads))
        if outcome.steps <= at and not outcome.unexpected:
            break
        served = _judge(tally, world, outcome, served, told, at)
    tally.count(world.untidy())
    return tally.finish(", ".join(f"{what} {times}" for what, times in sorted(told.items())))


def _judge(tally: Tally, world: World, outcome: Outcome, served: int, told: Counter[str], at: int) -> int:
    """Hold the error against the index that is served now, and give its number."""
    look = world.look()
    now = look.stamps[0] if len(look.stamps) == 1 else 0
    published = not outcome.error or "已经启用" in outcome.error
    told[_kind(outcome.error)] += 1
    trouble = outcome.unexpected or look.trouble()
    if not trouble and now != (world.stamp if published else served):
        trouble = f"{now} is served after {served}, said: {outcome.error or 'done'}"
    tally.count(f"call {at}: {trouble}" if trouble else None)
    return now or served


def _kind(error: str) -> str:
    known = {"磁盘已满": "named full", "磁盘读写出错": "named I/O error"}
    return next((name for words, name in known.items() if words in error), "other error" if error else "succeeded")


def _small_disk(folder: Path, amounts: int) -> Tally:
    tally = Tally(3, "a real 8 MiB disk (tmpfs) with ever less space left")
    folder.mkdir(parents=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={_TMPFS}", "torture", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        return tally.skip(f"mount needs root: {mounted.stderr.decode().strip()}")
    try:
        return _fill_up(tally, folder, amounts)
    finally:
        subprocess.run(["umount", str(folder)], check=False)


def _fill_up(tally: Tally, folder: Path, amounts: int) -> Tally:
    world = World(folder / "disk", load_encoder())
    for _ in range(3):
        world.step()
    before = _free(folder)
    served, told = world.stamp, Counter[str]()
    for number in range(amounts):
        ballast = folder / "ballast"
        room = number * 2**20 // amounts  # a generation takes half of this
        ballast.write_bytes(bytes(max(_free(folder) - room, 0)))
        outcome = world.step()
        served = _judge(tally, world, outcome, served, told, number)
        ballast.unlink()
        if outcome.error and _free(folder) < before - 2**16:
            tally.failures.append(f"{room} bytes free: {before - _free(folder)} bytes were left behind")
    tally.count(world.untidy())
    return tally.finish(", ".join(f"{what} {times}" for what, times in sorted(told.items())))


def _free(folder: Path) -> int:
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_bsize
