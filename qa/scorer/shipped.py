"""The networks as shipped: their weights, and sentences given to them with what stands around them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from corpus.errors import SettingError
from index.soft import SoftMatch
from qa.scorer.joint import JointReader
from qa.scorer.maths import Floats
from qa.scorer.network import Network
from qa.scorer.pairs import Pair, read_pairs
from qa.scorer.sequences import sequenced

WEIGHTS = Path(__file__).with_name("network.safetensors")
"""Made by `python -m qa.training.network`."""
WORDED_WEIGHTS = Path(__file__).with_name("worded.safetensors")
"""The same, trained on for questions that are answered in words, by `python -m qa.training.worded`."""
JOINT_WEIGHTS = Path(__file__).with_name("joint.safetensors")
"""Those of the joint reader, by `python -m qa.training.joint`."""
_HEADER = "network"
_TABLE = "table"


def answer_logits(
    question: str, sentences: Sequence[tuple[str, str]], soft: SoftMatch, weights: Path = WEIGHTS
) -> Floats:
    """Give the log-odds that each sentence, with its context, answers the question: shape `(len(sentences),)`.

    All 0 where the vocabulary is not the one that the network was trained on. Raises SettingError for a damaged file.
    """
    network, vocabulary = load_network(weights)
    pairs = _paired(question, sentences, soft, vocabulary)
    return network.score(read_pairs(pairs, soft)) if pairs else np.zeros(len(sentences), np.float32)


def joint_logits(question: str, sentences: Sequence[tuple[str, str]], soft: SoftMatch) -> Floats:
    """Give the same by the joint reader, which takes some six times as long."""
    reader, vocabulary = load_joint(JOINT_WEIGHTS)
    pairs = _paired(question, sentences, soft, vocabulary)
    return reader.score(sequenced(pairs, soft)) if pairs else np.zeros(len(sentences), np.float32)


def _paired(question: str, sentences: Sequence[tuple[str, str]], soft: SoftMatch, vocabulary: str) -> list[Pair]:
    """Cut the texts into tokens; none where there is nothing to read or the vocabulary is another."""
    asked, *tokens = soft.encoder.tokenize([question, *(text for pair in sentences for text in pair)])
    if not len(asked) or soft.encoder.vocabulary_sha256 != vocabulary:
        return []
    return [(asked, sentence, context) for sentence, context in zip(tokens[::2], tokens[1::2], strict=True)]


@cache
def load_network(path: Path) -> tuple[Network, str]:
    """Read a network and the hash of its vocabulary. Raises SettingError when the file is missing or damaged."""
    tensors, about = _read(path)
    return Network(_widened(tensors), about["blocks"], about["heads"]), about["vocabulary_sha256"]


@cache
def load_joint(path: Path) -> tuple[JointReader, str]:
    """Read a joint reader and the hash of its vocabulary. Raises SettingError when the file is missing or damaged."""
    tensors, about = _read(path, _TABLE)
    table = tensors.pop(_TABLE)
    return JointReader(_widened(tensors), table, about["blocks"], about["heads"]), about["vocabulary_sha256"]


def _read(path: Path, *needed: str) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    try:
        with safe_open(path, "numpy") as file:
            told = json.loads((file.metadata() or {})[_HEADER])
            about = {name: told[name] for name in ("blocks", "heads", "vocabulary_sha256")}
            names = [*file.keys(), *needed]
            return {name: file.get_tensor(name) for name in names}, about
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise SettingError(f"打分网络“{path.name}”缺失或损坏（{type(error).__name__}）：请重新安装。") from None


def _widened(tensors: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    return {name: np.asarray(tensor, np.float32) for name, tensor in tensors.items()}
