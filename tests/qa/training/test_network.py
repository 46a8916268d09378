import json
import lzma
import subprocess
import sys

import pytest

from corpus.errors import InputError
from index.embed import SHIPPED_ENCODER
from index.static import StaticEncoder
from qa.scorer.shipped import load_network
from qa.training.network import main

ROWS = [
    {"question": "食堂建了几个", "passage": "新建社区食堂9个，解决老人吃饭难。粮食丰收。", "answer": "9个"},
    {"question": "多少人就业", "passage": "城镇新增就业5万人。公路通车100公里。", "answer": "5万人"},
    {"question": "小区改造几个", "passage": "改造老旧小区48个。市场平稳运行。", "answer": "48个"},
]


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data" / "train").mkdir(parents=True)
    packed = lzma.compress("\n".join(map(json.dumps, ROWS)).encode())
    (tmp_path / "data" / "train" / "pairs-cmrc2018.jsonl.xz").write_bytes(packed)
    return tmp_path / "data"


def test_a_training_from_end_to_end(data, tmp_path):
    for name in ("one", "two"):
        main([str(data), "--into", str(tmp_path / name / "network.safetensors"), "--steps", "3"])
    one, two = (tmp_path / name / "network.safetensors" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    _, vocabulary = load_network(one)
    assert vocabulary == StaticEncoder.load(SHIPPED_ENCODER).vocabulary_sha256
    card = (tmp_path / "one" / "network.md").read_text(encoding="utf-8")
    assert "| cmrc2018 | 3 | CC BY-SA 4.0 |" in card
    assert "train/pairs-cmrc2018.jsonl.xz" in card


def test_data_without_questions_is_one_chinese_line(tmp_path):
    (tmp_path / "train").mkdir()
    with pytest.raises(InputError, match="没有带答案的问题"):
        main([str(tmp_path), "--into", str(tmp_path / "network.safetensors")])
    command = [sys.executable, "-m", "qa.training.network", str(tmp_path / "none"), "--into", str(tmp_path / "n")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == f"“{tmp_path / 'none'}”里没有训练数据（train 文件夹）：请把数据文件夹作为参数。"
