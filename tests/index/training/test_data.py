import hashlib
import lzma

import pytest

from corpus.errors import InputError
from index.training.data import DataFolder


def test_rows_are_unpacked_and_their_file_is_remembered(tmp_path):
    path = tmp_path / "train" / "pairs-x.jsonl.xz"
    path.parent.mkdir()
    path.write_bytes(lzma.compress('{"a": "一"}\n{"a": "二"}\n'.encode()))
    data = DataFolder(tmp_path)
    assert data.rows("train/pairs-x.jsonl.xz", 1) == [{"a": "一"}]
    assert data.sha256 == {"train/pairs-x.jsonl.xz": hashlib.sha256(path.read_bytes()).hexdigest()}
    assert data.names("train/*.xz") == ["train/pairs-x.jsonl.xz"]


def test_a_folder_without_training_data_is_refused(tmp_path):
    with pytest.raises(InputError, match="没有训练数据"):
        DataFolder(tmp_path)


def test_a_damaged_file_is_named(tmp_path):
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "bad.xz").write_bytes(b"no")
    with pytest.raises(InputError, match=r"bad\.xz”缺失或损坏"):
        DataFolder(tmp_path).lines("train/bad.xz")
