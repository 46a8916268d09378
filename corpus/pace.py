"""Tell whoever waits for a reader that it gets on: a long document may take longer than a short one, a hang may not."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[int], None]


def _nobody(_seconds: int) -> None:
    """Hear nothing: who reads a report in their own process waits as long as it takes."""


_listener: Listener = _nobody


def listen(listener: Listener) -> None:
    """Have `listener` told of every step from now on; for the process that reads for another."""
    global _listener  # noqa: PLW0603 - one process has one that waits for it
    _listener = listener


def step(seconds: int = 1) -> None:
    """Say that the reader gets on, and how many more seconds its file may take in all.

    Until the next step it may take so many, or what any file may take where that is more.
    """
    _listener(seconds)
