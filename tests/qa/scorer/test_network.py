import numpy as np
import pytest
import torch

from qa.scorer.network import Network
from qa.scorer.pairs import read_pairs
from qa.training.pairnet import PairNet

TEXTS = [
    ("新建了几个社区食堂", "新建社区食堂9个，解决老人吃饭难。", "民生"),
    ("多少条巷道亮化", "100条巷道照明亮化全面完成。", ""),
    ("食堂", "▲", ""),
]


@pytest.fixture(scope="module")
def inputs(soft):
    return read_pairs([tuple(soft.encoder.tokenize(list(three))) for three in TEXTS], soft)


@pytest.mark.parametrize("seed", [0, 1])
def test_numpy_runs_what_torch_trained(inputs, seed):
    torch.manual_seed(seed)
    net = PairNet().eval()
    with torch.no_grad():
        for parameter in net.parameters():  # weights of the size that training leaves
            parameter.add_(0.05 * torch.randn_like(parameter))
        expected = net(inputs).numpy()
    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    found = Network(weights, len(net.blocks), net.heads).score(inputs)
    np.testing.assert_allclose(found, expected, atol=1e-4)
    assert found.std() > 0


def test_padding_tells_nothing(soft):
    net = PairNet().eval()
    network = Network({name: value.numpy() for name, value in net.state_dict().items()}, 2, net.heads)
    tokens = [tuple(soft.encoder.tokenize(list(three))) for three in TEXTS]
    together = network.score(read_pairs(tokens, soft))
    alone = np.concatenate([network.score(read_pairs([one], soft)) for one in tokens])
    np.testing.assert_allclose(together, alone, atol=1e-4)
