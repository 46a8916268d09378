"""Model folders: learned token vectors out of one, and a new one with other vectors and their marks.

`python -m index.training.model FOLDER --into FOLDER` writes a folder again as the training does.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import save_file

from corpus.errors import InputError, YanxiaogeError
from index.static import StaticEncoder
from index.training.marks import with_marks
from index.weights import FACTORS, LEARNED, NAMES, open_table

WEIGHTS = "model.safetensors"
_MOST, _LEAST = 127, 1e-9
_NOT_COPIED = shutil.ignore_patterns("README*", "MODEL_CARD*", WEIGHTS)


def read_vectors(folder: Path) -> NDArray[np.float32]:
    """Give the learned token vectors: shape `(tokens, columns)`. Raises InputError where the folder holds none."""
    try:
        table = open_table(folder / WEIGHTS)
    except (OSError, KeyError, ValueError, SafetensorError):
        raise InputError(f"“{folder}”里没有可用的编码器：请用 --start 指定一个模型文件夹。") from None
    return table.rows(np.arange(len(table.values)), table.learned)


def write_model(start: Path, into: Path, vectors: NDArray[np.float32]) -> None:
    """Write the folder `start` again at `into`, maybe the same, with these vectors and their marks, without its card.

    Each row stands in it as whole numbers of 8 bits, and by what they are multiplied.
    """
    if start.resolve() != into.resolve():
        shutil.copytree(start, into, dirs_exist_ok=True, ignore=_NOT_COPIED)
    table = with_marks(vectors, StaticEncoder.load(start))
    factors = np.maximum(np.abs(table).max(axis=1), _LEAST) / _MOST
    values = np.rint(table / factors[:, None]).astype(np.int8)
    # One note alone: of several the library writes now one first, now another, and the file would not be the same.
    notes = {LEARNED: str(vectors.shape[1])}
    unfinished = into / f"{WEIGHTS}.unfinished"
    save_file({NAMES[1]: values, FACTORS: factors.astype(np.float32)}, unfinished, metadata=notes)
    unfinished.replace(into / WEIGHTS)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m index.training.model", description=__doc__)
    parser.add_argument("folder", type=Path, help="a model folder")
    parser.add_argument("--into", type=Path, required=True, help="the model folder to write, maybe the same")
    chosen = parser.parse_args()
    try:
        write_model(chosen.folder, chosen.into, read_vectors(chosen.folder))
    except YanxiaogeError as error:
        sys.exit(str(error))
