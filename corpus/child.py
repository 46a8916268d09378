"""The side of a child process: answer one frame after another within limits."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from typing import BinaryIO

from corpus import frames, pace
from corpus.errors import ReportError
from corpus.limits import Limits, confine, die_with_parent, renew_processor_time

Function = Callable[[bytes], bytes]

_LONGEST_MESSAGE = 2000
_ANY = 1 << 62


def serve(function: str, limits: Limits, parent: int) -> None:
    """Answer what comes over standard input until it closes, or memory has run out.

    Standard input and output are first moved to descriptors of our own, so that what a library prints or reads
    cannot break the frames.
    """
    die_with_parent(parent)
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    _silence()
    try:
        call = _import(function)
    except Exception as error:  # noqa: BLE001 - the parent tells the operator
        frames.write_frame(answers, frames.FAILED, _message(error))
        return
    confine(limits)
    frames.write_frame(answers, frames.READY)
    pace.listen(lambda seconds: _get_on(seconds, limits, answers))
    try:
        while frame := frames.read_frame(asked, _ANY):
            renew_processor_time(limits)
            if not _answer(call, frame[1], limits, answers):
                return
            del frame
    except MemoryError:  # the item alone is too large
        frames.write_frame(answers, frames.MEMORY)


def _get_on(seconds: int, limits: Limits, answers: BinaryIO) -> None:
    """Tell the parent of a step, and take the processor time for it."""
    renew_processor_time(limits, seconds)
    frames.write_frame(answers, frames.STEP, str(seconds).encode())


def _silence() -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)


def _import(function: str) -> Function:
    module, _, name = function.partition(":")
    call: Function = getattr(importlib.import_module(module), name)
    return call


def _answer(call: Function, item: bytes, limits: Limits, answers: BinaryIO) -> bool:
    """Send what `call` makes of `item`; False when this process should serve no more."""
    try:
        kind, data = frames.ANSWER, call(item)
    except ReportError as error:
        kind, data = frames.REFUSED, _message(error, named=False)
    except MemoryError:
        kind, data = frames.MEMORY, b""
    except BaseException as error:  # noqa: BLE001 - a library may even call sys.exit
        kind, data = frames.FAILED, _message(error)
    if len(data) > limits.output:
        kind, data = frames.LARGE, b""
    frames.write_frame(answers, kind, data)
    return kind != frames.MEMORY


def _message(error: BaseException, *, named: bool = True) -> bytes:
    text = f"{type(error).__name__}：{error}" if named else str(error)
    return frames.to_bytes(text[:_LONGEST_MESSAGE])
