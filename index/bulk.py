"""Many texts at once, as a build has them: in parts, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.sandbox import usable_cores

Vectors = NDArray[np.float32]
Tokens = NDArray[np.int32]
Item = TypeVar("Item")
Made = TypeVar("Made")

# Larger parts gain nothing, and need more memory.
_PART = 512


def in_parts(make: Callable[[Sequence[Item]], Made], items: Sequence[Item]) -> list[Made]:
    """Give what is made of each part of the items, in order; as many parts at a time as there are cores."""
    cores = usable_cores()
    size = max(1, min(_PART, -(-len(items) // cores)))
    parts = [items[first : first + size] for first in range(0, len(items), size)]
    with ThreadPoolExecutor(cores) as threads:
        return list(threads.map(make, parts))


def sums(table: Vectors, tokens: Sequence[Tokens]) -> Vectors:
    """Add the rows of the table that each text's tokens name: shape `(len(tokens), columns)`.

    The sum of rows is a sparse matrix's product, which lets other threads work meanwhile.
    """
    from scipy import sparse  # takes a tenth of a second, and only a build needs it

    ends = np.cumsum([0, *(len(ids) for ids in tokens)])
    flat = np.concatenate([np.zeros(0, np.int32), *tokens])
    counts = sparse.csr_array((np.ones(len(flat), np.float32), flat, ends), shape=(len(tokens), len(table)))
    return np.asarray(counts @ table, np.float32)
