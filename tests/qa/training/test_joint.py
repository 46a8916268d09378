import json
import lzma
import random

import pytest
import torch

from corpus.errors import InputError, SettingError
from qa.scorer.sequences import lay_out
from qa.scorer.shipped import load_joint
from qa.training import joint, pretrain
from qa.training.jointnet import JointNet, Rows
from qa.training.learn import HALF_IS_QUICK

ROWS = [
    {"question": "食堂建了几个", "passage": "新建社区食堂9个，解决老人吃饭难。粮食丰收。", "answer": "9个"},
    {"question": "多少人就业", "passage": "城镇新增就业5万人。公路通车100公里。", "answer": "5万人"},
    {"question": "小区改造几个", "passage": "改造老旧小区48个。市场平稳运行。", "answer": "48个"},
]
PROSE = "全市经济平稳运行，就业形势总体稳定，群众生活水平进一步提高，各项事业取得新的进步。"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "train"
    folder.mkdir()
    packed = lzma.compress("\n".join(map(json.dumps, ROWS)).encode())
    for name in ("cmrc2018", "lawyer_llama"):
        (folder / f"pairs-{name}.jsonl.xz").write_bytes(packed)
    (folder / "text-crud_news.txt.xz").write_bytes(lzma.compress("\n".join([PROSE] * 30).encode()))
    return folder.parent


@pytest.fixture(scope="module")
def pretrained(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "pretrained.safetensors"
    pretrain.main([str(data), "--into", str(path), "--steps", "1"])
    return path


def test_what_it_was_pretrained_on_stands_on_the_card(pretrained):
    card = pretrained.with_suffix(".md").read_text(encoding="utf-8")
    assert "| crud_news | 2 |" in card  # thirty lines, twenty a text
    assert "| cmrc2018 | 3 | CC BY-SA 4.0 |" in card
    assert "lawyer_llama" not in card  # lent for research only


def test_a_training_from_end_to_end(data, pretrained, tmp_path):
    for name in ("one", "two"):
        arguments = [str(data), "--start", str(pretrained), "--into", str(tmp_path / f"{name}.safetensors")]
        joint.main([*arguments, "--steps", "2"])
    one, two = (tmp_path / f"{name}.safetensors" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    load_joint(one)
    card = one.with_suffix(".md").read_text(encoding="utf-8")
    assert "on from `pretrained.safetensors`" in card
    assert "| crud_news | 2 |" in card.partition("## Before")[2]


def test_scores_come_back_in_the_order_asked_however_long_the_sentences(soft):
    torch.manual_seed(3)
    net = JointNet(soft.encoder, width=32, heads=2, hidden=48, blocks=1).eval()
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            if name != "emb.weight":
                parameter.add_(0.2 * torch.randn_like(parameter))
    question, empty = "多少条巷道亮化", ""
    told = [f"照明亮化{'巷道' * (17 * i % 40)}完成。" for i in range(2 * joint._ALIKE + 5)]
    pairs = [tuple(soft.encoder.tokenize([question, sentence, empty])) for sentence in told]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=HALF_IS_QUICK):
        alone = torch.cat([net(Rows.of([lay_out(pair, net.size)])) for pair in pairs])
        found = joint.JointLessons([], [], soft, random.Random(1)).score(net, pairs)
    assert found.std() > 0.05
    torch.testing.assert_close(found, alone, atol=0.02, rtol=0)


def test_what_is_missing_is_one_chinese_line(data, tmp_path):
    into = ["--into", str(tmp_path / "joint.safetensors")]
    with pytest.raises(SettingError, match=r"预训练权重“none\.safetensors”缺失、损坏或不合词表"):
        joint.main([str(data), "--start", str(tmp_path / "none.safetensors"), *into])
    (tmp_path / "empty" / "train").mkdir(parents=True)
    with pytest.raises(InputError, match="里没有可读的文章"):
        pretrain.main([str(tmp_path / "empty"), *into])
