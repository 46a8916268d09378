from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import pytest

from corpus.errors import StoreError
from index.vectors import Vectors, build_vectors, load_vectors, rows_of

ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)


def query(x: float, y: float) -> np.ndarray:
    return np.array([x, y], np.float32)


@pytest.fixture
def vectors() -> Vectors:
    return build_vectors(ROWS)


@pytest.mark.parametrize(
    ("q", "k", "allowed", "numbers"),
    [
        (query(1, 0), 3, None, [0, 2, 1]),
        (query(0, 1), 2, None, [1, 2]),
        (query(1, 0), 9, None, [0, 2, 1]),
        (query(1, 0), 3, [1, 2], [2, 1]),
        (query(1, 0), 3, [], []),
        (query(1, 0), 0, None, []),
        (query(0, 0), 3, None, []),
    ],
)
def test_the_nearest(vectors: Vectors, q: np.ndarray, k: int, allowed: list[int] | None, numbers: list[int]):
    allowed_numbers = None if allowed is None else np.array(allowed, np.int64)
    assert vectors.nearest(q, k, allowed_numbers).tolist() == numbers


def test_scores_in_the_order_asked(vectors: Vectors):
    assert vectors.scores(query(1, 0), np.array([2, 0])).tolist() == pytest.approx([0.6, 1])
    assert vectors.scores(query(1, 0), np.zeros(0, np.int64)).tolist() == []


def test_z_scores_are_those_over_all_rows(vectors: Vectors):
    q = query(0.8, 0.6)
    scores = ROWS @ q
    expected = (scores - scores.mean()) / scores.std()
    np.testing.assert_allclose(vectors.standardise(q, scores), expected, rtol=1e-4)


def test_bytes_and_back(vectors: Vectors, tmp_path: Path):
    path = tmp_path / "vectors.faiss"
    path.write_bytes(vectors.to_bytes())
    again = load_vectors(path, vectors.moments(), 2, 3)
    assert again.count == 3
    assert rows_of(again).tolist() == ROWS.tolist()
    assert again.mean.tolist() == vectors.mean.tolist()
    assert again.covariance.tolist() == vectors.covariance.tolist()


@pytest.mark.parametrize("keep", [0, 10, -1])
def test_damaged_bytes_are_refused(vectors: Vectors, tmp_path: Path, keep: int):
    path = tmp_path / "vectors.faiss"
    path.write_bytes(vectors.to_bytes()[:keep])
    with pytest.raises(StoreError) as caught:
        load_vectors(path, vectors.moments(), 2, 3)
    assert str(caught.value) == "索引文件 vectors.faiss 已损坏：请运行 yanxiaoge build --full 重建。"


@pytest.mark.parametrize(("dimensions", "count"), [(3, 3), (2, 4)])
def test_another_shape_is_refused(vectors: Vectors, tmp_path: Path, dimensions: int, count: int):
    path = tmp_path / "vectors.faiss"
    path.write_bytes(vectors.to_bytes())
    with pytest.raises(StoreError, match=r"^索引文件 vectors.faiss 与清单不符：请运行 yanxiaoge build --full 重建。$"):
        load_vectors(path, vectors.moments(), dimensions, count)


def test_another_metric_is_refused(vectors: Vectors, tmp_path: Path):
    flat = faiss.IndexFlatL2(2)
    flat.add(ROWS)
    path = tmp_path / "vectors.faiss"
    path.write_bytes(bytes(faiss.serialize_index(flat)))
    with pytest.raises(StoreError, match=r"与清单不符"):
        load_vectors(path, vectors.moments(), 2, 3)


def test_no_rows():
    empty = build_vectors(np.zeros((0, 2), np.float32))
    assert empty.count == 0
    assert empty.nearest(query(1, 0), 3).tolist() == []
    assert rows_of(build_vectors(ROWS[:1])).shape == (1, 2)
