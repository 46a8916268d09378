import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from qa.web.hardening import Hardening, is_loopback
from qa.web.limits import Limits


def client(**limits):
    server = FastAPI()

    @server.post("/api/ask")
    async def ask(request: Request):
        return {"got": len(await request.body())}

    @server.api_route("/{path:path}", methods=["GET", "POST"])
    def anything(path):
        return {"open": path}

    server.add_middleware(Hardening, limits=Limits(**limits))
    return TestClient(server)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://evil.example/x",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://evil.example/",
        "/gradio_api/upload",
        "/gradio_api/deep_link",
        "/?deep_link=x",
        "/monitoring",
        "/monitoring/summary",
        "/gradio_api/info",
        "/gradio_api/runs",
        "/gradio_api/call/asked",
        "/gradio_api/run/asked",
        "/gradio_api/vibe-code",
        "/gradio_api/process_recording",
        "/gradio_api/component_server",
        "/login",
        "/docs",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_the_chat_does_not_need_is_not_there(method, path):
    reply = client().request(method, path)
    assert (reply.status_code, reply.json()) == (404, {"error": "没有这个地址。"})


@pytest.mark.parametrize(
    "path", ["/config", "/assets/a.js", "/gradio_api/queue/data", "/gradio_api/heartbeat/ab1", "/page/chat.css"]
)
def test_what_the_chat_needs_is_there(path):
    assert client().get(path).status_code == 200


def test_another_sites_post_is_refused():
    reply = client().post("/api/ask", headers={"Origin": "https://evil.example"})
    assert (reply.status_code, reply.json()) == (403, {"error": "不接受其他网站发来的请求。"})
    assert client().post("/api/ask", headers={"Origin": "http://testserver"}).status_code == 200


def test_a_large_request_is_refused_by_its_length():
    reply = client(body_bytes=2048).post("/api/ask", content=b"x" * 2049)
    assert (reply.status_code, reply.json()) == (413, {"error": "请求过大，最多 2 KB。"})
    assert client(body_bytes=2048).post("/api/ask", content=b"x" * 2048).json() == {"got": 2048}


def test_a_request_without_a_length_is_refused():
    reply = client().post("/api/ask", content=iter([b"x"]), headers={"Transfer-Encoding": "chunked"})
    assert (reply.status_code, reply.json()) == (411, {"error": "请求须注明长度（Content-Length）。"})


def test_a_client_that_asks_too_fast_is_told_to_wait():
    server = client(burst=2, per_second=0.001)
    replies = [server.post("/api/ask") for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert replies[-1].json() == {"error": "您提问太快了，请稍等片刻再试。"}
    assert replies[-1].headers["Retry-After"] == "5"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("a.cn", False)],
)
def test_loopback(host, loopback):
    assert is_loopback(host) is loopback
