"""A model hub on loopback that gives out one folder: what the hub's client asks for, over real HTTP."""

import hashlib
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlparse

COMMIT = "0" * 40


def _handler(name: str, folder: Path, asked: list[str]):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer(body=True)

        def do_HEAD(self):
            self._answer(body=False)

        def _answer(self, *, body: bool):
            path = urlparse(self.path).path
            asked.append(path)
            content = _content(path, name, folder)
            self.send_response(404 if content is None else 200)
            content = content or b""
            self.send_header("Content-Type", "application/json" if path.startswith("/api/") else "application/binary")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("ETag", f'"{hashlib.sha1(content).hexdigest()}"')
            self.send_header("X-Repo-Commit", COMMIT)
            self.end_headers()
            if body:
                self.wfile.write(content)

        def log_message(self, *_):
            pass

    return Handler


def _content(path: str, name: str, folder: Path) -> bytes | None:
    files = sorted(file for file in folder.iterdir() if file.is_file())
    if path == f"/api/models/{name}/revision/main":
        return json.dumps({"id": name, "sha": COMMIT, "siblings": [{"rfilename": f.name} for f in files]}).encode()
    if path.startswith(f"/api/models/{name}/tree/"):
        entries = [{"type": "file", "path": f.name, "size": f.stat().st_size, "oid": f.name} for f in files]
        return json.dumps(entries).encode()
    if path.startswith(f"/{name}/resolve/"):
        file = folder / path.rsplit("/", 1)[1]
        return file.read_bytes() if file in files else None
    return None


@contextmanager
def model_hub(name: str, folder: Path):
    """Serve on a free port; gives the address and the list of paths asked for."""
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(name, folder, asked))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
