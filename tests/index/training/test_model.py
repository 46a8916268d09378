import numpy as np
import pytest

from corpus.errors import InputError
from index.static import StaticEncoder
from index.training.marks import COLUMNS
from index.training.model import read_vectors, write_model


def test_a_model_is_written_and_read_again(tiny_model, tmp_path):
    vectors = np.full((9, 8), 0.5, np.float32)
    write_model(tiny_model, tmp_path / "new", vectors)
    assert read_vectors(tmp_path / "new") == pytest.approx(vectors, rel=1 / 127)
    encoder = StaticEncoder.load(tmp_path / "new")
    assert encoder.encode_queries(["甲"]).shape == (1, 8 + COLUMNS)
    assert encoder.encode_meanings(["甲"]).shape == (1, 8)
    assert not (tmp_path / "new" / "README.md").exists()


def test_a_folder_without_weights_is_refused(tmp_path):
    with pytest.raises(InputError, match="--start"):
        read_vectors(tmp_path)
