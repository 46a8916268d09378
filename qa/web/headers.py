"""The headers that every response carries."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope, Send

from qa.web.content_policy import policy_for

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def signing(send: Send) -> Send:
    """Add the headers; an HTML page is held back until it is whole, because its policy names its scripts."""
    start: Message | None = None
    held = b""

    async def signed(message: Message) -> None:
        nonlocal start, held
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if headers.get("content-type", "").startswith("text/html"):
                start = message
                return
            headers["Content-Security-Policy"] = policy_for("")
        elif start is not None:
            held += message.get("body", b"")
            if message.get("more_body", False):
                return
            MutableHeaders(scope=start)["Content-Security-Policy"] = policy_for(held.decode())
            await send(start)
            message = {"type": "http.response.body", "body": held}
        await send(message)

    return signed


def uncompressed_page(scope: Scope) -> Scope:
    """Ask for the page uncompressed: its inline scripts are hashed on the way out."""
    if scope["path"] != "/":
        return scope
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return {**scope, "headers": [(name, value) for name, value in headers if name != b"accept-encoding"]}
