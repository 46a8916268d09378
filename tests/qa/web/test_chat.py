import pytest
from fastapi.testclient import TestClient

from app import build_app
from qa.server import create_server
from tests.fake_assistant import FakeAssistant


@pytest.fixture(scope="module")
def chat():
    with TestClient(create_server(FakeAssistant(), build_app, allowed_hosts=["testserver"])) as client:
        yield client


def test_the_page_is_served_under_its_policy(chat):
    reply = chat.get("/")
    assert reply.status_code == 200
    assert "unsafe-eval" not in reply.headers["Content-Security-Policy"]
    assert reply.headers["Content-Security-Policy"].count("'sha256-") == reply.text.count(
        "<script>"
    ) + reply.text.count("<script data-gradio-mode>")


def test_style_and_script_are_served_and_nothing_beside_them(chat):
    assert chat.get("/page/chat.css").headers["Content-Type"].startswith("text/css")
    assert "openSource" in chat.get("/page/chat.js").text
    assert chat.get("/page/talk.py").status_code == 404
    assert chat.get("/page/..%2fserver.py").status_code == 404


def test_gradios_own_services_are_off(chat):
    config = chat.get("/config").json()
    assert config["footer_links"] == []
    assert config["run_history"] is False
    assert all(dependency["api_visibility"] == "private" for dependency in config["dependencies"])
    assert chat.get("/gradio_api/info").status_code == 404
