"""The joint reader trained on with judged pairs."""

import json
import lzma
import random

import pytest
import torch

from corpus.errors import InputError, SettingError
from index.embed import SHIPPED_ENCODER
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.training.searched import name_of
from qa.scorer.shipped import JOINT_WEIGHTS, load_joint
from qa.training import judged
from qa.training.groups import Group
from qa.training.jointnet import read_joint, write_joint

PASSAGES = ["新建社区食堂9个，解决老人吃饭难。粮食丰收。", "城镇新增就业5万人。公路通车100公里。"]
ROWS = [
    {"question": "食堂建了几个", "passage": PASSAGES[0], "answer": "9个"},
    {"question": "多少人就业", "passage": PASSAGES[1], "answer": "5万人"},
]
FILE = "pairs-cmrc2018.jsonl.xz"


@pytest.fixture(scope="module")
def encoder():
    return StaticEncoder.load(SHIPPED_ENCODER)


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "train"
    folder.mkdir()
    (folder / FILE).write_bytes(lzma.compress("\n".join(map(json.dumps, ROWS)).encode()))
    return tmp_path


def rows(*answers: bool) -> tuple[dict[str, object], ...]:
    read = zip(PASSAGES, answers, strict=True)
    return tuple({"file": FILE, "passage": name_of(p), "number": 0, "question": "食堂", "answers": a} for p, a in read)


def test_a_training_from_end_to_end(data, monkeypatch):
    monkeypatch.setattr(judged, "read_judged", lambda: rows(True, False))
    monkeypatch.setattr(judged, "is_kept", lambda row: False)
    into = data / "on.safetensors"
    judged.main([str(data), "--into", str(into), "--steps", "1"])
    load_joint(into)
    card = into.with_suffix(".md").read_text(encoding="utf-8")
    assert "| judged passages | 2 |" in card
    assert "on from `joint.safetensors`" in card


def test_what_answers_written_questions_keeps_its_log_odds(encoder):
    net, group = (
        read_joint(JOINT_WEIGHTS, encoder),
        Group("asked", "食堂建了几个", ((PASSAGES[0], ""), (PASSAGES[1], ""))),
    )
    lessons = judged.JudgedLessons([group], [], SoftMatch(encoder), random.Random(1))
    level = lessons.level(net, [group])
    with torch.no_grad():
        net.out[-1].bias += 2.0
    assert lessons.level(net, [group]) == pytest.approx(level + 2.0, abs=0.05)  # half precision


def test_without_pairs_of_both_sorts_nothing_is_trained(data, monkeypatch):
    monkeypatch.setattr(judged, "read_judged", lambda: rows(True, True))
    with pytest.raises(InputError, match="没有评判过的"):
        judged.main([str(data), "--into", str(data / "on.safetensors"), "--steps", "1"])


def test_what_is_read_is_what_was_written(encoder, tmp_path):
    net = read_joint(JOINT_WEIGHTS, encoder)
    write_joint(net, encoder, tmp_path / "again.safetensors")
    again = read_joint(tmp_path / "again.safetensors", encoder)
    assert torch.equal(net.out[0].weight, again.out[0].weight)
    assert torch.allclose(net.emb.weight[:-1], again.emb.weight[:-1], atol=1e-3)  # the mark that hides is not shipped


def test_weights_of_another_kind_cannot_be_read(encoder, tmp_path):
    (tmp_path / "none.safetensors").write_bytes(b"no weights")
    with pytest.raises(SettingError, match="缺失、损坏"):
        read_joint(tmp_path / "none.safetensors", encoder)
