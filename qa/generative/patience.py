"""Reads a model's stream for no longer than the operator's time-out, whatever the model does."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Generator, Sequence

from qa.generative.types import CHARACTERS_A_TOKEN, ENDLESS, LATE, Message, Model, ModelError

# A model that runs ahead of its reader waits: memory stays bounded against an endless stream.
_AHEAD = 64
_POLL_S = 0.1
# How often a reader gets a piece of no text, so that it may close the stream of a model that is at work.
_PULSE_S = 0.5

_Item = str | ModelError | None


def read_stream(model: Model, messages: Sequence[Message], *, deadline: float, most: int) -> Generator[str]:
    """Yield the pieces until the model ends, empty ones while it is at work; closing the iterator stops the model.

    `deadline` is a time of `time.monotonic`, `most` the tokens of the answer. Raises ModelError when the model fails,
    is still writing at the deadline, or writes far more than `most`.
    """
    items: queue.Queue[_Item] = queue.Queue(_AHEAD)
    stop = threading.Event()
    threading.Thread(target=_write, args=(model, messages, most, items, stop), daemon=True).start()
    written = 0
    try:
        while (item := _next(items, deadline)) is not None:
            if isinstance(item, ModelError):
                raise item
            written += len(item)
            if written > CHARACTERS_A_TOKEN * most:
                raise ModelError(*ENDLESS)
            yield item
    finally:
        stop.set()


def _next(items: queue.Queue[_Item], deadline: float) -> _Item:
    left = deadline - time.monotonic()
    try:
        return items.get(timeout=max(0.0, min(left, _PULSE_S)))
    except queue.Empty:
        if left > _PULSE_S:
            return ""
        raise ModelError(*LATE) from None


def _write(
    model: Model, messages: Sequence[Message], most: int, items: queue.Queue[_Item], stop: threading.Event
) -> None:
    end: _Item = None
    try:
        for piece in model.generate(messages, most, stop):
            if not _put(items, piece, stop):
                return
    except ModelError as error:
        end = error
    except Exception:  # noqa: BLE001 - whatever a model raises costs its answer, not the service; its text may hold the prompt
        end = ModelError("语言模型出错")
    _put(items, end, stop)


def _put(items: queue.Queue[_Item], item: _Item, stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            items.put(item, timeout=_POLL_S)
        except queue.Full:
            continue
        return True
    return False
