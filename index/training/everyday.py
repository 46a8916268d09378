"""Make `index/everyday.npy`: how much likelier each token is in people's questions than in reports.

Run: `python -m index.training.everyday DATA`, whenever the shipped encoder's vocabulary has changed. Every set has an
equal share, so that a large one does not decide alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import YanxiaogeError
from index.embed import SHIPPED_ENCODER
from index.soft import EVERYDAY, SoftMatch
from index.static import StaticEncoder
from index.training.data import DataFolder

PARAPHRASE_SETS = ("afqmc", "atec", "bustm", "oppo_xiaobu", "qbqtc_query_title")
QUESTION_SETS = ("cmrc2018", "drcd_s", "ncp_policy_qa", "stard")
_MOST = 30_000
_FLOOR = 1e-7


def main(data: DataFolder) -> None:
    """Count, compare and write. Raises InputError when a set is missing."""
    encoder = StaticEncoder.load(SHIPPED_ENCODER)
    share = np.zeros(encoder.vocabulary_size)
    for name, texts in _sets(data):
        counts = np.zeros_like(share)
        for tokens in encoder.tokenize(texts):
            np.add.at(counts, tokens, 1)
        share += counts / counts.sum()
        sys.stdout.write(f"{name}: {len(texts)} texts\n")
    asked = np.log(share / share.sum() + _FLOOR)
    written: NDArray[np.float16] = (asked - SoftMatch(encoder).logarithms).astype(np.float16)
    np.save(EVERYDAY, written, allow_pickle=False)


def _sets(data: DataFolder) -> Iterator[tuple[str, list[str]]]:
    for name in PARAPHRASE_SETS:
        rows = data.rows(f"train/paraphrase-{name}.jsonl.xz", _MOST)
        yield name, [row[side] for row in rows for side in ("a", "b")]
    for name in QUESTION_SETS:
        yield name, [row["question"] for row in data.rows(f"train/pairs-{name}.jsonl.xz", _MOST)]


if __name__ == "__main__":
    try:
        main(DataFolder(Path(sys.argv[1])))
    except YanxiaogeError as error:
        sys.exit(str(error))
