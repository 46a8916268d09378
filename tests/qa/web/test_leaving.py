"""A reader who leaves, over real connections: the language model that was writing for them is stopped."""

import json
import socket
import threading
import time

import httpx
import pytest
import uvicorn

from app import build_app
from benchmarks.generative.scripted import scripted_server
from qa.assistant import Assistant
from qa.generative.choice import Writer
from qa.generative.openai_model import OpenAIModel
from qa.server import create_server

QUESTION = "2023年改造多少个老旧小区？"


@pytest.fixture
def script():
    with scripted_server() as (url, script):
        script.url, script.pause_s = url, 0.05
        script.says = endless
        yield script


def endless(_):
    while True:
        yield {"reasoning_content": "想"}


@pytest.fixture
def site(city_root, encoder, script):
    writer = Writer(OpenAIModel("m", script.url, key=None, timeout=20, context=8192), 20.0, 300)
    served = create_server(Assistant(city_root, encoder, writer=writer), build_app)
    server = uvicorn.Server(uvicorn.Config(served, log_level="warning", timeout_graceful_shutdown=1))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def wait_for(condition, seconds=5.0):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def test_closing_the_page_stops_the_model(site, script):
    with httpx.Client(base_url=site, timeout=10, headers={"Origin": site}) as browser:
        asked = next(d for d in browser.get("/config").json()["dependencies"] if len(d["inputs"]) == 2)
        call = {"data": [QUESTION, None], "fn_index": asked["id"], "session_hash": "s", "event_data": None}
        assert browser.post("/gradio_api/queue/join", json=call).status_code == 200
        with browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": "s"}) as stream:
            lines = (json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:"))
            assert next(one for one in lines if one["msg"] == "process_generating")
            assert wait_for(lambda: script.asked)
    assert script.gone.wait(3)


def test_hanging_up_on_the_api_stops_the_model(site, script):
    with httpx.Client(base_url=site, timeout=20) as caller:
        caller.get("/api/reports").raise_for_status()  # the server is up: only the model is waited for below
        with pytest.raises(httpx.ReadTimeout):
            caller.post("/api/ask", json={"question": QUESTION}, timeout=3)
    assert script.asked
    assert script.gone.wait(3)
