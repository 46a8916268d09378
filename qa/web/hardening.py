"""What is let in. The chat needs a dozen of Gradio's eighty routes: only those exist."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.web.headers import signing, uncompressed_page
from qa.web.limits import Buckets, Limits
from qa.web.refusals import chat_refusal, refusal, said_in_chinese

_ALLOWED = re.compile(
    r"/(?:config/?|theme\.css|favicon\.ico|robots\.txt|manifest\.json|(?:assets|static|svelte|page|api)/.+"
    r"|gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|reset/?|cancel|startup-events|theme\.css))?"
)
_JOIN = "/gradio_api/queue/join"
_ASKING = frozenset({"/api/ask", "/api/search", _JOIN})


class Hardening:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits
        self._buckets = Buckets(limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is not needed, bound what is, and sign every response."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        signed = signing(send)
        no = self._refusal(scope)
        if no is not None:
            await no(scope, receive, signed)
            return
        if scope["path"] == _JOIN:
            signed = said_in_chinese(signed)
        await self._app(uncompressed_page(scope), receive, signed)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        path, headers = str(scope["path"]), Headers(scope=scope)
        if not _ALLOWED.fullmatch(path) or ".." in path or b"deep_link" in scope.get("query_string", b""):
            return refusal(404, "没有这个地址。")
        if scope["method"] not in {"GET", "HEAD"} and _from_elsewhere(headers):
            return refusal(403, "不接受其他网站发来的请求。")
        if "transfer-encoding" in headers:
            return refusal(411, "请求须注明长度（Content-Length）。")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._limits.body_bytes:
            return refusal(413, f"请求过大，最多 {self._limits.body_bytes // 1024} KB。")
        client = scope["client"][0] if scope.get("client") else "unknown"
        if path in _ASKING and not is_loopback(client) and not self._buckets.take(client):
            return (chat_refusal if path == _JOIN else refusal)(429, "您提问太快了，请稍等片刻再试。")
        return None


def is_loopback(host: str) -> bool:
    """Say whether an address or host name stands for this machine itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _from_elsewhere(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
