import pytest

from qa.generative.thinking import Thinking, opens_thinking


def shown(pieces, inside):
    thinking = Thinking(inside)
    return [*filter(None, map(thinking.feed, pieces)), *filter(None, [thinking.close()])]


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (["改造58个[1]。"], "改造58个[1]。"),
        (["<think>先看", "资料</think>改造", "58个[1]。"], "改造58个[1]。"),
        (["<th", "ink>想</thi", "nk>改造"], "改造"),
        (["<think>没有想完"], ""),
        (["a<b", "，c<", "d"], "a<b，c<d"),
        (["前<think>一</think>中<think>二</think>后"], "前中后"),
        (["[TH", "INK]想[/THINK]改造[", "1]。"], "改造[1]。"),
        (["◁thi", "nk▷想◁/think▷改造"], "改造"),
        (["<Thinking>想</Thinking>改造"], "改造"),
        (["以<"], "以<"),
        ([], ""),
    ],
)
def test_a_stream_that_opens_its_thinking_itself(pieces, said):
    assert "".join(shown(pieces, inside=False)) == said
    assert "".join(shown(pieces, inside=None)) == said


@pytest.mark.parametrize("inside", [True, None])
def test_nothing_before_an_unopened_closing_tag_is_shown(inside):
    assert shown(["先看资料[1]。", "共58个。</th", "ink>\n改造58个[1]。"], inside) == ["\n改造58个[1]。"]


def test_a_model_known_not_to_think_is_shown_at_once():
    assert shown(["改造", "58个", "[1]。"], inside=False) == ["改造", "58个", "[1]。"]


def test_an_unknown_one_is_held_back_to_its_end():
    assert shown(["改造", "58个", "[1]。"], inside=None) == ["改造58个[1]。"]


def test_thinking_in_a_field_of_its_own_ends_the_waiting():
    thinking = Thinking(None)
    assert thinking.feed("改造") == ""
    thinking.told_apart()
    assert thinking.feed("58个") == "改造58个"


@pytest.mark.parametrize(
    ("prompt", "opened"),
    [
        ("<|user|>几个？<|assistant|><think>\n", True),
        ("<|user|>几个？<|assistant|>", False),
        ("<|im_start|>assistant\n<think>\n\n</think>\n\n", False),
        ("[/INST][THINK]", True),
        ("问题：<think>\n<|assistant|>", False),
    ],
)
def test_a_prompt_that_opens_the_thinking(prompt, opened):
    assert opens_thinking(prompt) is opened
