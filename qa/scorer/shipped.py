"""The network as shipped: its weights, and sentences given to it with what stands around them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open

from corpus.errors import SettingError
from index.soft import SoftMatch
from qa.scorer.network import Network
from qa.scorer.pairs import Floats, read_pairs

WEIGHTS = Path(__file__).with_name("network.safetensors")
"""Made by `python -m qa.training.network`."""
WORDED_WEIGHTS = Path(__file__).with_name("worded.safetensors")
"""The same, trained on for questions that are answered in words, by `python -m qa.training.worded`."""
_HEADER = "network"


def answer_logits(
    question: str, sentences: Sequence[tuple[str, str]], soft: SoftMatch, weights: Path = WEIGHTS
) -> Floats:
    """Give the log-odds that each sentence, with its context, answers the question: shape `(len(sentences),)`.

    All 0 where the vocabulary is not the one that the network was trained on. Raises SettingError for a damaged file.
    """
    network, vocabulary = load_network(weights)
    texts = [text for pair in sentences for text in pair]
    asked, *tokens = soft.encoder.tokenize([question, *texts])
    if not len(sentences) or not len(asked) or soft.encoder.vocabulary_sha256 != vocabulary:
        return np.zeros(len(sentences), np.float32)
    pairs = [(asked, sentence, context) for sentence, context in zip(tokens[::2], tokens[1::2], strict=True)]
    return network.score(read_pairs(pairs, soft))


@cache
def load_network(path: Path) -> tuple[Network, str]:
    """Read a network and the hash of its vocabulary. Raises SettingError when the file is missing or damaged."""
    try:
        with safe_open(path, "numpy") as file:
            about = json.loads((file.metadata() or {})[_HEADER])
            weights = {name: np.asarray(file.get_tensor(name), np.float32) for name in file.keys()}  # noqa: SIM118
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise SettingError(f"打分网络“{path.name}”缺失或损坏（{type(error).__name__}）：请重新安装。") from None
    return Network(weights, about["blocks"], about["heads"]), about["vocabulary_sha256"]
