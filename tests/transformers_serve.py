"""A real peer at the other end of the line: `transformers serve`, started in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

SERVE = [str(Path(sys.executable).with_name("transformers")), "serve"]


@contextmanager
def transformers_serve(folder: Path, home: Path) -> Iterator[str]:
    """Serve the model of a folder; gives the address. The test is skipped where a package is missing."""
    from transformers.utils.import_utils import is_serve_available

    if not is_serve_available():
        pytest.skip("transformers serve lacks a package (pip install -e '.[test]' brings accelerate and psutil)")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*SERVE, str(folder), "--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(home)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _await(server, f"http://127.0.0.1:{port}/health")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def _await(server: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError("the server did not start within a minute")
