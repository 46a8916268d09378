"""Every way in which a model can fail, and what the reader got instead of its answer."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generative.scripted import Scripted, scripted_server
from index.static import StaticEncoder
from qa.assistant import Assistant
from qa.generative.choice import Writer
from qa.generative.openai_model import OpenAIModel
from qa.generative.types import Message, Model

TIMEOUT_S = 1.0
_GRACE_S = 1.0
_KEY = "sk-a-secret-of-the-operator"
_QUESTION = "2026年要改造多少个老旧小区？"
_CONTEXT = 8192
_MOST = 300
_NOBODY = "http://127.0.0.1:9/v1"


def _endless(_: object) -> Iterator[str]:
    while True:
        yield "哈" * 500


def _trickle(_: object) -> Iterator[str]:
    while True:
        time.sleep(TIMEOUT_S / 5)
        yield "外"


def _silent(_: object) -> Iterator[str]:
    time.sleep(5 * TIMEOUT_S)
    yield "太晚"


def _cut(_: object) -> Iterator[str]:
    yield "2026年"
    raise OSError


_SERVED: dict[str, Callable[[Scripted], None]] = {
    **{str(n): lambda script, n=n: setattr(script, "status", n) for n in (400, 401, 403, 404, 429, 500, 503)},  # type: ignore[misc]
    "a page of HTML": lambda script: setattr(script, "body", b"<html>nginx</html>"),
    "an empty answer": lambda script: setattr(script, "body", b""),
    "broken JSON": lambda script: setattr(script, "body", b"data: {not json}\n\n"),
    "other JSON": lambda script: setattr(script, "body", b'data: {"choices": 7}\n\n'),
    "nothing within the time-out": lambda script: setattr(script, "says", _silent),
    "a character now and then": lambda script: setattr(script, "says", _trickle),
    "an endless stream": lambda script: setattr(script, "says", _endless),
    "a stream cut in the middle": lambda script: setattr(script, "says", _cut),
}


class _Local:
    """A model in the process; `context` and what it raises are the failure."""

    name = "transformers:scripted"

    def __init__(self, error: type[BaseException] | None, context: int = _CONTEXT) -> None:
        self._error = error
        self.context = context

    def count(self, text: str) -> int:
        """Count a token a character."""
        return len(text)

    def generate(self, messages: Sequence[Message], most: int, stop: threading.Event) -> Iterator[str]:  # noqa: ARG002
        """Fail after the first words."""
        yield "2026年"
        if self._error:
            raise self._error(messages[-1].content)


@dataclass(frozen=True, slots=True)
class Failed:
    """One answer where the model failed."""

    kind: str
    seconds: float
    wrong: str
    """What was promised and not kept; empty where all was."""


def failures(root: Path, encoder: StaticEncoder, runs: int) -> Iterator[Failed]:
    """Yield what came of every kind of failure, `runs` times each."""
    expected = Assistant(root, encoder).ask(_QUESTION).text
    for kind, fail in _SERVED.items():
        for _ in range(runs):
            with scripted_server() as (url, script):
                fail(script)
                yield _ask(kind, _remote(url), root, encoder, expected)
    local: dict[str, Model] = {
        "a server that is not there": _remote(_NOBODY),
        "out of memory": _Local(MemoryError),
        "a context that holds no passage": _Local(None, 500),
    }
    for kind, model in local.items():
        for _ in range(runs):
            yield _ask(kind, model, root, encoder, expected)


def _remote(url: str) -> OpenAIModel:
    return OpenAIModel("m", url, key=_KEY, timeout=TIMEOUT_S, context=_CONTEXT)


def _ask(kind: str, model: Model, root: Path, encoder: StaticEncoder, expected: str) -> Failed:
    assistant = Assistant(root, encoder, writer=Writer(model, TIMEOUT_S, _MOST))
    log = _Log()
    logging.getLogger().addHandler(log)
    started = time.perf_counter()
    try:
        answer = assistant.ask(_QUESTION)
    finally:
        logging.getLogger().removeHandler(log)
    seconds = time.perf_counter() - started
    return Failed(kind, seconds, _wrong(answer.text, expected, seconds, log.text))


def _wrong(text: str, expected: str, seconds: float, logged: str) -> str:
    if not text.startswith(expected + "\n（") or text.count("\n") != expected.count("\n") + 1:
        return f"not the extracts and one line: {text!r}"
    if seconds > TIMEOUT_S + _GRACE_S:
        return f"took {seconds:.1f} s"
    told = text.removeprefix(expected) + logged
    return "key or prompt told" if _KEY in told or _QUESTION in told else ""


class _Log(logging.Handler):
    """Everything that any library logs at INFO or above while a question is answered."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += record.getMessage() + "\n"
