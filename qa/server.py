"""The server: the HTTP API with the chat mounted at its root, hardened, on this machine only unless told."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from corpus.errors import InputError, SettingError, YanxiaogeError
from qa.page import texts
from qa.web.api import api_routes
from qa.web.chat import mount_chat
from qa.web.hardening import Hardening, is_loopback
from qa.web.limits import Limits
from qa.web.refusals import refusal

if TYPE_CHECKING:
    from qa.assistant import Assistant

TOKEN_SETTING = "YANXIAOGE_TOKEN"
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
Chat = Callable[["Assistant"], Any]
"""Builds the chat (a `gradio.Blocks`) over an assistant; given from outside, because `qa` does not know `app`."""
_SENTENCES = {
    400: "请求无法读取。",
    404: "没有这个地址。",
    405: "这个地址不支持这种请求方式。",
}


def create_server(
    assistant: Assistant,
    chat: Chat | None,
    *,
    token: str | None = None,
    allowed_hosts: Sequence[str] = LOOPBACK_HOSTS,
    limits: Limits | None = None,
) -> FastAPI:
    """Give the application; `token` is asked of API callers, `allowed_hosts` of everyone (`*` allows any)."""
    limits = (limits or Limits()).patient(assistant.patience)
    server = FastAPI(title="盐小哥", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    server.include_router(api_routes(assistant, token, limits))
    for kind in (YanxiaogeError, RequestValidationError, HTTPException, Exception):
        server.add_exception_handler(kind, _say)
    if chat is not None:
        mount_chat(server, chat(assistant))
    server.add_middleware(TrustedHostMiddleware, allowed_hosts=list(allowed_hosts), www_redirect=False)
    server.add_middleware(Hardening, limits=limits)
    return server


def serve(
    assistant: Assistant,
    chat: Chat | None,
    host: str = "127.0.0.1",
    port: int = 7860,
    *,
    allowed_hosts: Sequence[str] = (),
    limits: Limits | None = None,
) -> None:
    """Serve until interrupted; port 0 takes a free one.

    Raises SettingError for a port that is taken, an address this machine has not, and a missing token when others
    can reach the API.
    """
    import uvicorn

    token = os.environ.get(TOKEN_SETTING) or None
    if token is None and not is_loopback(host):
        raise SettingError(f"在 {host} 上其他机器也能访问接口：请先用环境变量 {TOKEN_SETTING} 设置令牌，再启动服务。")
    with _listen(host, port) as listener:
        server = create_server(
            assistant, chat, token=token, allowed_hosts=allowed_hosts or _hosts_for(host), limits=limits
        )
        config = uvicorn.Config(
            server, log_level="warning", server_header=False, limit_concurrency=1_000, timeout_graceful_shutdown=3
        )
        bound = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"盐小哥已启动：http://{shown}:{bound}/ （按 Ctrl+C 停止）")
        uvicorn.Server(config).run(sockets=[listener])


def _hosts_for(host: str) -> Sequence[str]:
    if is_loopback(host):
        return LOOPBACK_HOSTS
    return ("*",) if host in {"0.0.0.0", "::"} else (*LOOPBACK_HOSTS, host)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingError(f"端口 {port} 已被占用：请停掉占用它的程序，或用 --port 换一个端口。") from error
        raise SettingError(f"不能在 {host}:{port} 上启动服务（{error.strerror}）：请检查 --host 和 --port。") from error
    except OverflowError as error:
        raise SettingError(f"端口 {port} 不在 0 到 65535 之间：请用 --port 换一个。") from error
    # asyncio sets this only on sockets it made itself; without it each answer on a kept connection waits 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


async def _say(_request: Request, error: Exception) -> JSONResponse:
    """Answer every error with one Chinese sentence; what nobody foresaw goes to the log, never to the caller."""
    match error:
        case InputError():
            return refusal(400, str(error))
        case YanxiaogeError():
            return refusal(503, str(error))
        case RequestValidationError():
            return refusal(422, f"请求的格式不对（{_place(error)}）：请对照接口说明检查。")
        case HTTPException():
            return refusal(error.status_code, _SENTENCES.get(error.status_code, str(error.detail)))
        case _:
            return refusal(500, texts.BROKEN)


def _place(error: RequestValidationError) -> str:
    first = error.errors()[0]
    return ".".join(str(part) for part in first.get("loc", ()))
