"""A language-model server on loopback that says what it is told to, or fails as it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Scripted:
    """What the server does next, and what it was asked."""

    def __init__(self) -> None:
        self.says: Callable[[list[dict[str, str]]], Iterable[str | dict[str, str]]] = lambda _: ()
        """From the messages to the pieces that are streamed; a dict is a whole delta, for fields beside the text."""
        self.ends = "stop"
        """Why the stream ends."""
        self.status = 200
        self.body: bytes | None = None
        """Bytes to send instead of a stream."""
        self.pause_s = 0.0
        """Before every piece."""
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.gone = threading.Event()
        """Set when the client hangs up during a stream."""


def _handler(script: Scripted) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append(asked)
            script.keys.append(self.headers.get("Authorization"))
            self.send_response(script.status)
            streams = script.status == 200 and script.body is None
            self.send_header("Content-Type", "text/event-stream" if streams else "application/json")
            self.end_headers()
            if not streams:
                self.wfile.write(script.body or b'{"error": {"message": "sk-secret was sent"}}')
                return
            try:
                self._stream(script.says(asked["messages"]))
            except OSError:
                script.gone.set()

        def _stream(self, pieces: Iterable[str | dict[str, str]]) -> None:
            for piece in pieces:
                time.sleep(script.pause_s)
                self._send({"content": piece} if isinstance(piece, str) else piece, None)
            self._send({}, script.ends)
            self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, delta: dict[str, str], ends: str | None) -> None:
            chunk: dict[str, Any] = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
            chunk["choices"] = [{"index": 0, "delta": delta, "finish_reason": ends}]
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def scripted_server() -> Iterator[tuple[str, Scripted]]:
    """Serve on a free port; gives the address and the script."""
    script = Scripted()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(script))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", script
    finally:
        server.shutdown()
        server.server_close()
