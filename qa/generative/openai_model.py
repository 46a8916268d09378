"""A model behind an OpenAI-compatible server: DeepSeek, vLLM, Ollama, `transformers serve`."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.errors import SettingError
from qa.generative.hanging_up import hung_up_on
from qa.generative.thinking import Thinking
from qa.generative.types import CHARACTERS_A_TOKEN, ENDLESS, LATE, STILL_THINKING, UNFINISHED, Message, ModelError

_REASONS = {
    400: (
        "语言模型服务不接受这次请求（可能是模型名写错，或超出它的上下文）",
        "请检查模型名，或调小 YANXIAOGE_LLM_CONTEXT",
    ),
    401: ("语言模型服务不认密钥", "请检查 YANXIAOGE_LLM_KEY 或 YANXIAOGE_LLM_KEY_FILE"),
    403: ("语言模型服务拒绝了这个密钥", "请检查密钥的权限和账户"),
    404: ("语言模型服务没有这个模型或地址", "请检查 YANXIAOGE_ANSWERER 里的模型名，和通常以 /v1 结尾的地址"),
    413: ("问题和资料超出了语言模型的上下文", "请调小 YANXIAOGE_LLM_CONTEXT"),
    429: ("语言模型服务太忙或额度已用完", "请稍后再试，或检查账户的额度"),
}
_NOT_THERE = "连不上语言模型服务", "请检查服务是否已启动，和 YANXIAOGE_ANSWERER 里的地址"
_UNREADABLE = "语言模型服务的应答无法读懂", "请检查地址是不是 OpenAI 兼容的接口，它通常以 /v1 结尾"
_NO_KEY = "none"
"""Servers of one's own ask for no key, but the client wants one."""
_APART = ("reasoning_content", "reasoning")
"""Fields in which a server sends thinking beside the text: DeepSeek and older vLLM; Ollama and newer vLLM."""


class OpenAIModel:
    """Speaks chat completions, streamed."""

    def __init__(self, model: str, url: str, *, key: str | None, timeout: float, context: int) -> None:
        """Make the client; nothing is sent yet. Raises SettingError where the extra is missing."""
        try:
            import openai
        except ImportError:
            raise SettingError(
                '用语言模型服务需要 openai 软件包：请在项目目录里运行 .venv/bin/python -m pip install -e ".[llm]"。'
            ) from None
        self._client = openai.OpenAI(base_url=url, api_key=key or _NO_KEY, timeout=timeout, max_retries=0)
        self._model = model
        self.name = f"openai:{model}"
        self.context = context
        self._opened: bool | None = None
        """Whether this model's prompt opens the thinking; the first whole answer tells."""

    def count(self, text: str) -> int:
        """Count the UTF-8 bytes of letters as a third of a token each, everything else as one a character.

        Chinese takes at most about one token a character in every common tokenizer, so this is on the safe side.
        """
        ascii_letters = sum(c.isascii() and c.isalnum() for c in text)
        return len(text) - ascii_letters + (ascii_letters + 1) // 2

    def generate(self, messages: Sequence[Message], most: int, stop: threading.Event) -> Iterator[str]:
        """Yield the answer's text as it comes, thinking left out. Raises ModelError.

        The first answer comes as a whole: only its end tells whether it began with thinking that the prompt opened.
        """
        try:
            yield from self._answer(messages, most, stop)
        except ModelError:
            if not stop.is_set():
                raise

    def _answer(self, messages: Sequence[Message], most: int, stop: threading.Event) -> Iterator[str]:
        import openai

        told: Any = [{"role": message.role, "content": message.content} for message in messages]
        try:
            with (
                self._client.chat.completions.create(
                    model=self._model, messages=told, stream=True, temperature=0, max_tokens=most
                ) as stream,
                hung_up_on(stream.response, stop),
            ):
                yield from self._visible(stream, most, stop)
        except ModelError:
            raise
        except openai.APITimeoutError:
            raise ModelError(*LATE) from None
        except openai.APIConnectionError:
            raise ModelError(*_NOT_THERE) from None
        except openai.APIStatusError as error:
            raise ModelError(*_reason(error.status_code)) from None
        except Exception:  # noqa: BLE001 - what is not the protocol fails in many ways, and its text may hold the prompt
            raise ModelError(*_UNREADABLE) from None

    def _visible(self, chunks: Iterable[Any], most: int, stop: threading.Event) -> Iterator[str]:
        thinking, cut, written = Thinking(self._opened), False, 0
        for chunk in chunks:
            if stop.is_set():
                return
            text, apart, ended = _parts(chunk)
            written += len(text)
            if written > CHARACTERS_A_TOKEN * most:
                raise ModelError(*ENDLESS)
            cut |= ended == "length"
            if apart:
                thinking.told_apart()
            if shown := thinking.feed(text):
                yield shown
        self._learn(thinking, cut=cut)
        if thinking.inside:
            raise ModelError(*STILL_THINKING)
        if thinking.inside is None and cut:
            raise ModelError(*UNFINISHED)
        if rest := thinking.close():
            yield rest

    def _learn(self, thinking: Thinking, *, cut: bool) -> None:
        """Keep what a stream that came to its end told of the prompt; an end by `most` tokens tells little."""
        if thinking.unopened:
            self._opened = True
        elif not cut:
            self._opened = None if self._opened and thinking.inside else bool(self._opened)


def _parts(chunk: Any) -> tuple[str, bool, str]:  # noqa: ANN401 - whatever the server sent
    """Give a chunk's text, whether it holds thinking apart from it, and why the stream ends with it."""
    if not chunk.choices:
        return "", False, ""
    choice = chunk.choices[0]
    text = choice.delta.content
    apart = any(getattr(choice.delta, field, None) for field in _APART)
    return text if isinstance(text, str) else "", apart, choice.finish_reason or ""


def _reason(status: int) -> tuple[str, str]:
    return _REASONS.get(status) or (f"语言模型服务出错（HTTP {status}）", "请查看语言模型服务的日志")
