"""The answerer with a language model: it writes, every sentence is held to the passages, extracts stand in for it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace

from index.types import Hit
from qa.drafts.draft import Draft, Statement
from qa.drafts.world import World
from qa.generative.choice import Writer
from qa.generative.passages import passages_for
from qa.generative.patience import read_stream
from qa.generative.prompt import prompt_of
from qa.generative.relevance import relevance
from qa.generative.standalone import standalone
from qa.generative.trial import try_out
from qa.generative.types import Message, ModelError
from qa.types import Turn
from qa.understanding.question import Question
from qa.verify import SentenceStream, Verified, Verifier, is_refusal

_MOST_SENTENCES = 30
# Of the time for an answer, what writing out a follow-up may take.
_CONDENSING = 0.3
_EXTRACTS = "以上为原文摘录"


class Generative:
    """Answers in a model's words; safe to share between threads."""

    def __init__(self, writer: Writer) -> None:
        """Take the model with its bounds."""
        self._writer = writer
        self.name = writer.model.name
        self.timeout = writer.timeout

    def prepare(self) -> None:
        """Let the model load, and show whether it thinks before it speaks: else the first reader waits for that."""
        with suppress(ModelError):
            try_out(self._writer)

    def standalone(self, question: str, turns: Sequence[Turn], year: int | None) -> str | None:
        """Give a follow-up as a question that stands alone; None where the rules must do it."""
        deadline = time.monotonic() + _CONDENSING * self.timeout
        return standalone(self._writer, question, turns, deadline=deadline, year=year)

    def stream(
        self, question: Question, world: World, extracted: Draft, *, deadline: float
    ) -> Iterator[Statement | Draft | None]:
        """Yield each statement as soon as it is verified, None while the model is at work, at last the whole draft.

        Where the model fails or nothing that it writes is in the passages, that is the extracted draft with a notice.
        """
        kept: dict[str, Statement] = {}
        dropped, failure, refused = 0, "", False
        try:
            for statement in self._verified(question, world, deadline):
                if statement is None:
                    yield None
                elif isinstance(statement, Verified):
                    dropped += 1
                elif isinstance(statement, str):
                    refused = True
                elif statement.text not in kept:
                    kept[statement.text] = statement
                    yield statement
                if len(kept) >= _MOST_SENTENCES or (refused and not kept):
                    break
        except ModelError as error:
            failure = str(error)
        yield self._draft(tuple(kept.values()), extracted, dropped, failure, refused=refused)

    def _verified(
        self, question: Question, world: World, deadline: float
    ) -> Iterator[Statement | Verified | str | None]:
        """Yield what becomes of each sentence: a statement, why it is dropped, a refusal's words; None for none yet."""
        messages, hits = self._prompt(question, world)
        verifier = Verifier(
            hits,
            question=question.text,
            soft=world.soft,
            year=world.year,
            report=world.report,
            is_relevant=relevance(question, world.soft),
        )
        with closing(self._sentences(messages, deadline)) as sentences:
            for sentence in sentences:
                if not sentence or is_refusal(sentence):
                    yield sentence or None
                    continue
                verified = verifier.check(sentence)
                if verified.statement or verified.reason:
                    yield verified.statement or verified

    def _prompt(self, question: Question, world: World) -> tuple[tuple[Message, ...], tuple[Hit, ...]]:
        hits = passages_for(question, world)
        messages, count = prompt_of(question.text, hits, world.report, self._writer.model, self._writer.most)
        if hits and not count:
            raise ModelError("语言模型的上下文装不下一段资料")
        return messages, hits[:count]

    def _sentences(self, messages: Sequence[Message], deadline: float) -> Generator[str]:
        stream = SentenceStream()
        with closing(read_stream(self._writer.model, messages, deadline=deadline, most=self._writer.most)) as pieces:
            for piece in pieces:
                yield from stream.feed(piece) if piece else ("",)
        yield from stream.close()

    def _draft(
        self, kept: tuple[Statement, ...], extracted: Draft, dropped: int, failure: str, *, refused: bool
    ) -> Draft:
        told = f"语言模型另有{dropped}句话在所引原文里找不到依据，已略去" if dropped else ""
        if kept and failure:
            rest = _led(extracted)
            notice = f"{failure}，{'其后为原文摘录' if rest else '回答到此为止'}"
            return Draft((*kept, *rest), prose=True, notice=notice, answerer=self.name, belief=extracted.belief)
        if kept:
            return Draft(kept, prose=True, notice=told, answerer=self.name, belief=extracted.belief)
        if refused and not extracted.statements:
            return replace(extracted, answerer=self.name)
        reason = failure or ("语言模型没有找到答案" if refused else "语言模型没有写出有依据的话")
        return replace(extracted, notice=f"{reason}，{_EXTRACTS}" if extracted.statements else reason)


def _led(draft: Draft) -> tuple[Statement, ...]:
    """Give a draft's statements with its lead-in before the first."""
    first, rest = draft.statements[:1], draft.statements[1:]
    return (*(replace(statement, text=draft.lead + statement.text) for statement in first), *rest)
