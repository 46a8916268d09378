import socket

import pytest

from qa import server
from qa.cli.main import run


@pytest.fixture
def served(monkeypatch):
    calls = []
    monkeypatch.setattr(server, "serve", lambda *arguments, **options: calls.append((arguments, options)))
    return calls


def test_this_machine_alone_unless_told(served, city_root):
    chat = object()
    assert run(["serve", "--index", str(city_root)], chat) == 0
    (((assistant, given, host, port), options),) = served
    assert (assistant.generation, given, host, port, options) == (
        "gen-000001", chat, "127.0.0.1", 7860, {"allowed_hosts": ()},
    )  # fmt: skip


def test_what_the_operator_says(served, city_root):
    arguments = ["serve", "--host", "0.0.0.0", "--port", "0", "--allow-host", "a", "--allow-host", "b"]
    assert run([*arguments, "--index", str(city_root)]) == 0
    assert served[0][0][1:] == (None, "0.0.0.0", 0)
    assert served[0][1] == {"allowed_hosts": ("a", "b")}


def test_an_index_that_is_not_there_is_never_served(served, cli, tmp_path):
    assert cli("serve", "--index", tmp_path / "none").status == 1
    assert served == []


def test_a_taken_port(cli, city_root):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = cli("serve", "--port", port, "--index", city_root)
    assert (done.status, done.err) == (2, f"端口 {port} 已被占用：请停掉占用它的程序，或用 --port 换一个端口。\n")
