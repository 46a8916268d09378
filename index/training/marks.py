"""Marks of tokens beside what is learned of them, so that the same words and characters find each other.

What was learned brings near words together, and near things apart less: 科目二 and 科目三. Each token gets some more
numbers, the sum of signs of its own and of its characters', each drawn by lot ("random indexing": Kanerva, Kristoferson
and Holst, 2000). Texts that share words or characters are then nearer than others, whatever these mean.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InputError
from index.static import StaticEncoder

Floats = NDArray[np.float32]

COLUMNS = 128
SHARE = 0.7
"""How long a token's mark is, in parts of its learned vector."""
_SEED = 2


def with_marks(vectors: Floats, encoder: StaticEncoder, columns: int = COLUMNS) -> Floats:
    """Put marks behind the learned vectors of the encoder's tokens: shape `(tokens, learned + columns)`.

    Raises InputError where there are not as many vectors as tokens.
    """
    if len(vectors) != encoder.tokens:
        raise InputError(
            f"编码器“{encoder.id}”有 {encoder.tokens} 个词元、{len(vectors)} 个向量：请换用完整的模型文件夹。"
        )
    names = [encoder.token_text(i) for i in range(len(vectors))]
    characters = {character: i for i, character in enumerate(sorted(set("".join(names))))}
    signs = np.random.default_rng(_SEED).choice(np.array([-1, 1], np.int8), (len(names) + len(characters), columns))
    marks = signs[: len(names)].astype(np.float32)
    for i, name in enumerate(names):
        marks[i] += signs[[len(names) + characters[character] for character in name]].sum(axis=0)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True) / np.maximum(
        np.linalg.norm(marks, axis=1, keepdims=True), 1
    )
    return np.concatenate([vectors, SHARE * marks * lengths], axis=1).astype(np.float32)
