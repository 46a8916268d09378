"""A caller who hangs up: the answer that nobody waits for is given up, and with it a language model's work."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, closing

from starlette.requests import Request

from corpus.errors import YanxiaogeError
from qa.types import Answer, Event

_LOOKED_S = 0.5


class LeftError(YanxiaogeError):
    """An answer that nobody waits for any more."""


@asynccontextmanager
async def left_by(caller: Request) -> AsyncIterator[threading.Event]:
    """Give an event that is set once the caller has hung up, or the block is over."""
    left = threading.Event()

    async def watch() -> None:
        while not await caller.is_disconnected():
            await asyncio.sleep(_LOOKED_S)
        left.set()

    watching = asyncio.create_task(watch())
    try:
        yield left
    finally:
        left.set()
        watching.cancel()


def whole_answer(events: Generator[Event], left: threading.Event) -> Answer:
    """Give the answer at the end of a stream. Raises LeftError when `left` is set before."""
    with closing(events):
        for event in events:
            if isinstance(event, Answer):
                return event
            if left.is_set():
                break
    raise LeftError("提问的人已经离开。")
