"""How long a sentence takes from the model to the reader: the time that holding it to the sources costs."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generative.scripted import scripted_server
from index.static import StaticEncoder
from qa.assistant import Assistant
from qa.evaluate import read_questions
from qa.generative.choice import Writer
from qa.generative.openai_model import OpenAIModel
from qa.types import Delta

_TIMEOUT_S = 20.0
_PASSAGE = re.compile(r"^\[(\d+)\] ", re.MULTILINE)
# The model writes on for so long that its end cannot be what brings the sentence out.
_AFTER_S = 0.3


def delays(root: Path, encoder: StaticEncoder, questions: Path) -> Iterator[tuple[float, float]]:
    """Yield for each question that the extracts answer the seconds from a token to the reader's first text.

    The first figure counts from the token that ends the model's first sentence, the second from the model's first
    token, all tokens of the sentence being sent at once. The model says the extract's own quote.
    """
    plain = Assistant(root, encoder)
    with scripted_server() as (url, script):
        model = OpenAIModel("m", url, key=None, timeout=_TIMEOUT_S, context=8192)
        fluent = Assistant(root, encoder, writer=Writer(model, _TIMEOUT_S, 300))
        for case in read_questions(questions):
            if case.history or not (answer := plain.ask(case.question)).citations:
                continue
            sent: list[float] = []
            quote = answer.citations[0].quote.rstrip("。")

            def says(messages: list[dict[str, str]], quote: str = quote, sent: list[float] = sent) -> Iterator[str]:
                n = _number(messages[-1]["content"], quote)
                for piece in (*quote, f"[{n}]", "。"):
                    sent.append(time.perf_counter())
                    yield piece
                sent.append(time.perf_counter())
                yield "\n"
                time.sleep(_AFTER_S)

            script.says = says
            for event in fluent.stream(case.question):
                if isinstance(event, Delta) and event.text:
                    now = time.perf_counter()
                    if sent and now - sent[-1] < _AFTER_S:
                        yield now - sent[-1], now - sent[0]
                    break


def _number(prompt: str, quote: str) -> str:
    """Give the number of the passage that holds the quote, or of the first one."""
    at = prompt.find(quote)
    numbers = [match[1] for match in _PASSAGE.finditer(prompt, 0, at if at > 0 else len(prompt))]
    return numbers[-1] if at > 0 and numbers else "1"
