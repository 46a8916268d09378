"""What a language model is to the answerer: messages in, pieces of visible text out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from corpus.errors import YanxiaogeError


class ModelError(YanxiaogeError):
    """A language model that gives no usable answer; the message is a short Chinese reason without key or prompt."""

    def __init__(self, reason: str, advice: str = "") -> None:
        """Take the reason, which a reader is told, and what the operator can do about it, which `doctor` tells."""
        super().__init__(reason)
        self.advice = advice


STILL_THINKING = "语言模型只写了思考，没有写到回答", "请加大 YANXIAOGE_LLM_MAX_TOKENS"
UNFINISHED = "语言模型写满了字数上限，还没有写完", "请加大 YANXIAOGE_LLM_MAX_TOKENS"
ENDLESS = "语言模型的回答没有尽头", "请换一个对话模型（Instruct 或 Chat）"
LATE = "语言模型没有在限定时间内答完", "请加大 YANXIAOGE_LLM_TIMEOUT，或换一个更快的模型"
CHARACTERS_A_TOKEN = 8
"""More than any tokenizer puts into the average token; a model that writes more than that heeds no bound."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


class Model(Protocol):
    """A language model; shared between threads."""

    name: str
    """As the answer's `answerer` shows it: `openai:deepseek-chat`."""
    context: int
    """Tokens that prompt and answer may have together."""

    def count(self, text: str) -> int:
        """Count tokens; where there is no tokenizer, an estimate that is never too small."""

    def generate(self, messages: Sequence[Message], most: int, stop: threading.Event) -> Iterator[str]:
        """Yield the answer in pieces without the thinking before it; ends soon after `stop` is set.

        `most` counts the tokens of both. Raises ModelError.
        """
