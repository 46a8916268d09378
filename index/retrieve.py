"""A question to hits: the opened index of one generation."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError
from index.embed import SHIPPED_ENCODER, Encoder, load_encoder
from index.fields import Scope, allowed
from index.fuse import first_pass, second_pass, standardise
from index.generations import Generation
from index.lexical import Lexical
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.store import Store
from index.types import Hit, Passage
from index.vectors import load_vectors

STORE = "reports.sqlite"
VECTORS = "vectors.faiss"
MOMENTS = "moments.npy"
FIELDS = "fields.npy"
LEXICAL = "lexical"

_LEXICAL_ARRAYS = ("vocabulary", "offsets", "passages", "weights", "count")
# What neither index has among its best 200 of 254,000 is not found in the fused ranking's first ten (measured).
_POOL = 200
# Soft match reads the texts themselves, so only of the best.
_CANDIDATES = 50
_ALL = Scope()


class Retriever:
    """Searches one generation; safe to share between threads."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        """Open the generation's files. Raises StoreError when it was made by another encoder or is damaged."""
        manifest = generation.manifest
        if manifest.encoder_sha256 != encoder.sha256:
            raise StoreError(
                f"索引代 {manifest.generation} 是用另一个编码器（{manifest.encoder_id}）建立的，与现在的"
                f"（{encoder.id}）不符：请运行 yanxiaoge build --full 重建，或改回原来的编码器。"
            )
        self.generation = generation
        self.encoder = encoder
        self.store = Store(generation.file(STORE))
        self.soft = SoftMatch(encoder if isinstance(encoder, StaticEncoder) and encoder.weighted else _shipped())
        self._fields = self._array(FIELDS)
        count, dimensions = len(self._fields), manifest.dimensions
        self.vectors = load_vectors(generation.file(VECTORS), self._array(MOMENTS), dimensions, count)
        self._lexical = Lexical.from_arrays({n: self._array(f"{LEXICAL}-{n}.npy") for n in _LEXICAL_ARRAYS})

    @cached_property
    def kept_all(self) -> dict[str, bool]:
        """Which reports were read without deduplication."""
        return self.store.kept_all()

    def search(self, query: str, k: int = 10, scope: Scope = _ALL, also: str = "") -> tuple[Hit, ...]:
        """Give up to `k` hits in the scope, best first; none where nothing shares a term or a vector with the query.

        `also` holds further words, such as synonyms, that BM25 looks for; they do not change what the query means.
        """
        if k < 1 or not len(self._fields):
            return ()
        numbers, scores = self._candidates(query, also, allowed(self._fields, scope), max(k, _CANDIDATES))
        passages = self.store.passages(numbers.tolist())
        final = second_pass(scores, self.soft.coverage(query, [embedded_text(p) for p in passages]))
        order = np.argsort(-final, kind="stable")[:k]
        return tuple(Hit(passages[i], rank, round(float(final[i]), 4)) for rank, i in enumerate(order, 1))

    def _candidates(
        self, query: str, also: str, mask: NDArray[np.bool_] | None, k: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Fuse the two indexes over the pool of their best."""
        vector = self.encoder.encode_queries([query])[0]
        lexical = self._lexical.score(f"{query} {also}")
        pool = np.union1d(
            _best(lexical, mask, max(k, _POOL)),
            self.vectors.nearest(vector, max(k, _POOL), None if mask is None else np.flatnonzero(mask)),
        )
        dense = self.vectors.standardise(vector, self.vectors.scores(vector, pool))
        fused = first_pass(standardise(lexical[pool], lexical), dense)
        order = np.argsort(-fused, kind="stable")[:k]
        return pool[order], fused[order]

    def _array(self, name: str) -> NDArray[Any]:
        try:
            array: NDArray[Any] = np.load(self.generation.file(name), mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise StoreError(f"索引文件 {name} 已损坏：请运行 yanxiaoge build --full 重建。") from error
        return array


def embedded_text(passage: Passage) -> str:
    """Give what is indexed of a passage: its context, then its text."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def _best(scores: NDArray[np.float32], mask: NDArray[np.bool_] | None, k: int) -> NDArray[np.int64]:
    """Give the numbers of up to `k` positive scores, the greatest ones."""
    found = np.flatnonzero(scores > 0 if mask is None else (scores > 0) & mask)
    if len(found) > k:
        found = found[np.argpartition(-scores[found], k)[:k]]
    return found


@lru_cache(1)
def _shipped() -> StaticEncoder:
    """Open the embedded encoder for soft match beside an encoder that has no token vectors."""
    encoder = load_encoder(SHIPPED_ENCODER)
    assert isinstance(encoder, StaticEncoder)
    return encoder
