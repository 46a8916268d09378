import numpy as np
import pytest

from qa.scorer.pairs import CONTEXT, QUESTION, SENTENCE, read_pairs


@pytest.fixture(scope="module")
def pairs(soft):
    def laid_out(*texts):
        return read_pairs([tuple(soft.encoder.tokenize(list(three))) for three in texts], soft)

    return laid_out


def test_what_the_sentence_holds_of_the_question(pairs, soft):
    inputs = pairs(("社区食堂", "新建社区食堂", ""))
    asked = soft.encoder.tokenize(["社区食堂"])[0]
    assert inputs.question.shape == (1, len(asked), 256)
    assert inputs.equal[0].sum(axis=1).tolist() == [1.0] * len(asked)
    np.testing.assert_allclose(inputs.question_features[0, :, :4], 1, atol=1e-3)
    np.testing.assert_allclose(inputs.totals[0, :3], 1, atol=1e-3)
    assert inputs.totals[0, 3] == pytest.approx(len(soft.encoder.tokenize(["新建社区食堂"])[0]) / 40)


def test_what_only_the_context_holds_is_beside(pairs):
    inputs = pairs(("食堂", "新建9个", "社区食堂"))
    inside, same, beside, same_beside, _ = inputs.question_features[0, 0]
    assert (same, same_beside) == (0, 1)
    assert inside < 0.9 < beside
    assert inputs.in_context[0].tolist() == [False, False, False, True, True]


def test_pairs_of_different_lengths_are_padded_with_nothing(pairs):
    one, both = (
        pairs(("食堂", "新建食堂", "")),
        pairs(("食堂", "新建食堂", ""), ("社区养老服务", "社区养老服务中心建成", "养老")),
    )
    length, told = one.question.shape[1], one.sentence.shape[1]
    np.testing.assert_allclose(both.question[:1, :length], one.question)
    np.testing.assert_allclose(both.totals[0], one.totals[0], rtol=1e-5)
    assert both.question_padding[0].tolist() == [False] * length + [True] * (both.question.shape[1] - length)
    assert not both.sentence[0, told:].any()
    assert not both.equal[0, length:].any()


def test_long_texts_are_cut(pairs):
    inputs = pairs(("食堂" * 100, "养老" * 200, "上学" * 100))
    assert inputs.question.shape[1] == QUESTION
    assert inputs.sentence.shape[1] == SENTENCE + CONTEXT


def test_texts_without_a_token_are_all_padding(pairs):
    inputs = pairs(("食堂", "▲", ""))
    assert inputs.sentence_padding.tolist() == [[True]]
    assert not inputs.totals.any()
