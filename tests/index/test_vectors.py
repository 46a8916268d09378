from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import pytest

from corpus.errors import StoreError
from index.vectors import Moments, Vectors, VectorsWriter, load_vectors

ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
# From -1 to 1 there are 255 steps, and a number is kept to half of one.
STEP = 2 / 255
DAMAGED = "索引文件 vectors.faiss 已损坏：请运行 yanxiaoge build --full 重建。"
OTHER = "索引文件 vectors.faiss 与清单不符：请运行 yanxiaoge build --full 重建。"


def query(x: float, y: float) -> np.ndarray:
    return np.array([x, y], np.float32)


def write(path: Path, *pieces: np.ndarray) -> Moments:
    writer = VectorsWriter(2)
    for piece in pieces:
        writer.add(piece)
    return writer.write(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "vectors.faiss", ROWS)
    return tmp_path / "vectors.faiss"


@pytest.fixture
def vectors(path: Path) -> Vectors:
    return load_vectors(path, 2, 3)


@pytest.mark.parametrize("few", [4000, 0])
@pytest.mark.parametrize(
    ("q", "k", "mask", "numbers"),
    [
        (query(1, 0), 3, None, [0, 2, 1]),
        (query(0, 1), 2, None, [1, 2]),
        (query(1, 0), 9, None, [0, 2, 1]),
        (query(1, 0), 3, [False, True, True], [2, 1]),
        (query(1, 0), 1, [False, True, True], [2]),
        (query(0, 1), 1, [True, False, True], [2]),
        (query(1, 0), 3, [False] * 3, []),
        (query(1, 0), 0, None, []),
        (query(0, 0), 3, None, []),
    ],
)
def test_the_nearest(
    vectors: Vectors,
    monkeypatch: pytest.MonkeyPatch,
    q: np.ndarray,
    k: int,
    mask: list[bool] | None,
    numbers: list[int],
    few: int,
):
    monkeypatch.setattr("index.vectors._FEW", few)
    assert vectors.nearest(q, k, None if mask is None else np.array(mask)).tolist() == numbers


def test_a_scan_that_leaves_out_others_finds_what_comparing_one_by_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rng = np.random.default_rng(1)
    write(tmp_path / "v", rng.standard_normal((100, 2)).astype(np.float32))
    vectors, mask = load_vectors(tmp_path / "v", 2, 100), rng.random(100) < 0.5
    one_by_one = vectors.nearest(query(0.6, 0.8), 10, mask)
    monkeypatch.setattr("index.vectors._FEW", 0)
    assert vectors.nearest(query(0.6, 0.8), 10, mask).tolist() == one_by_one.tolist()
    assert mask[one_by_one].all()


def test_scores_in_the_order_asked(vectors: Vectors):
    assert vectors.scores(query(1, 0), np.array([2, 0])).tolist() == pytest.approx([0.6, 1], abs=STEP)
    assert vectors.scores(query(1, 0), np.zeros(0, np.int64)).tolist() == []


def test_rows_come_back_at_eight_bits(vectors: Vectors):
    assert vectors.count == 3
    np.testing.assert_allclose(vectors.rows(0, 3), ROWS, atol=STEP / 2 + 1e-6)
    np.testing.assert_allclose(vectors.rows(1, 2), [[0, 1]], atol=STEP / 2 + 1e-6)
    assert vectors.rows(1, 1).shape == (0, 2)


def test_rows_written_again_do_not_change(vectors: Vectors, tmp_path: Path):
    write(tmp_path / "again", vectors.rows(0, 3))
    assert load_vectors(tmp_path / "again", 2, 3).rows(0, 3).tolist() == vectors.rows(0, 3).tolist()


def test_the_moments_by_hand(tmp_path: Path):
    moments = write(tmp_path / "v", ROWS[:2], ROWS[2:])
    assert moments.count == 3
    assert moments.sum.tolist() == pytest.approx([1.6, 1.8], abs=3 * STEP)
    # 1 + .36, .6 · .8, and 1 + .64.
    np.testing.assert_allclose(moments.products, [[1.36, 0.48], [0.48, 1.64]], atol=6 * STEP)
    assert moments.array().shape == (4, 2)


def test_z_scores_are_those_over_all_rows(tmp_path: Path):
    q = query(0.8, 0.6)
    scores = ROWS @ q
    expected = (scores - scores.mean()) / scores.std()
    np.testing.assert_allclose(write(tmp_path / "v", ROWS).standardise(q, scores), expected, atol=0.03)


