"""The model to train on from, out of nothing but the data folder: its vocabulary, and a first vector for each token."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from corpus.errors import InputError
from index.static import Tokens
from index.training.data import DataFolder
from index.training.texts import read_prose, read_sides
from index.training.vocabulary import count_words, make_tokenizer
from index.training.wordvectors import Floats, count_neighbours, start_vectors

TOKENS = 40_000
DIMENSIONS = 256
_EVERY = 4
"""Words are counted in every fourth paragraph, and in all questions."""
_BATCH = 20_000


def make_start(data: DataFolder, held: list[Path], into: Path, seed: int) -> None:
    """Write a Sentence Transformers model folder at `into`. Raises InputError where the data holds no text."""
    prose, sides = list(read_prose(data, held)), list(read_sides(data))
    questions = list(read_sides(data, ("question", "a", "b")))
    if not prose and not sides:
        raise InputError(f"“{data.root}”里没有可用的文字：请把数据文件夹作为参数。")
    tokenizer = make_tokenizer(count_words(chain(prose[::_EVERY], sides[::_EVERY], questions)), TOKENS)
    documents = list(_tokenized(tokenizer, prose + sides))
    vectors = _vectors(documents, tokenizer.get_vocab_size(), seed)
    embedding = StaticEmbedding(tokenizer, embedding_weights=vectors)
    SentenceTransformer(modules=[embedding, Normalize()], device="cpu").save(str(into), create_model_card=False)


def _tokenized(tokenizer: Tokenizer, texts: list[str]) -> Iterator[Tokens]:
    for first in range(0, len(texts), _BATCH):
        for encoding in tokenizer.encode_batch_fast(texts[first : first + _BATCH], add_special_tokens=False):
            yield np.asarray(encoding.ids, np.int32)


def _vectors(documents: list[Tokens], size: int, seed: int) -> Floats:
    times = np.bincount(np.concatenate(documents), minlength=size)
    counts = count_neighbours(documents, size)
    return start_vectors(counts, (times / times.sum()).astype(np.float32), min(DIMENSIONS, size), seed)
