"""Saying no: one Chinese sentence, where the API's caller or Gradio's page looks for it."""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import Message, Send

from qa.page import texts


def refusal(status: int, message: str) -> JSONResponse:
    """Say no in one Chinese sentence."""
    return JSONResponse({"error": message}, status_code=status, headers=_later(status))


def chat_refusal(status: int, message: str) -> JSONResponse:
    """Say no where Gradio's page looks for it."""
    return JSONResponse({"detail": message}, status_code=status, headers=_later(status))


def _later(status: int) -> dict[str, str] | None:
    return {"Retry-After": "5"} if status in {429, 503} else None


def said_in_chinese(send: Send) -> Send:
    """Put our sentence in the place of Gradio's `Queue is full …`; on a 503 its page would show an English one."""
    full = False

    async def translated(message: Message) -> None:
        nonlocal full
        if message["type"] == "http.response.start" and message["status"] == 503:
            full = True
            no = chat_refusal(429, texts.BUSY)
            await send({"type": "http.response.start", "status": 429, "headers": no.raw_headers})
            await send({"type": "http.response.body", "body": bytes(no.body)})
        elif not full:
            await send(message)

    return translated
