"""How much, how often and how long: concurrency with a bounded queue, a token bucket per client, a deadline."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import Executor, Future
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.errors import YanxiaogeError
from qa.page import texts

T = TypeVar("T")
logger = logging.getLogger(__name__)

_AFTER_MODEL_S = 5.0
"""What an answer may take beyond the time that the operator gives a language model."""


class BusyError(YanxiaogeError):
    """More questions wait than the server takes."""


class LateError(YanxiaogeError):
    """An answer that took longer than the deadline."""


class BrokenError(YanxiaogeError):
    """An answer that failed in a way nobody foresaw; the cause is in the log."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server takes; more is refused politely."""

    running: int = 4
    """Questions answered at the same time; two cores gain nothing from more."""
    waiting: int = 64
    """Questions that wait for their turn; the next is told to come back."""
    deadline_s: float = 20.0
    body_bytes: int = 256 * 1024
    """Room for a question and 20 earlier exchanges."""
    per_second: float = 5.0
    """Questions that one client may ask for ever; loopback is not counted."""
    burst: int = 60
    """Questions that one client may ask at once."""

    def patient(self, seconds: float) -> Limits:
        """Give the limits for answers that may wait so long for a language model; 0 for none."""
        return replace(self, deadline_s=max(self.deadline_s, seconds + _AFTER_MODEL_S)) if seconds else self


class Gate:
    """Let `running` in at a time and `waiting` wait; refuse the rest at once."""

    def __init__(self, limits: Limits) -> None:
        self._places = asyncio.Semaphore(limits.running)
        self._room = limits.running + limits.waiting

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place while the block runs. Raises BusyError when there is none to wait for."""
        if self._room <= 0:
            raise BusyError(texts.BUSY)
        self._room -= 1
        try:
            async with self._places:
                yield
        finally:
            self._room += 1


class Buckets:
    """A token bucket per client: `burst` at once, `per_second` in the long run."""

    MOST_CLIENTS = 10_000

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._filled: dict[str, tuple[float, float]] = {}

    def take(self, client: str) -> bool:
        """Take one token of the client's; False when its bucket is empty."""
        now = self._clock()
        if client not in self._filled and len(self._filled) >= self.MOST_CLIENTS:
            self._forget_full(now)
        level = self._level(client, now)
        if level < 1:
            return False
        self._filled[client] = (level - 1, now)
        return True

    def _level(self, client: str, now: float) -> float:
        level, since = self._filled.get(client, (float(self._limits.burst), now))
        return min(float(self._limits.burst), level + (now - since) * self._limits.per_second)

    def _forget_full(self, now: float) -> None:
        kept = {c: f for c, f in self._filled.items() if self._level(c, now) < self._limits.burst}
        self._filled = kept if len(kept) < self.MOST_CLIENTS else {}


async def call_within(seconds: float, executor: Executor, call: Callable[[], T]) -> T:
    """Run `call` on the executor. Raises LateError after `seconds`; the call itself cannot be stopped."""
    try:
        return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(executor, call), seconds)
    except TimeoutError as error:
        raise LateError(texts.LATE) from error


def stream_within(seconds: float, executor: Executor, events: Iterator[T]) -> Iterator[T]:
    """Yield the events as they come.

    Raises LateError when the last is not there after `seconds`, and BrokenError, with the cause in the log, for what
    nobody foresaw: it is asked of the future rather than caught, so that the visitor reads a sentence in any case.
    However this iterator ends, `events` are closed, past the deadline as soon as they come to their next one.
    """
    end = time.monotonic() + seconds
    finished = object()
    upcoming = executor.submit(next, events, finished)
    try:
        while (event := _result(upcoming, end)) is not finished:
            yield event  # type: ignore[misc]
            upcoming = executor.submit(next, events, finished)
    finally:
        upcoming.add_done_callback(lambda _: _close(events))


def _result(upcoming: Future[object], end: float) -> object:
    try:
        error = upcoming.exception(timeout=max(0.0, end - time.monotonic()))
    except TimeoutError as late:
        upcoming.cancel()
        raise LateError(texts.LATE) from late
    if isinstance(error, YanxiaogeError):
        raise error
    if error is not None:
        logger.error("an answer broke", exc_info=error)
        raise BrokenError(texts.BROKEN) from error
    return upcoming.result()


def _close(events: Iterator[object]) -> None:
    """End what makes the events, a language model above all; an iterator that is no generator has nothing to end."""
    if isinstance(events, Generator):
        events.close()
