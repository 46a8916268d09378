"""Model folders: token vectors out of one, and a new one with other vectors."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from corpus.errors import InputError

WEIGHTS = "model.safetensors"
_TENSOR = "embedding.weight"
_NOT_COPIED = shutil.ignore_patterns("README*", "MODEL_CARD*", WEIGHTS)


def read_vectors(folder: Path) -> NDArray[np.float32]:
    """Give the token vectors: shape `(tokens, dimensions)`. Raises InputError where the folder holds none."""
    try:
        return np.asarray(load_file(folder / WEIGHTS)[_TENSOR], np.float32)
    except (OSError, KeyError):
        raise InputError(f"“{folder}”里没有可用的编码器：请用 --start 指定一个模型文件夹。") from None


def write_model(start: Path, into: Path, vectors: NDArray[np.float32]) -> None:
    """Write the folder `start` again at `into`, maybe the same, with these vectors as float16 and without its card."""
    if start.resolve() != into.resolve():
        shutil.copytree(start, into, dirs_exist_ok=True, ignore=_NOT_COPIED)
    save_file({_TENSOR: np.ascontiguousarray(vectors, np.float16)}, into / WEIGHTS, metadata={"format": "pt"})
