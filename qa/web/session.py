"""What the chat's events do: pictures of the page for opening, asking and clearing, under the server's limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import YanxiaogeError
from qa.page.masthead import ReadReport, broken_header_html, header_html
from qa.page.talk import Message, Talk, converse, messages, panel_html
from qa.types import Event
from qa.web.limits import Limits, stream_within

if TYPE_CHECKING:
    from qa.assistant import Assistant


@dataclass(frozen=True, slots=True)
class View:
    """The page's changing parts."""

    messages: list[Message]
    panel: str
    talk: Talk


class Session:
    """Holds no conversation itself: each visitor's talk is handed in and out."""

    def __init__(self, assistant: Assistant, limits: Limits | None = None) -> None:
        self.limits = (limits or Limits()).patient(assistant.patience)
        self._assistant = assistant
        self._pool = ThreadPoolExecutor(self.limits.running, "chat")

    def head(self) -> str:
        """Give the head of the page; a damaged index is named there."""
        try:
            return header_html(self._assistant.reports(), self._assistant.generation, self._assistant.answerer)
        except YanxiaogeError as error:
            return broken_header_html(str(error))

    def view(self, talk: Talk = ()) -> View:
        """Picture a conversation; without one, the greeting with example questions."""
        return _view(talk, *self._known())

    def ask(self, question: str, talk: Talk) -> Iterator[View]:
        """Picture the conversation while the answer grows."""
        known = self._known()
        for grown in converse(self._assistant, self._limited, talk, question):
            yield _view(grown, *known)

    def _limited(self, events: Iterator[Event]) -> Iterator[Event]:
        return stream_within(self.limits.deadline_s, self._pool, events)

    def _known(self) -> tuple[Sequence[ReadReport], Sequence[str]]:
        try:
            return self._assistant.reports(), self._assistant.examples
        except YanxiaogeError:  # the head of the page and every answer say what is wrong
            return (), ()


def _view(talk: Talk, reports: Sequence[ReadReport], examples: Sequence[str]) -> View:
    return View(messages(talk, examples), panel_html(talk, reports), talk)
