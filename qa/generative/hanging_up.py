"""Ends a server's stream as soon as nobody reads it any more, while the client still waits for its next word."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_POLL_S = 0.1


@contextmanager
def hung_up_on(response: Any, stop: threading.Event) -> Iterator[None]:  # noqa: ANN401 - httpx is not a dependency
    """Shut the connection down when `stop` is set within the block: a server takes that as the end of its work.

    Closing the response from another thread would not wake the one that reads.
    """
    line = response.extensions["network_stream"].get_extra_info("socket")
    over = threading.Event()

    def watch() -> None:
        while not stop.wait(_POLL_S) and not over.is_set():
            pass
        if not over.is_set():
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        over.set()
