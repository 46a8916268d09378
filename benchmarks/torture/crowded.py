"""Promise 6: of writers at once one commits and the others are told; readers see one generation at a time."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.torture.child import Child
from benchmarks.torture.tally import Tally
from benchmarks.torture.world import World, asked
from qa.assistant import Assistant

_WRITERS = 8
_ROUNDS = 50
_PROCESSES = 4
_THREADS = 5
"""Readers in each process, which share one Assistant."""
_SWAPS = 30
_WAIT = 20.0
_BUSY = "另一个进程正在建立索引"


def run(folder: Path, *, quick: bool) -> Iterator[Tally]:
    """Let eight build at once, held together and let loose; then swap under twenty readers."""
    rounds = _ROUNDS // 10 if quick else _ROUNDS
    yield _writers(folder / "held", rounds, held=True)
    yield _writers(folder / "loose", rounds, held=False)
    yield _readers(folder / "readers", _SWAPS // 5 if quick else _SWAPS)


def _writers(folder: Path, rounds: int, *, held: bool) -> Tally:
    """Build at once from eight folders of reports; `held`, the one that writes waits for the others' refusal."""
    how = "the one in writes until the rest end" if held else "no one waits"
    tally = Tally(6, f"{_WRITERS} rebuilds at once: {how}")
    worlds = [World(folder / str(number)) for number in range(_WRITERS)]
    root = folder / "world" / "index"
    root.parent.mkdir()
    for number, world in enumerate(worlds):
        world.root, world.stamp = root, 10_000 * (number + 1)
    worlds[0].step()
    commits: Counter[int] = Counter()
    for number in range(rounds):
        served, trouble = _round(worlds, folder / f"ended-{number}", held=held)
        commits[served] += 1
        look = worlds[0].look()
        trouble = trouble or look.trouble()
        trouble = trouble or ("" if look.stamps[0] in {world.stamp for world in worlds} else f"serves {look.stamps}")
        tally.count(trouble or ("" if served == 1 or (served and not held) else f"{served} committed") or None)
    tally.count(worlds[0].untidy())
    return tally.finish("commits in a round: " + ", ".join(f"{n} ({times}x)" for n, times in sorted(commits.items())))


def _round(worlds: list[World], ended: Path, *, held: bool) -> tuple[int, str]:
    """Give how many committed, and what else than being told to wait happened."""
    gate_out, gate_in = os.pipe()
    ended.mkdir()
    for world in worlds:
        world.correct()

    def build(world: World, number: int) -> None:
        os.close(gate_in)
        os.read(gate_out, 1)  # ends for all at once, when the gate is closed
        deadline = time.monotonic() + _WAIT

        def progress(step: str, done: int, _total: int) -> None:
            while held and step == "写入索引" and not done and time.monotonic() < deadline:
                if len(list(ended.iterdir())) == len(worlds) - 1:
                    return
                time.sleep(0.002)

        try:
            world.build(progress=progress)
        finally:
            (ended / str(number)).touch()

    children = [Child(lambda w=world, n=number: build(w, n)) for number, world in enumerate(worlds)]  # type: ignore[misc]
    os.close(gate_out)
    os.close(gate_in)
    outcomes = [child.outcome() for child in children]
    odd = [it.unexpected or it.error for it in outcomes if it.unexpected or (it.error and _BUSY not in it.error)]
    return sum(not it.error and not it.unexpected for it in outcomes), "；".join(odd)


def _readers(folder: Path, swaps: int) -> Tally:
    tally = Tally(6, f"{_PROCESSES * _THREADS} readers, answers during {swaps} swaps")
    world = World(folder)
    world.step()
    generations = {world.look().generation: world.stamp}
    done = folder / "done"
    children = [Child(lambda: _read(world, done)) for _ in range(_PROCESSES)]
    for _ in range(swaps):
        outcome = world.step()
        generations[world.look().generation] = world.stamp
        if outcome.error:
            tally.failures.append(outcome.error)
    done.touch()
    seen: Counter[str] = Counter()
    for child in children:
        outcome = child.outcome()
        if outcome.unexpected or outcome.error:
            tally.failures.append(outcome.unexpected or outcome.error)
            continue
        for generation, stamps, times in outcome.value:
            tally.runs += times
            seen[generation] += times
            if stamps != [generations.get(generation)]:
                tally.failures.append(f"{generation}: {stamps} instead of {generations.get(generation)}")
    tally.count(world.untidy())
    return tally.finish(f"answers from {len(seen)} generations")


def _read(world: World, done: Path) -> list[tuple[str, list[int], int]]:
    """Ask from several threads until done; give what was told of each generation, and how often."""
    assistant = Assistant(world.root, world.encoder)
    told: Counter[tuple[str, tuple[int, ...]]] = Counter()
    errors: list[BaseException] = []
    lock = threading.Lock()

    def ask() -> None:
        try:
            while not done.exists():
                generation, stamps = asked(assistant)
                with lock:
                    told[generation, tuple(sorted(stamps))] += 1
        except BaseException as error:  # noqa: BLE001 - handed on below
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(_THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return [(generation, list(stamps), times) for (generation, stamps), times in told.items()]
