"""FAISS, behind one file: inner product over unit vectors at eight bits, scanned whole and mapped into memory.

Of what an exact search finds in its first ten, eight bits find .98 over 295,000 reports' passages, at a quarter of
single precision's bytes; half precision finds .997 in twice the time, IVF needs half of its lists
(docs/architecture.md). Of other encoders it is not known how large a number may be: theirs are kept at half precision.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError
from index.durable import write_bytes_durably

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

# Fewer rows than this are compared one by one, more by a scan that leaves out the others.
_FEW = 4000
# From so many rows on, a second thread saves more than it costs.
_LARGE = 50_000
_REACH = 6.0
"""Numbers of the static encoder's vectors are kept up to so many times what they are on the mean: of 10,000 one is
larger."""
_BLOCK = 8192
_POOL = ThreadPoolExecutor(thread_name_prefix="nearest")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of a segment's passages; a passage's number is its row."""

    index: faiss.IndexScalarQuantizer

    @property
    def count(self) -> int:
        """How many vectors there are."""
        return int(self.index.ntotal)

    def nearest(self, query: Floats, k: int, mask: NDArray[np.bool_] | None = None) -> Numbers:
        """Give the numbers of up to `k` passages with the greatest inner product, best first; none for a zero query."""
        if not self.count or k < 1 or not query.any():
            return np.zeros(0, np.int64)
        if mask is not None:
            rows = np.flatnonzero(mask)
            if len(rows) <= max(_FEW, k):
                return np.asarray(rows[np.argsort(-self.scores(query, rows), kind="stable")[:k]], np.int64)
        if self.count >= _LARGE:
            return self._nearest_of_halves(query, k, mask)
        _, numbers = self._scan(query, min(k, self.count), 0, self.count, mask)
        return numbers

    def _nearest_of_halves(self, query: Floats, k: int, mask: NDArray[np.bool_] | None) -> Numbers:
        """Scan one half in another thread: FAISS lets go of the interpreter, and takes one thread for one query."""
        middle = self.count // 2
        upper = _POOL.submit(self._scan, query, k, middle, self.count, mask)
        lower_scores, lower = self._scan(query, k, 0, middle, mask)
        upper_scores, higher = upper.result()
        order = np.argsort(-np.concatenate([lower_scores, upper_scores]), kind="stable")[:k]
        return np.asarray(np.concatenate([lower, higher])[order], np.int64)

    def _scan(
        self, query: Floats, k: int, first: int, last: int, mask: NDArray[np.bool_] | None
    ) -> tuple[Floats, Numbers]:
        """Give scores and numbers of up to `k` rows of the mask from `first` to `last`, the latter not included."""
        inside = faiss.IDSelectorRange(first, last)
        chosen = None if mask is None else faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))  # type: ignore[call-arg, arg-type]
        both = inside if chosen is None else faiss.IDSelectorAnd(inside, chosen)
        parameters = faiss.SearchParameters(sel=both)  # type: ignore[call-arg]
        scores, numbers = self.index.search(query[None, :], k, params=parameters)
        found = numbers[0] >= 0
        return scores[0][found], numbers[0][found]

    def scores(self, query: Floats, numbers: Numbers) -> Floats:
        """Give the inner products of these passages with the query."""
        if not len(numbers):
            return np.zeros(0, np.float32)
        return np.asarray(self.index.reconstruct_batch(numbers) @ query, np.float32)

    def rows(self, first: int, last: int) -> Floats:
        """Give the vectors of the passages `first` to `last`, the latter not included."""
        return np.asarray(self.index.reconstruct_n(first, last - first), np.float32).reshape(-1, self.index.d)


class VectorsWriter:
    """Takes the vectors of a segment, some at a time."""

    def __init__(self, dimensions: int, *, eight_bits: bool = True) -> None:
        kind = faiss.ScalarQuantizer.QT_8bit_uniform if eight_bits else faiss.ScalarQuantizer.QT_fp16
        self._index = faiss.IndexScalarQuantizer(dimensions, kind, faiss.METRIC_INNER_PRODUCT)
        largest = min(1.0, _REACH / dimensions**0.5)
        self._index.train(np.outer([-largest, largest], np.ones(dimensions)).astype(np.float32))
        self._left_out = 0
        self._sum = np.zeros(dimensions)
        self._products = np.zeros((dimensions, dimensions))

    def add(self, rows: Floats) -> None:
        """Append rows: shape `(count, dimensions)`."""
        self._index.add(np.ascontiguousarray(rows))

    def leave_out(self, rows: Floats) -> None:
        """Take from the moments these rows of the segment that this one will stand beside: they no longer count."""
        self._left_out += len(rows)
        self._sum -= rows.sum(axis=0)
        self._products -= rows.T @ rows

    def write(self, path: Path) -> Moments:
        """Write the index durably (FAISS's own writer neither syncs nor reports a full disk); give the moments."""
        write_bytes_durably(path, faiss.serialize_index(self._index).data)
        count = int(self._index.ntotal)
        for first in range(0, count, _BLOCK):  # of the rows as they are kept, however many came at a time
            kept = self._index.reconstruct_n(first, min(_BLOCK, count - first))
            self._sum += kept.sum(axis=0)
            self._products += kept.T @ kept
        return Moments(count - self._left_out, self._sum, self._products)


@dataclass(frozen=True, slots=True)
class Moments:
    """What gives any query's score distribution over all rows: their number, sum and sum of outer products."""

    count: int
    sum: NDArray[np.float64]
    products: NDArray[np.float64]

    def standardise(self, query: Floats, scores: Floats) -> Floats:
        """Turn scores into z-scores against the query's scores over all rows."""
        count = max(self.count, 1)
        mean = float(query @ self.sum) / count
        variance = float(query @ self.products @ query) / count - mean * mean
        return np.asarray((scores - mean) / max(variance, 1e-12) ** 0.5, np.float32)

    def array(self) -> NDArray[np.float64]:
        """Give one array for a file: shape `(2 + dimensions, dimensions)`."""
        return np.vstack([np.full_like(self.sum, self.count), self.sum, self.products])

    @classmethod
    def total(cls, arrays: Sequence[NDArray[np.float64]]) -> Moments:
        """Add up what `array` gave of several segments."""
        whole = np.sum(arrays, axis=0)
        return cls(int(whole[0, 0]), whole[1], whole[2:])


def load_vectors(path: Path, dimensions: int, count: int) -> Vectors:
    """Map what `VectorsWriter` wrote. Raises StoreError when it is damaged or of another shape."""
    try:
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except (OSError, RuntimeError) as error:
        raise StoreError(f"索引文件 {path.name} 已损坏：请运行 yanxiaoge build --full 重建。") from error
    expected = (dimensions, count, faiss.METRIC_INNER_PRODUCT)
    if not isinstance(index, faiss.IndexScalarQuantizer) or (index.d, index.ntotal, index.metric_type) != expected:
        raise StoreError(f"索引文件 {path.name} 与清单不符：请运行 yanxiaoge build --full 重建。")
    return Vectors(index)
