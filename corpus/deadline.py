"""When to give up on a child that may take longer the more it has done."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Timer


class Deadline:
    """Calls `expire` after `seconds` without a step, and when all the time that the steps were given has passed.

    `longest` bounds the whole, whatever the steps ask for. For one thread; `expire` runs in another.
    """

    def __init__(self, seconds: float, longest: float, expire: Callable[[], None]) -> None:
        self._seconds = seconds
        self._longest = longest
        self._expire = expire
        self._begun = time.monotonic()
        self._granted = seconds
        self._timer = self._started(seconds)

    def put_off(self, seconds: float) -> None:
        """Give the step that begins now so many seconds more, and until the next one no fewer than any step has."""
        self._granted = min(self._longest, self._granted + seconds)
        self.end()
        left = self._begun + self._granted - time.monotonic()
        self._timer = self._started(max(0.0, min(max(self._seconds, seconds), left)))

    def end(self) -> None:
        """Stop the clock; `expire` is not running afterwards."""
        self._timer.cancel()
        self._timer.join()

    def _started(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        return timer
