import numpy as np
import pytest
import torch

from corpus.errors import SettingError
from qa.scorer.sequences import lay_out, sequenced
from qa.scorer.shipped import JOINT_WEIGHTS, WEIGHTS, joint_logits, load_joint
from qa.training.jointnet import JointNet, Rows, write_joint

TEXTS = [
    ("新建了几个社区食堂", "新建社区食堂9个，解决老人吃饭难。", "民生"),
    ("多少条巷道亮化", "100条巷道照明亮化全面完成。", ""),
    ("食堂", "▲", ""),
]


@pytest.fixture(scope="module")
def pairs(soft):
    return [tuple(soft.encoder.tokenize(list(three))) for three in TEXTS]


@pytest.fixture(scope="module", params=[(0, 1), (1, 3)])
def made(request, soft, tmp_path_factory):
    seed, blocks = request.param
    torch.manual_seed(seed)
    net = JointNet(soft.encoder, width=32, heads=2, hidden=48, blocks=blocks).eval()
    with torch.no_grad():
        for name, parameter in net.named_parameters():  # weights of the size that training leaves
            if name != "emb.weight":
                parameter.add_(0.05 * torch.randn_like(parameter))
    path = tmp_path_factory.mktemp("joint") / "joint.safetensors"
    write_joint(net, soft.encoder, path)
    return net, load_joint(path)[0]


def test_numpy_runs_what_torch_trained(made, pairs, soft):
    net, reader = made
    with torch.no_grad():
        expected = net(Rows.of([lay_out(pair, net.size) for pair in pairs])).numpy()
    found = reader.score(sequenced(pairs, soft))
    np.testing.assert_allclose(found, expected, atol=5e-3)  # what eight bits a token vector cost
    assert found.std() > 10 * np.abs(found - expected).max()


def test_a_pair_is_read_the_same_alone(made, pairs, soft):
    _, reader = made
    together = reader.score(sequenced(pairs, soft))
    alone = np.concatenate([reader.score(sequenced([pair], soft)) for pair in pairs])
    np.testing.assert_allclose(together, alone, atol=1e-4)


def test_the_shipped_reader_tells_the_answer_from_what_is_near(soft):
    told = [
        ("新建社区食堂9个，解决老人吃饭难。", "民生"),
        ("新建小学9所，增加学位4000个。", "民生"),
        ("社区食堂受到群众欢迎。", "民生"),
    ]
    logits = joint_logits("新建了几个社区食堂", told, soft)
    assert int(logits.argmax()) == 0
    assert logits[0] > 0 > logits[1]


def test_nothing_to_read_and_an_empty_question_give_no_reading(soft):
    assert joint_logits("食堂", [], soft).shape == (0,)
    assert joint_logits("", [("新建食堂9个。", "")], soft).tolist() == [0.0]


def test_weights_of_another_network_are_one_chinese_line():
    with pytest.raises(SettingError, match=r"打分网络“network\.safetensors”缺失或损坏"):
        load_joint(WEIGHTS)


def test_it_is_small():
    assert JOINT_WEIGHTS.stat().st_size < 20e6
