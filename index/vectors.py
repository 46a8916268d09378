"""FAISS, behind one file: exact inner product over unit vectors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vectors:
    """The passages' vectors; a passage's number is its row."""

    flat: faiss.IndexFlat
    mean: Floats
    """Of all rows: shape `(dimensions,)`."""
    covariance: Floats
    """Of all rows: `(dimensions, dimensions)`; with the mean it gives any query's score distribution."""

    @property
    def count(self) -> int:
        """How many vectors there are."""
        return int(self.flat.ntotal)

    def nearest(self, query: Floats, k: int, allowed: Numbers | None = None) -> Numbers:
        """Give the numbers of up to `k` passages with the greatest inner product, best first; none for a zero query."""
        if not self.count or k < 1 or not query.any():
            return np.zeros(0, np.int64)
        parameters = None
        if allowed is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(allowed))  # type: ignore[call-arg]
        _, numbers = self.flat.search(query[None, :], min(k, self.count), params=parameters)
        return np.asarray(numbers[0][numbers[0] >= 0], np.int64)

    def scores(self, query: Floats, numbers: Numbers) -> Floats:
        """Give the inner products of these passages with the query."""
        if not len(numbers):
            return np.zeros(0, np.float32)
        return np.asarray(self.flat.reconstruct_batch(numbers) @ query, np.float32)

    def standardise(self, query: Floats, scores: Floats) -> Floats:
        """Turn scores into z-scores against the query's scores over all passages."""
        spread = max(float(query @ self.covariance @ query), 1e-12) ** 0.5
        return np.asarray((scores - float(query @ self.mean)) / spread, np.float32)

    def to_bytes(self) -> bytes:
        """Serialise the FAISS index; FAISS's own writer neither syncs nor reports a full disk."""
        return bytes(faiss.serialize_index(self.flat))

    def moments(self) -> Floats:
        """Give mean and covariance as one array: `(1 + dimensions, dimensions)`."""
        return np.vstack([self.mean, self.covariance])


def build_vectors(rows: Floats) -> Vectors:
    """Index the rows: shape `(count, dimensions)`."""
    flat = faiss.IndexFlatIP(rows.shape[1])
    flat.add(np.ascontiguousarray(rows))
    mean = rows.mean(axis=0) if len(rows) else np.zeros(rows.shape[1], np.float32)
    centred = rows - mean
    covariance = centred.T @ centred / max(len(rows), 1)
    return Vectors(flat, mean.astype(np.float32), covariance.astype(np.float32))


def load_vectors(path: Path, moments: Floats, dimensions: int, count: int) -> Vectors:
    """Read what `to_bytes` wrote. Raises StoreError when it is damaged or of another shape."""
    try:
        flat = faiss.deserialize_index(np.fromfile(path, np.uint8))
    except RuntimeError as error:
        raise StoreError(f"索引文件 {path.name} 已损坏：请运行 yanxiaoge build --full 重建。") from error
    expected = (dimensions, count, faiss.METRIC_INNER_PRODUCT)
    if not isinstance(flat, faiss.IndexFlat) or (flat.d, flat.ntotal, flat.metric_type) != expected:
        raise StoreError(f"索引文件 {path.name} 与清单不符：请运行 yanxiaoge build --full 重建。")
    return Vectors(flat, moments[0], moments[1:])


def rows_of(vectors: Vectors) -> Floats:
    """Give all rows back, for a build that reuses them."""
    return np.asarray(vectors.flat.reconstruct_n(0, vectors.count), np.float32).reshape(vectors.count, -1)
