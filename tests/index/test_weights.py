from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from index.embed import SHIPPED_ENCODER
from index.weights import open_table, widened

TABLE = np.array([[1, 2, 3], [4, 5, 6]], np.float16)


def mapped(table: np.ndarray) -> bool:
    return not table.flags.owndata and not table.flags.writeable


@pytest.mark.parametrize("name", ["embedding.weight", "embeddings"])
@pytest.mark.parametrize("kind", [np.float16, np.float32])
def test_one_table_is_mapped(tmp_path: Path, name: str, kind: type):
    save_file({name: TABLE.astype(kind)}, tmp_path / "a.safetensors", {"format": "pt"})
    table = open_table(tmp_path / "a.safetensors")
    assert (table.tolist(), table.dtype) == (TABLE.tolist(), kind)
    assert mapped(table)


def test_the_shipped_table_is_mapped():
    path = SHIPPED_ENCODER / "model.safetensors"
    table = open_table(path)
    assert mapped(table)
    assert np.array_equal(table, load_file(path)["embedding.weight"])


def test_other_files_are_read_by_the_library(tmp_path: Path):
    path = tmp_path / "a.safetensors"
    save_file({"embeddings": TABLE, "more": TABLE}, path)
    assert open_table(path).tolist() == TABLE.tolist()
    assert not mapped(open_table(path))
    save_file({"embedding.weight": TABLE.astype(np.float64)}, path)
    assert open_table(path).dtype == np.float64


def test_a_file_without_the_table(tmp_path: Path):
    save_file({"more": TABLE}, tmp_path / "a.safetensors")
    with pytest.raises(KeyError):
        open_table(tmp_path / "a.safetensors")


@pytest.mark.parametrize("kept", [0, 5, 40, -1])
def test_a_file_that_is_cut_off(tmp_path: Path, kept: int):
    path = tmp_path / "a.safetensors"
    save_file({"embeddings": TABLE}, path)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(SafetensorError):
        open_table(path)


@pytest.mark.parametrize("more", [b"x", b"x" * 12])
def test_a_file_that_is_too_long(tmp_path: Path, more: bytes):
    path = tmp_path / "a.safetensors"
    save_file({"embeddings": TABLE}, path)
    path.write_bytes(path.read_bytes() + more)
    with pytest.raises(SafetensorError):
        open_table(path)


@pytest.mark.parametrize("header", [b"[]", b"{}", b'{"embeddings": 1}', b'{"embeddings": {"dtype": "F16"}}', b"{"])
def test_a_header_that_says_something_else(tmp_path: Path, header: bytes):
    path = tmp_path / "a.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header + TABLE.tobytes())
    with pytest.raises((SafetensorError, KeyError)):
        open_table(path)


def test_every_finite_number_of_half_precision_is_itself_in_single():
    halves = np.arange(2**16, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)]
    wide = widened(halves)
    assert wide.dtype == np.float32
    assert np.array_equal(wide.view(np.int32), halves.astype(np.float32).view(np.int32))


def test_single_precision_is_copied():
    table = np.array([[1.5, -2.0]], np.float32)
    wide = widened(table)
    wide[0, 0] = 0
    assert table.tolist() == [[1.5, -2.0]]
