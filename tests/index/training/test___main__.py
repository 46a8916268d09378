import json
import lzma
import subprocess
import sys

import numpy as np
from sentence_transformers import SentenceTransformer

from index.static import StaticEncoder
from index.training.__main__ import main


def test_a_training_from_end_to_end(tiny_model, tmp_path):
    train = tmp_path / "data" / "train"
    train.mkdir(parents=True)
    rows = [{"question": a, "passage": b, "answer": ""} for a, b in ("甲乙", "丙丁", "戊己", "庚辛")]
    packed = lzma.compress("\n".join(json.dumps(row) for row in rows).encode())
    (train / "pairs-cmrc2018.jsonl.xz").write_bytes(packed)
    for name in ("one", "two"):
        main([str(tmp_path / "data"), "--into", str(tmp_path / name), "--start", str(tiny_model), "--passes", "0.3"])
    one, two = (tmp_path / name / "model.safetensors" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes() != (tiny_model / "model.safetensors").read_bytes()
    card = (tmp_path / "one" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "| cmrc2018 | 4 | 6 | CC BY-SA 4.0 |" in card
    assert "train/pairs-cmrc2018.jsonl.xz" in card


def test_a_training_from_nothing(tmp_path):
    train = tmp_path / "data" / "train"
    train.mkdir(parents=True)
    rows = [
        {"question": (a + b) * 20, "passage": (b + a) * 20, "answer": ""} for a, b in ("甲乙", "丙丁", "戊己", "庚辛")
    ]
    packed = lzma.compress("\n".join(json.dumps(row) for row in rows).encode())
    (train / "pairs-cmrc2018.jsonl.xz").write_bytes(packed)
    for name in ("one", "two"):
        main([str(tmp_path / "data"), "--into", str(tmp_path / name), "--passes", "0.02"])
    one, two = (tmp_path / name for name in ("one", "two"))
    assert (one / "model.safetensors").read_bytes() == (two / "model.safetensors").read_bytes()
    assert (one / "tokenizer.json").read_bytes() == (two / "tokenizer.json").read_bytes()
    assert StaticEncoder.load(one).tokenize(["甲丙"])[0].all()
    model = SentenceTransformer(str(one), device="cpu")
    assert np.allclose(model.encode(["甲乙"]), StaticEncoder.load(one).encode_queries(["甲乙"]), atol=1e-3)
    assert "trained from nothing" in (one / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_a_missing_data_folder_is_one_chinese_line(tmp_path):
    command = [sys.executable, "-m", "index.training", str(tmp_path / "none"), "--into", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == f"“{tmp_path / 'none'}”里没有训练数据（train 文件夹）：请把数据文件夹作为参数。"
