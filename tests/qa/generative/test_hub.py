"""A model by its hub name, in processes of their own: the hub's client reads its settings when it is imported."""

import os
import socket
import subprocess
import sys
import time

import pytest

from tests.model_hub import model_hub
from tests.tiny_model import make_tiny_model

NAME = "someone/tiny"
DOCTOR = [sys.executable, "-c", "from app import run; run()", "doctor", "--index"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_tiny_model(tmp_path_factory.mktemp("hub") / "tiny")


def doctor(city_root, home, address, name=NAME):
    environment = {**os.environ, "HF_ENDPOINT": address, "HF_HOME": str(home)}
    environment |= {"YANXIAOGE_ANSWERER": f"transformers:{name}", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    return subprocess.run(
        [*DOCTOR, str(city_root)], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_model_is_downloaded_once_with_a_bar_and_then_used_without_the_hub(city_root, folder, tmp_path):
    with model_hub(NAME, folder) as (address, asked):
        first = doctor(city_root, tmp_path / "home", address)
        assert "✓ 语言模型" in first.stdout, first.stdout + first.stderr
        assert "%|" in first.stderr  # the bar
        assert f"/{NAME}/resolve/{'0' * 40}/model.safetensors" in asked
    second = doctor(city_root, tmp_path / "home", address)
    assert "✓ 语言模型" in second.stdout, second.stdout + second.stderr


def test_a_name_that_the_hub_does_not_have(city_root, folder, tmp_path):
    with model_hub(NAME, folder) as (address, _):
        done = doctor(city_root, tmp_path / "home", address, "someone/else")
    assert done.returncode == 1
    assert "✗ 语言模型：语言模型“someone/else”下载失败" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_closed_network_is_told_within_five_seconds(city_root, tmp_path):
    started = time.monotonic()
    done = doctor(city_root, tmp_path / "home", "http://127.0.0.1:9")
    assert time.monotonic() - started < 5
    assert done.returncode == 1
    assert "连不上模型库，下载不了语言模型“someone/tiny”" in done.stdout


def test_a_network_that_swallows_everything_is_told_within_five_seconds(tmp_path):
    """A firewall that drops packets, or a proxy that never answers; timed without the start of the process."""
    script = "import time; from qa.generative.hub import fetch; started = time.monotonic()\ntry: fetch('a/b')\n"
    script += "except Exception as error: print(error, time.monotonic() - started)"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment = {**os.environ, "HF_ENDPOINT": f"http://127.0.0.1:{silent.getsockname()[1]}"}
        environment |= {"HF_HOME": str(tmp_path), "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
    said, seconds = done.stdout.rsplit(" ", 1)
    assert said.startswith("连不上模型库")
    assert float(seconds) < 5
