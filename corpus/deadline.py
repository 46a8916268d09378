"""When to give up on a child that may take longer the more it has done."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Timer


class Deadline:
    """Calls `expire` after `seconds` without a step, and when the steps together took longer than they were worth.

    `longest` bounds the whole, whatever the steps were said to be worth. For one thread; `expire` runs in another.
    """

    def __init__(self, seconds: float, longest: float, expire: Callable[[], None]) -> None:
        self._seconds = seconds
        self._longest = longest
        self._expire = expire
        self._begun = time.monotonic()
        self._granted = seconds
        self._timer = self._started(seconds)

    def put_off(self, worth: float) -> None:
        """Take note of a step that was worth so many seconds."""
        self._granted = min(self._longest, self._granted + max(0.0, worth))
        self.end()
        left = self._begun + self._granted - time.monotonic()
        self._timer = self._started(max(0.0, min(self._seconds, left)))

    def end(self) -> None:
        """Stop the clock; `expire` is not running afterwards."""
        self._timer.cancel()
        self._timer.join()

    def _started(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        return timer