def test_two_segments_moments_are_those_of_all_rows(tmp_path: Path):
    whole = write(tmp_path / "whole", ROWS)
    write(tmp_path / "base", ROWS[:2])
    kept = load_vectors(tmp_path / "base", 2, 2).rows(0, 2)
    parts = [write(tmp_path / "one", kept), write(tmp_path / "two", ROWS[2:]), write(tmp_path / "none")]
    total = Moments.total([part.array() for part in parts])
    assert total.count == 3
    np.testing.assert_allclose(total.sum, whole.sum, atol=3 * STEP)
    np.testing.assert_allclose(total.products, whole.products, atol=6 * STEP)
    q = query(0.8, 0.6)
    np.testing.assert_allclose(total.standardise(q, ROWS @ q), whole.standardise(q, ROWS @ q), atol=0.03)


def test_no_rows(tmp_path: Path):
    moments = write(tmp_path / "v")
    empty = load_vectors(tmp_path / "v", 2, 0)
    assert empty.count == 0
    assert empty.nearest(query(1, 0), 3).tolist() == empty.nearest(query(1, 0), 3, np.zeros(0, bool)).tolist() == []
    assert moments.standardise(query(1, 0), np.zeros(0, np.float32)).tolist() == []


@pytest.mark.parametrize("keep", [0, 10, -1])
def test_damaged_bytes_are_refused(path: Path, keep: int):
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(StoreError) as caught:
        load_vectors(path, 2, 3)
    assert str(caught.value) == DAMAGED


def test_other_bytes_and_a_missing_file_are_refused(path: Path):
    path.write_bytes(b"words" * 100)
    with pytest.raises(StoreError) as caught:
        load_vectors(path, 2, 3)
    assert str(caught.value) == DAMAGED
    path.unlink()
    with pytest.raises(StoreError) as caught:
        load_vectors(path, 2, 3)
    assert str(caught.value) == DAMAGED


@pytest.mark.parametrize(("dimensions", "count"), [(3, 3), (2, 4)])
def test_another_shape_is_refused(path: Path, dimensions: int, count: int):
    with pytest.raises(StoreError) as caught:
        load_vectors(path, dimensions, count)
    assert str(caught.value) == OTHER


@pytest.mark.parametrize(
    "index",
    [
        faiss.IndexScalarQuantizer(2, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_L2),
        faiss.IndexFlatIP(2),
        faiss.IndexFlatL2(2),
    ],
)
def test_another_metric_or_kind_is_refused(path: Path, index: faiss.Index):
    index.train(ROWS)
    index.add(ROWS)
    path.write_bytes(bytes(faiss.serialize_index(index)))
    with pytest.raises(StoreError) as caught:
        load_vectors(path, 2, 3)
    assert str(caught.value) == OTHER


def test_moments_without_rows_of_another_segment(tmp_path: Path):
    base = write(tmp_path / "v", ROWS)
    writer = VectorsWriter(2)
    writer.add(ROWS[:1])
    writer.leave_out(load_vectors(tmp_path / "v", 2, 3).rows(1, 3))
    both = Moments.total([base.array(), writer.write(tmp_path / "w").array()])
    expected = write(tmp_path / "x", ROWS[:1], ROWS[:1])
    assert both.count == expected.count == 2
    np.testing.assert_allclose(both.sum, expected.sum, atol=1e-6)
    np.testing.assert_allclose(both.products, expected.products, atol=1e-6)


def test_many_rows_are_scanned_in_halves_with_the_same_result(path: Path, monkeypatch: pytest.MonkeyPatch):
    vectors = load_vectors(path, 2, 3)
    whole = [vectors.nearest(query(0.6, 0.8), k).tolist() for k in (1, 2, 3, 9)]
    monkeypatch.setattr("index.vectors._LARGE", 2)
    assert [vectors.nearest(query(0.6, 0.8), k).tolist() for k in (1, 2, 3, 9)] == whole
    assert whole[-1] == [2, 1, 0]


def test_of_other_encoders_large_numbers_stay(tmp_path: Path):
    peaked = np.zeros((1, 768), np.float32)
    peaked[0, 5] = 1
    for eight_bits, kept in ((True, 6 / 768**0.5), (False, 1.0)):
        writer = VectorsWriter(768, eight_bits=eight_bits)
        writer.add(peaked)
        writer.write(tmp_path / f"{eight_bits}")
        row = load_vectors(tmp_path / f"{eight_bits}", 768, 1).rows(0, 1)[0]
        assert row[5] == pytest.approx(kept, abs=1e-3)
        assert np.abs(np.delete(row, 5)).max() == pytest.approx(0, abs=1e-3)
