"""Run a function over many inputs in child processes, so that a broken or hostile input costs only itself.

A child that takes too long, dies or runs out of memory is killed and replaced. Inputs and answers are bytes in
frames over pipes; nothing is pickled. The children's side is `corpus.child`.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

from corpus.errors import ReportError
from corpus.keeper import Answer, Keeper
from corpus.limits import Limits

__all__ = ["Limits", "run_in_children", "usable_cores"]

_AHEAD = 8
"""Inputs in work or waiting for the consumer, for each child: enough to ride out one slow input among quick ones."""


@dataclass(frozen=True, slots=True)
class _Job:
    item: bytes
    name: str
    answer: Future[Answer]


def run_in_children(
    function: str,
    items: Sequence[bytes],
    *,
    names: Sequence[str] | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
) -> Generator[bytes | ReportError, None, None]:
    """Yield `function` of every item, in the order of `items`; a ReportError stands where there is no answer.

    `function` is "module:name" of a callable `bytes -> bytes` that can be imported here; any exception of it fails
    its item alone. `names` says what each item is called in messages. `workers` is by default the number of usable
    cores. The children run while the consumer is busy, a bounded number of items ahead, and are gone when the
    iterator ends, is closed or raises.

    Raises:
        SandboxError: no child can be started, or `function` cannot be imported there.
    """
    count = min(workers or usable_cores(), len(items))
    jobs: SimpleQueue[_Job | None] = SimpleQueue()
    keepers = [Keeper(function, limits or Limits()) for _ in range(count)]
    threads = [Thread(target=_work, args=(keeper, jobs), daemon=True) for keeper in keepers]
    waiting: deque[Future[Answer]] = deque()
    for thread in threads:
        thread.start()
    try:
        for position, item in enumerate(items):
            waiting.append(Future())
            jobs.put(_Job(item, names[position] if names else f"第 {position + 1} 个", waiting[-1]))
            if len(waiting) >= _AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        _stop(keepers, threads, jobs)


def usable_cores() -> int:
    """Count the processor cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(keeper: Keeper, jobs: SimpleQueue[_Job | None]) -> None:
    while job := jobs.get():
        try:
            job.answer.set_result(keeper.ask(job.item, job.name))
        except BaseException as error:  # noqa: BLE001 - whoever waits for the answer is told
            job.answer.set_exception(error)
    keeper.end()


def _stop(keepers: Sequence[Keeper], threads: Sequence[Thread], jobs: SimpleQueue[_Job | None]) -> None:
    """Kill and reap the children; a thread that waits for one then finds it gone."""
    with suppress(Empty):
        while True:
            jobs.get_nowait()
    for _ in threads:
        jobs.put(None)
    for keeper in keepers:
        keeper.stop()
    for thread in threads:
        thread.join()
