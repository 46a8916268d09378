from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import StoreError
from index.arrays import ArrayFile, ArrayWriter, distinct, load_array, save_array

DAMAGED = r"^索引文件 a.npy 已损坏：请运行 yanxiaoge build --full 重建。$"


@pytest.mark.parametrize(
    "array",
    [
        np.array([[1, 2], [3, 4]], np.int16),
        np.array([2.5], np.float64),
        np.zeros(0, np.uint16),
        np.zeros((0, 2), np.int16),
    ],
)
def test_an_array_comes_back(tmp_path: Path, array: np.ndarray):
    save_array(tmp_path / "a.npy", array)
    again = load_array(tmp_path / "a.npy")
    assert (again.dtype, again.shape, again.tolist()) == (array.dtype, array.shape, array.tolist())


def test_what_is_read_is_mapped_and_may_not_be_changed(tmp_path: Path):
    save_array(tmp_path / "a.npy", np.arange(3))
    array = load_array(tmp_path / "a.npy")
    assert isinstance(array.base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 7


def test_pieces_are_the_bytes_of_the_whole(tmp_path: Path):
    with ArrayWriter(tmp_path / "a.npy", np.int32, 4) as writer:
        writer.write(np.array([1, 2], np.int64))
        writer.write(np.zeros(0, np.int32))
        writer.write(np.array([9, 3, 9, 4], np.int32)[1::2])
    np.save(tmp_path / "whole.npy", np.array([1, 2, 3, 4], np.int32))
    assert (tmp_path / "a.npy").read_bytes() == (tmp_path / "whole.npy").read_bytes()


def test_an_array_of_nothing(tmp_path: Path):
    with ArrayWriter(tmp_path / "a.npy", np.uint8, 0):
        pass
    assert load_array(tmp_path / "a.npy").shape == (0,)


def test_no_file_is_written_over(tmp_path: Path):
    (tmp_path / "a.npy").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        ArrayWriter(tmp_path / "a.npy", np.uint8, 0)
    assert (tmp_path / "a.npy").read_bytes() == b"old"


def test_an_array_begun_and_not_finished_is_refused(tmp_path: Path):
    def stop() -> None:
        with ArrayWriter(tmp_path / "a.npy", np.int32, 4) as writer:
            writer.write(np.array([1, 2], np.int32))
            raise KeyError

    with pytest.raises(KeyError):
        stop()
    with pytest.raises(StoreError, match=DAMAGED):
        load_array(tmp_path / "a.npy")


@pytest.mark.parametrize("data", [None, b"", b"words", b"\x93NUMPY"])
def test_a_missing_or_damaged_file(tmp_path: Path, data: bytes | None):
    if data is not None:
        (tmp_path / "a.npy").write_bytes(data)
    with pytest.raises(StoreError, match=DAMAGED):
        load_array(tmp_path / "a.npy")


@pytest.mark.parametrize("keep", [20, -1])
def test_a_file_cut_short(tmp_path: Path, keep: int):
    save_array(tmp_path / "a.npy", np.arange(100))
    (tmp_path / "a.npy").write_bytes((tmp_path / "a.npy").read_bytes()[:keep])
    with pytest.raises(StoreError, match=DAMAGED):
        load_array(tmp_path / "a.npy")


def test_objects_are_never_unpickled(tmp_path: Path):
    np.save(tmp_path / "a.npy", np.array([{}], object))
    with pytest.raises(StoreError, match=DAMAGED):
        load_array(tmp_path / "a.npy")
    with pytest.raises(ValueError, match="allow_pickle"):
        save_array(tmp_path / "b.npy", np.array([{}], object))


def test_slices_of_an_array_that_stays_in_its_file(tmp_path: Path):
    save_array(tmp_path / "a.npy", np.array([3, 1, 4, 1, 5], np.uint16))
    array = ArrayFile(tmp_path / "a.npy")
    assert len(array) == 5
    assert array[1:4].tolist() == [1, 4, 1]
    assert array[1:4].dtype == np.uint16
    assert array[5:5].tolist() == []
    (tmp_path / "b.npy").write_bytes(b"nothing")
    with pytest.raises(StoreError):
        ArrayFile(tmp_path / "b.npy")


@pytest.mark.parametrize(("values", "each"), [([], []), ([7], [7]), ([3, 1, 3, 2, 1], [1, 2, 3])])
def test_each_value_once(values: list[int], each: list[int]):
    found = distinct(np.array(values, np.uint64))
    assert (found.tolist(), found.dtype) == (each, np.uint64)


def test_a_disk_that_refuses_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    save_array(tmp_path / "a.npy", np.arange(5))
    array = ArrayFile(tmp_path / "a.npy")

    def refuse(*_: object, **__: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.pread", refuse)
    with pytest.raises(StoreError, match=DAMAGED):
        array[0:2]
    monkeypatch.setattr("os.pread", lambda *_: b"123")
    with pytest.raises(StoreError, match=DAMAGED):
        array[0:2]
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(StoreError, match=DAMAGED):
        ArrayFile(tmp_path / "a.npy")
