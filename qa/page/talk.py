"""One conversation: a question joins the exchanges so far, and its answer grows until it is whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from corpus.errors import YanxiaogeError
from qa.page import texts
from qa.page.answer import answer_html, failure_html, greeting_html, question_html, writing_html
from qa.page.masthead import ReadReport, data_date, welcome_html
from qa.page.sources import turn_html
from qa.types import Answer, Delta, Event, Turn

if TYPE_CHECKING:
    from qa.assistant import Assistant

REMEMBERED = 20
"""Exchanges kept on the page: more make it slow, and the assistant looks only at the last few."""
_FRAME_S = 0.05
"""Least time between two pictures of a growing answer: 20 a second look continuous."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with what came back so far: an answer once it is whole, or an error's sentence."""

    number: int
    """Counts from 1 in a conversation and is never used twice, so that a marker keeps its source."""
    question: str
    text: str = ""
    answer: Answer | None = None
    failed: bool = False
    date: str | None = None
    """The data's date when the answer was made."""


class Message(TypedDict, total=False):
    """A chat message as Gradio takes it."""

    role: str
    content: str
    options: list[dict[str, str]]


Talk = tuple[Exchange, ...]
Limited = Callable[[Iterator[Event]], Iterator[Event]]
"""Puts a bound on how long a stream may take."""


def converse(assistant: Assistant, limited: Limited, talk: Talk, question: str) -> Iterator[Talk]:
    """Yield the conversation with the question and its growing answer; errors become one line in it."""
    number = talk[-1].number + 1 if talk else 1
    exchange = Exchange(number, question)
    kept = talk[-(REMEMBERED - 1) :]
    yield (*kept, exchange)
    shown = time.monotonic()
    try:
        for event in limited(assistant.stream(question, history(kept))):
            if isinstance(event, Delta):
                exchange = replace(exchange, text=exchange.text + event.text)
                if time.monotonic() - shown < _FRAME_S:
                    continue
            else:
                exchange = replace(exchange, text=event.text, answer=event, date=data_date(assistant.reports()))
            yield (*kept, exchange)
            shown = time.monotonic()
    except YanxiaogeError as error:
        yield (*kept, replace(exchange, text=str(error), answer=None, failed=True))


def history(talk: Talk) -> tuple[Turn, ...]:
    """Give the answered exchanges as the assistant takes them."""
    return tuple(exchange.answer.turn for exchange in talk if exchange.answer)


def messages(talk: Talk, examples: Sequence[str]) -> list[Message]:
    """Give the chat's messages: the greeting, then each exchange; the last offers what to ask next."""
    told: list[Message] = [{"role": "assistant", "content": greeting_html(texts.GREETING)}]
    for exchange in talk:
        told.append({"role": "user", "content": question_html(exchange.question)})
        told.append({"role": "assistant", "content": _reply_html(exchange)})
    told[-1]["options"] = [{"value": question, "label": question} for question in _offered(talk, examples)]
    return told


def panel_html(talk: Talk, reports: Sequence[ReadReport]) -> str:
    """Give the source panel: every exchange's cards, the newest answer's open."""
    answered = [exchange for exchange in talk if exchange.answer]
    if not answered:
        return welcome_html(reports)
    newest = answered[-1].number
    return "".join(
        turn_html(exchange.answer, exchange.number, open_=exchange.number == newest)
        for exchange in answered
        if exchange.answer
    )


def _offered(talk: Talk, examples: Sequence[str]) -> Sequence[str]:
    if not talk:
        return examples
    return talk[-1].answer.suggestions if talk[-1].answer else ()


def _reply_html(exchange: Exchange) -> str:
    if exchange.failed:
        return failure_html(exchange.text)
    if exchange.answer:
        return answer_html(exchange.answer, exchange.number, exchange.date)
    return writing_html(exchange.text)
