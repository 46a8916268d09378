import socket

import pytest
from fastapi.testclient import TestClient

from corpus.errors import SettingError
from qa.server import create_server, serve
from tests.fake_assistant import FakeAssistant


class Broken(FakeAssistant):
    def ask(self, question, history=()):
        raise ZeroDivisionError("/secret/path")


def test_an_unforeseen_error_tells_the_caller_nothing():
    api = TestClient(create_server(Broken(), None, allowed_hosts=["testserver"]), raise_server_exceptions=False)
    reply = api.post("/api/ask", json={"question": "x"})
    assert (reply.status_code, reply.json()) == (500, {"error": "服务内部出错，已记入日志；请稍后再试。"})


def test_unknown_addresses_and_methods():
    api = TestClient(create_server(FakeAssistant(), None, allowed_hosts=["testserver"]))
    assert (api.get("/api/nothing").status_code, api.get("/api/nothing").json()) == (404, {"error": "没有这个地址。"})
    assert api.get("/api/ask").json() == {"error": "这个地址不支持这种请求方式。"}


def test_another_host_name_is_refused():
    api = TestClient(create_server(FakeAssistant(), None), base_url="http://evil.example")
    assert api.get("/api/health").status_code == 400


def test_a_taken_port_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingError, match=f"端口 {port} 已被占用：请停掉占用它的程序，或用 --port 换一个端口。"):
            serve(FakeAssistant(), None, port=port)


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 0), ("没有的主机", 0), ("127.0.0.1", 70_000)])
def test_an_address_that_cannot_be_used_is_one_sentence(host, port, monkeypatch):
    monkeypatch.setenv("YANXIAOGE_TOKEN", "secret")
    with pytest.raises(SettingError, match="--port"):
        serve(FakeAssistant(), None, host, port)


def test_others_reach_the_api_only_with_a_token(monkeypatch):
    monkeypatch.delenv("YANXIAOGE_TOKEN", raising=False)
    with pytest.raises(SettingError, match="YANXIAOGE_TOKEN"):
        serve(FakeAssistant(), None, "0.0.0.0", 0)
