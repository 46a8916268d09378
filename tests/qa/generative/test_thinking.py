import pytest

from qa.generative.thinking import visible


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (["改造58个[1]。"], "改造58个[1]。"),
        (["<think>先看", "资料</think>改造", "58个[1]。"], "改造58个[1]。"),
        (["<th", "ink>想</thi", "nk>改造"], "改造"),
        (["<think>没有想完"], ""),
        (["a<b", "，c<", "d"], "a<b，c<d"),
        (["前<think>一</think>中<think>二</think>后"], "前中后"),
        (["以<"], "以<"),
        ([], ""),
    ],
)
def test_what_is_shown(pieces, shown):
    assert "".join(visible(pieces)) == shown
