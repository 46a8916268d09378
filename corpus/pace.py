"""Tell whoever waits for a reader that it gets on: a long document may take longer than a short one, a hang may not."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[int], None]


def _nobody(_worth: int) -> None:
    """Hear nothing: who reads a report in their own process waits as long as it takes."""


_listener: Listener = _nobody


def listen(listener: Listener) -> None:
    """Have `listener` told of every step from now on; for the process that reads for another."""
    global _listener  # noqa: PLW0603 - one process has one that waits for it
    _listener = listener


def step(worth: int = 1) -> None:
    """Say that a page is read, which was worth so many seconds at most."""
    _listener(worth)
