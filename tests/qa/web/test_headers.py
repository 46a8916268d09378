from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient

from qa.web.hardening import Hardening
from qa.web.limits import Limits


def client():
    server = FastAPI()

    @server.get("/")
    def page():
        return HTMLResponse("<script>run()</script>页")

    server.add_middleware(Hardening, limits=Limits())
    return TestClient(server)


def test_every_response_is_signed():
    for path in ("/", "/assets/a.js", "/upload"):
        headers = client().get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_page_arrives_whole_with_its_scripts_named():
    reply = client().get("/", headers={"Accept-Encoding": "br, gzip"})
    assert reply.text == "<script>run()</script>页"
    assert "'sha256-" in reply.headers["Content-Security-Policy"]
