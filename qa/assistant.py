"""The Python API: ask, stream, search."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from corpus.errors import StoreError
from index.embed import Encoder, load_encoder
from index.generations import Generation, Generations
from index.synonyms import synonyms_in
from index.types import Hit
from qa.checks import check_question, check_turn
from qa.cite import Citer, listed
from qa.conversation.followup import readings
from qa.drafting import draft_alone, draft_extracted, refusal_of
from qa.drafts.draft import Draft, Statement
from qa.drafts.world import World
from qa.examples import examples_of, suggestions_for
from qa.extractive import Extractive, possible
from qa.generative.answerer import Generative
from qa.generative.choice import Writer, chosen_writer
from qa.reread import READ, reread
from qa.serving import Serving
from qa.settings import read_settings
from qa.snapshot import Snapshot
from qa.types import Answer, Delta, Event, Turn
from qa.understanding.kinds import ALONE
from qa.understanding.question import Question
from qa.wording import notice_line

_MAX_TURNS = 8
_PIECE = 12
_FIRST = "政府工作报告"


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in the index, for listing."""

    id: str
    title: str
    place: str | None
    date: str | None
    paragraphs: int
    """Kept paragraphs."""
    removed: int
    """Paragraphs dropped as repeats."""


class Assistant:
    """Answers from one index; safe to share between threads, picks up a rebuilt index by itself."""

    def __init__(
        self, root: Path | Generation, encoder: Encoder, home_place: str | None = None, writer: Writer | None = None
    ) -> None:
        """Open the index in `root`, or one generation of it, to stay with it; answers are extracts without a `writer`.

        Raises StoreError when it is absent, damaged or made by another encoder.
        """
        self._serving = Serving(root, encoder, home_place)
        self._extractive = Extractive()
        self._generative = Generative(writer) if writer else None

    @classmethod
    def open(cls, index: str | Path | None = None, *, encoder: str | Path | None = None) -> Assistant:
        """Open an index folder; the default one is built from the shipped reports when there is none.

        Raises StoreError for an index that cannot be used, SettingError for an encoder or a language model that cannot.
        """
        settings = read_settings()
        model = load_encoder(Path(encoder) if encoder else settings.encoder)
        root = Path(index).expanduser() if index else settings.index
        if index is None and not root.is_file() and not Generations(root).exists():
            from corpus.read import SHIPPED
            from index.build import build_index

            build_index([SHIPPED], root, encoder=model)
        return cls(root, model, settings.home_place, chosen_writer())

    def unguarded(self) -> Assistant:
        """Give a twin on the same index that never refuses what the gate could let pass: for measuring the gate."""
        twin = copy(self)
        twin._extractive, twin._generative = Extractive(gate=possible), None
        return twin

    def ask(self, question: str, history: Sequence[Turn | Sequence[str]] = ()) -> Answer:
        """Answer a question in the light of earlier turns, oldest first.

        Raises QuestionError for a question that is empty, too long or not text.
        """
        return next(event for event in self._events(question, history) if isinstance(event, Answer))

    def stream(self, question: str, history: Sequence[Turn | Sequence[str]] = ()) -> Generator[Event]:
        """Answer in pieces: deltas whose texts join to the answer's text, then the answer.

        A delta of no text comes twice a second while a language model is at work; closing the iterator stops it.
        """
        return self._events(question, history)

    def _events(self, question: str, history: Sequence[Turn | Sequence[str]]) -> Generator[Event]:
        started = time.monotonic()
        text = check_question(question)
        turns = [check_turn(turn) for turn in history][-_MAX_TURNS:]
        snapshot = self._serving.current()
        before = [Turn(snapshot.spelled(turn.question), turn.answer) for turn in turns]
        asked = self._resolve(snapshot.spelled(text), before, snapshot)
        world = snapshot.world(snapshot.year_of(asked.places))
        citer = Citer(snapshot.report)
        draft, shown = Draft(), ""
        for step in self._steps(asked, world, snapshot, started):
            if isinstance(step, Draft):
                draft = step
            else:
                piece = citer.line(step) if step else ""
                shown += piece
                yield Delta(piece)
        answer = self._answer(question, asked, draft, citer, snapshot, world)
        for start in range(len(shown), len(answer.text), _PIECE):
            yield Delta(answer.text[start : start + _PIECE])
        yield replace(answer, elapsed_ms=round((time.monotonic() - started) * 1000, 2))

    def _resolve(self, text: str, turns: Sequence[Turn], snapshot: Snapshot) -> Question:
        """Understand the question; one that leans on the turns before it is written out by the model, where one is."""
        soft = snapshot.retriever.soft
        understood = partial(readings, soft=soft, year_of=snapshot.year_of, home=snapshot.home_names)

        def read(text: str, turns: Sequence[Turn]) -> tuple[Question, ...]:
            return tuple(snapshot.placed(question) for question in understood(text, turns))

        first, *_ = meant = read(text, turns)
        if not turns or first.kind in ALONE or first == read(text, ())[0]:
            return first
        if self._generative is None:
            tried = meant if len(meant) > 1 else ()
            return next((q for q in tried if self._answers(q, snapshot)), first)
        alone = self._generative.standalone(text, turns, snapshot.year_of(first.places))
        return read(alone, ())[0] if alone else first

    def _answers(self, question: Question, snapshot: Snapshot) -> bool:
        """Say whether the reports answer a question by themselves."""
        world = snapshot.world(snapshot.year_of(question.places))
        return bool(draft_extracted(question, world, snapshot, self._extractive.answer)[0].statements)

    def _steps(
        self, question: Question, world: World, snapshot: Snapshot, started: float
    ) -> Iterator[Statement | Draft | None]:
        """Yield the statements that are sure before the whole answer is, None while there is none, then the draft."""
        alone = draft_alone(question, snapshot)
        if alone:
            yield alone
            return
        extracted, settled = draft_extracted(question, world, snapshot, self._extractive.answer)
        if self._generative is None or settled:
            yield extracted
        else:
            deadline = started + self._generative.timeout
            yield from self._generative.stream(question, world, extracted, deadline=deadline)

    def _answer(
        self, question: str, asked: Question, draft: Draft, citer: Citer, snapshot: Snapshot, world: World
    ) -> Answer:
        answered = bool(draft.statements or draft.plain)
        text = citer.text(draft) if answered else refusal_of(asked, draft, snapshot)
        return Answer(
            question=question,
            status="answered" if answered else "no_evidence",
            text=text + notice_line(draft.notice),
            answerer=draft.answerer,
            citations=citer.citations,
            passages=listed(world.search(asked)) if asked.kind not in ALONE else (),
            generation=snapshot.name,
            elapsed_ms=0.0,
            suggestions=suggestions_for(asked, draft, snapshot),
            belief=draft.belief,
        )

    def search(self, query: str, k: int = 10) -> tuple[Hit, ...]:
        """Give the passages nearest to the query, best first."""
        text, retriever = check_question(query), self._serving.current().retriever
        return reread(text, retriever.search(text, max(k, READ), also=synonyms_in(text)), retriever.soft)[: max(k, 0)]

    def reports(self) -> tuple[ReportSummary, ...]:
        """List the reports in the index."""
        snapshot = self._serving.current()
        counts = {r.id: snapshot.retriever.store.counts(r.id) for r in snapshot.reports}
        return tuple(ReportSummary(r.id, r.title, r.place, r.date, *counts[r.id]) for r in snapshot.reports)

    def report_text(self, report_id: str) -> str:
        """Give a report's text, in which citations' offsets count. Raises StoreError for an unknown id."""
        return self._serving.current().report(report_id).text

    def prepare(self) -> None:
        """Do now what the first question would else wait for: a server starts slowly anyway.

        A language model is tried beside that: the page opens before it has answered.
        """
        if self._generative:
            threading.Thread(target=self._generative.prepare, daemon=True).start()
        with suppress(StoreError):
            self._serving.current().retriever.search(_FIRST, 1)

    @property
    def generation(self) -> str:
        """The index generation now served."""
        return self._serving.current().name

    @property
    def notice(self) -> str | None:
        """A sentence for the operator where a damaged index is stood in for by the one before."""
        return self._serving.current().notice

    @property
    def answerer(self) -> str:
        """The name of what writes the answers."""
        return self._generative.name if self._generative else self._extractive.name

    @property
    def patience(self) -> float:
        """Seconds that an answer may take because of a language model; 0 without one."""
        return self._generative.timeout if self._generative else 0.0

    @property
    def examples(self) -> tuple[str, ...]:
        """Questions that the index can answer, for a first screen."""
        return examples_of(self._serving.current())
