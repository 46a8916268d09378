from __future__ import annotations

import json
from contextlib import suppress
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
    table = open_table(tmp_path / "a.safetensors").values
    assert (table.tolist(), table.dtype) == (TABLE.tolist(), kind)
    assert mapped(table)


def test_the_shipped_table_is_mapped_with_its_factors():
    path = SHIPPED_ENCODER / "model.safetensors"
    table, stored = open_table(path), load_file(path)
    assert mapped(table.values)
    assert (table.values.dtype, table.values.shape, table.learned) == (np.int8, (40_000, 384), 256)
    assert np.array_equal(table.values, stored["embeddings"])
    assert np.array_equal(table.factors, stored["weights"])


def test_whole_numbers_are_multiplied_by_the_factor_of_their_row(tmp_path: Path):
    path = tmp_path / "a.safetensors"
    tensors = {"embeddings": np.array([[127, -64, 2], [4, 5, 6]], np.int8), "weights": np.array([0.5, 2], np.float32)}
    save_file(tensors, path, {"learned": "2"})
    table = open_table(path)
    assert table.rows(np.array([1, 0])).tolist() == [[8, 10, 12], [63.5, -32, 1]]
    assert table.rows(np.array([0]), table.learned).tolist() == [[63.5, -32]]


@pytest.mark.parametrize(
    ("factors", "learned"),
    [(np.ones(2, np.float32), "4"), (np.ones(2, np.float32), "-1"), (np.ones(3, np.float32), "2")],
)
def test_factors_or_notes_that_do_not_fit_the_table(tmp_path: Path, factors: np.ndarray, learned: str):
    save_file(
        {"embeddings": TABLE.astype(np.int8), "weights": factors}, tmp_path / "a.safetensors", {"learned": learned}
    )
    with pytest.raises(ValueError, match="do not agree"):
        open_table(tmp_path / "a.safetensors")


def test_other_files_are_read_by_the_library(tmp_path: Path):
    path = tmp_path / "a.safetensors"
    save_file({"embeddings": TABLE, "more": TABLE}, path)
    assert open_table(path).values.tolist() == TABLE.tolist()
    assert not mapped(open_table(path).values)
    save_file({"embedding.weight": TABLE.astype(np.float64)}, path)
    assert open_table(path).values.dtype == np.float64


def test_a_file_without_the_table(tmp_path: Path):
    save_file({"more": TABLE}, tmp_path / "a.safetensors")
    with pytest.raises((KeyError, SafetensorError)):
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


@pytest.mark.parametrize(
    "header",
    [
        {"__metadata__": None, "embeddings": {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 12]}},
        {"__metadata__": {"learned": None}, "embeddings": {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 12]}},
        {"embeddings": {"dtype": "F16", "shape": [2, 3], "data_offsets": []}},
        {"embeddings": {"dtype": "F16", "shape": [2.0, 3], "data_offsets": [0, 12]}},
        {"embeddings": {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 12.0]}},
        {"embeddings": {"dtype": "F16", "shape": [1e400, 3], "data_offsets": [0, 12]}},
        {"embeddings": {"dtype": "F16", "shape": [6], "data_offsets": [0, 12]}},
        {"embeddings": {"dtype": "F16", "shape": [1, 2, 3], "data_offsets": [0, 12]}},
    ],
)
def test_a_header_that_is_odd_is_refused_or_read_as_it_stands(tmp_path: Path, header: dict):
    path, text = tmp_path / "a.safetensors", json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + TABLE.tobytes())
    with suppress(ValueError, KeyError, SafetensorError):
        assert open_table(path).values.shape == (2, 3)


def test_rows_shared_by_tokens_are_not_read(tmp_path: Path):
    save_file({"embeddings": TABLE, "mapping": np.array([0, 1, 1])}, tmp_path / "a.safetensors")
    with pytest.raises(ValueError, match="share rows"):
        open_table(tmp_path / "a.safetensors")
