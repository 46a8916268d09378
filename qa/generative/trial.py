"""A question of no weight, asked to see whether a model answers, and to let it load and show its ways."""

from __future__ import annotations

import time

from qa.generative.choice import Writer
from qa.generative.patience import read_stream
from qa.generative.types import Message, ModelError

_QUESTION = (Message("user", "请只回答一个字：好"),)


def try_out(writer: Writer) -> tuple[float, float]:
    """Give the seconds to the answer's first text and to its end. Raises ModelError."""
    started = time.monotonic()
    first = None
    for piece in read_stream(writer.model, _QUESTION, deadline=started + writer.timeout, most=writer.most):
        if piece.strip() and first is None:
            first = time.monotonic() - started
    if first is None:
        raise ModelError("语言模型没有作答", "请换一个对话模型，或加大 YANXIAOGE_LLM_MAX_TOKENS")
    return first, time.monotonic() - started
