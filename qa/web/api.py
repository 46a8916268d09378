"""The HTTP API: ask, search, reports, health."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from qa.types import Turn
from qa.web.leaving import left_by, whole_answer
from qa.web.limits import Gate, Limits, call_within

if TYPE_CHECKING:
    from qa.assistant import Assistant

T = TypeVar("T")
_ADDRESSES = ("ask", "search", "reports", "health")
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_Words = Annotated[str, Field(max_length=8_000)]


class Question(BaseModel):
    """What POST /api/ask takes."""

    model_config = ConfigDict(extra="forbid")

    question: Annotated[str, Field(max_length=10_000)]
    """The assistant itself refuses more than 500 characters, in its own words."""
    history: Annotated[list[tuple[_Words, _Words]], Field(max_length=20)] = []
    """Earlier questions and answers, oldest first."""


def api_routes(assistant: Assistant, token: str | None, limits: Limits) -> APIRouter:
    """Give the routes under /api; with a token, all but /api/health ask for it."""
    open_routes = APIRouter(prefix="/api")
    routes = APIRouter(dependencies=[Depends(_guard(token))])
    gate, pool = Gate(limits), ThreadPoolExecutor(limits.running, "api")

    async def run(call: Callable[[], T]) -> T:
        async with gate.place():
            return await call_within(limits.deadline_s, pool, call)

    @routes.post("/ask")
    async def ask(question: Question, caller: Request) -> dict[str, object]:
        history = tuple(Turn(asked, answered) for asked, answered in question.history)
        async with left_by(caller) as left:
            answer = await run(lambda: whole_answer(assistant.stream(question.question, history), left))
        return answer.to_dict()

    @routes.get("/search")
    async def search(
        q: Annotated[str, Query(max_length=10_000)], k: Annotated[int, Query(ge=1, le=100)] = 10
    ) -> dict[str, object]:
        hits = await run(lambda: assistant.search(q, k))
        rows = [
            {
                "id": hit.passage.id,
                "rank": hit.rank,
                "score": hit.score,
                "report_id": hit.passage.paragraph.report_id,
                "text": hit.passage.text,
            }
            for hit in hits
        ]
        return {"q": q, "hits": rows}

    @routes.get("/reports")
    async def reports() -> dict[str, object]:
        rows = [
            {
                "id": report.id,
                "title": report.title,
                "place": report.place,
                "date": report.date,
                "paragraphs": report.paragraphs,
                "removed": report.removed,
            }
            for report in await run(assistant.reports)
        ]
        return {"generation": assistant.generation, "reports": rows}

    @open_routes.get("/health")
    async def health() -> dict[str, object]:
        return {"status": "ok", "generation": assistant.generation, "answerer": assistant.answerer}

    open_routes.include_router(routes)
    open_routes.add_api_route("/{rest:path}", _nothing_here, methods=list(_METHODS), include_in_schema=False)
    return open_routes


def _nothing_here(rest: str) -> None:
    """Answer what no route above takes, so that the chat's own 404 does not."""
    raise HTTPException(405 if rest in _ADDRESSES else 404)


def _guard(token: str | None) -> Callable[[str | None], None]:
    def guard(authorization: Annotated[str | None, Header()] = None) -> None:
        if token is not None and not secrets.compare_digest(f"Bearer {token}".encode(), (authorization or "").encode()):
            raise HTTPException(401, "缺少或不符的令牌；请在请求头里写 Authorization: Bearer 令牌。")

    return guard
