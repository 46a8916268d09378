import json
import lzma

import numpy as np
import pytest
from safetensors.numpy import load_file

from corpus.errors import InputError, SettingError
from index.training.asked import Asked
from qa.scorer.shipped import WEIGHTS, load_network
from qa.training import worded

LINES = [f"建成{name}广场，由{name}公司承建，群众有了休闲的好去处。" for name in "东南西北中上下左右前后里外高低"]
LINES += [f"举办第{i}届花会，游客纷纷前来观赏，市场十分热闹。" for i in "一二三四五六七八九十"]
WRITTEN = (
    Asked("临江市-2023", LINES[0][:12], ("东广场是哪家公司修的？", "东广场修了多少亩？"), ("东广场是谁设计的？",)),
    Asked("临海市-2023", LINES[0][:12], ("东广场是哪家公司修的？",), ("东广场晚上开不开放？",)),
)


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setattr(worded, "read_asked", lambda *_: WRITTEN)
    monkeypatch.setattr(worded, "for_encoder", lambda asked: asked)
    rows = [{"place": place, "year": 2023, "paragraphs": LINES} for place in ("临江市", "临海市")]
    for name in ("train", "reports"):
        (tmp_path / "data" / name).mkdir(parents=True)
    packed = lzma.compress("\n".join(map(json.dumps, rows)).encode())
    (tmp_path / "data" / "reports" / "reports.jsonl.xz").write_bytes(packed)
    return tmp_path / "data"


def test_it_begins_with_the_shipped_network_and_leaves_places_out(data, tmp_path):
    held = tmp_path / "set.jsonl"
    held.write_text(json.dumps({"report": ["临海市-2023"]}), encoding="utf-8")
    made = tmp_path / "new" / "worded.safetensors"
    worded.main([str(data), "--into", str(made), "--steps", "2", "--hold-out", str(held)])
    assert load_network(made)[1] == load_network(WEIGHTS)[1]
    before, after = load_file(WEIGHTS), load_file(made)
    assert all(np.allclose(before[name], after[name], atol=1e-3) for name in before)
    assert any((before[name] != after[name]).any() for name in before)
    card = made.with_suffix(".md").read_text(encoding="utf-8")
    assert "Trained on from `network.safetensors` by `python -m qa.training.worded`" in card
    assert "| asked | 6 |" in card  # two questions of three: one asks for a figure; from both files, the second twice


def test_it_begins_with_the_network_that_is_named(data, tmp_path):
    first, second = (tmp_path / name for name in ("first.safetensors", "second.safetensors"))
    worded.main([str(data), "--into", str(first), "--steps", "2"])
    worded.main([str(data), "--into", str(second), "--steps", "0", "--start", str(first)])
    assert second.read_bytes() == first.read_bytes()
    with pytest.raises(SettingError, match="缺失或损坏"):
        worded.main([str(data), "--into", str(second), "--start", str(tmp_path / "none.safetensors")])


def test_data_without_reports_is_one_chinese_line(tmp_path):
    (tmp_path / "train").mkdir()
    with pytest.raises(InputError, match="里没有 reports/"):
        worded.main([str(tmp_path), "--into", str(tmp_path / "n.safetensors")])
