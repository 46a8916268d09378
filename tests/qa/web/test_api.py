import pytest
from fastapi.testclient import TestClient

from qa.server import create_server
from qa.types import Turn
from tests.fake_assistant import CITATION_2026, PARAGRAPH_2026, TITLE, FakeAssistant

HOSTS = ["testserver"]


@pytest.fixture
def assistant():
    return FakeAssistant()


@pytest.fixture
def api(assistant):
    return TestClient(create_server(assistant, None, allowed_hosts=HOSTS), raise_server_exceptions=False)


def test_ask_gives_the_answers_own_object(api, assistant):
    reply = api.post("/api/ask", json={"question": "2026年要改造多少个老旧小区？"})
    assert reply.status_code == 200
    answer = reply.json()
    assert list(answer) == [
        "question", "status", "text", "answerer", "citations", "passages", "generation", "elapsed_ms",
    ]  # fmt: skip
    assert answer["text"] == "全力推动**45个**老旧小区改造。[1]"
    assert answer["citations"][0] == {
        "marker": 1,
        "report_id": "page",
        "title": TITLE,
        "section": list(CITATION_2026.section),
        "period": "2026",
        "quote": CITATION_2026.quote,
        "start": 15,
        "end": 45,
        "paragraph": PARAGRAPH_2026,
        "page": None,
    }


def test_history_reaches_the_assistant(api, assistant):
    api.post("/api/ask", json={"question": "那2025年呢？", "history": [["问", "答"]]})
    assert assistant.histories == [(Turn("问", "答"),)]


def test_a_refusal_is_an_answer(api):
    reply = api.post("/api/ask", json={"question": "光伏投资多少？"})
    assert (reply.status_code, reply.json()["status"], reply.json()["citations"]) == (200, "no_evidence", [])


def test_search(api):
    assert api.get("/api/search", params={"q": "老旧小区", "k": 1}).json() == {
        "q": "老旧小区",
        "hits": [{"id": "page#7", "rank": 1, "score": 2.5, "report_id": "page", "text": PARAGRAPH_2026}],
    }


def test_reports(api):
    assert api.get("/api/reports").json() == {
        "generation": "gen-7",
        "reports": [
            {"id": "page", "title": TITLE, "place": "盐湖区", "date": "2025-12", "paragraphs": 52, "removed": 40}
        ],
    }


def test_health(api):
    assert api.get("/api/health").json() == {"status": "ok", "generation": "gen-7", "answerer": "extractive"}


@pytest.mark.parametrize(
    ("question", "error"),
    [("  ", "问题是空的：请输入要问的内容。"), ("问" * 501, "问题有 501 个字，最多 500 个字：请缩短后再问。")],
)
def test_a_question_that_cannot_be_asked(api, question, error):
    reply = api.post("/api/ask", json={"question": question})
    assert (reply.status_code, reply.json()) == (400, {"error": error})


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"question": 5}', b"{}", b'{"question": "x", "more": 1}', b'{"question": "x", "history": [["a"]]}',
     b'{"question": "x", "history": [' + b",".join([b'["a", "b"]'] * 21) + b"]}"],
)  # fmt: skip
def test_a_malformed_request(api, body):
    reply = api.post("/api/ask", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 422
    assert list(reply.json()) == ["error"]
    assert reply.json()["error"].startswith("请求的格式不对")


@pytest.mark.parametrize("params", [{}, {"q": "x", "k": 0}, {"q": "x", "k": 101}, {"q": "x", "k": "many"}])
def test_a_malformed_search(api, params):
    assert api.get("/api/search", params=params).status_code == 422


def test_a_damaged_index(api, assistant):
    assistant.damaged = "索引 gen-7 已损坏：请运行 yanxiaoge build 重建。"
    for reply in (api.post("/api/ask", json={"question": "x"}), api.get("/api/reports")):
        assert (reply.status_code, reply.json()) == (503, {"error": assistant.damaged})


def test_a_token_is_asked_of_all_but_health():
    api = TestClient(create_server(FakeAssistant(), None, token="秘密", allowed_hosts=HOSTS))
    assert api.get("/api/health").status_code == 200
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic x"}):
        reply = api.get("/api/reports", headers=headers)
        assert (reply.status_code, list(reply.json())) == (401, ["error"])


def test_the_right_token_opens():
    api = TestClient(create_server(FakeAssistant(), None, token="secret", allowed_hosts=HOSTS))
    assert api.get("/api/reports", headers={"Authorization": "Bearer secret"}).status_code == 200
