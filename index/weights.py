"""A token table in a safetensors file, mapped instead of copied: an opening does not wait for fifteen megabytes.

Vectors of half or single precision stand alone in it, as Sentence Transformers writes them; of whole numbers with a
factor for each token, as it reads such folders of model2vec's as have a row for each token.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from operator import index
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

NAMES = ("embedding.weight", "embeddings")
"""What the vectors may be called;"""
FACTORS = "weights"
"""and by what each row of the second is multiplied."""
LEARNED = "learned"
"""Under this name the file's own notes say how many of the first columns were learned."""
_TYPES = {"F16": "<f2", "F32": "<f4", "I8": "i1"}
_MAX_HEADER = 2**20
_AXES = 2
_ORDER = "mapping"

# Half precision has 5 bits of exponent, single 8: moved there by 13 bits, a number is too small by the difference of
# their biases, 127 and 15.
_SHIFT = 13
_KEPT = np.int32(-0x7000_2000)
_BIAS = np.float32(2.0 ** (127 - 15))


def widened(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    """Copy finite numbers to single precision; from half, three times as fast as numpy's own cast."""
    if rows.dtype != np.dtype("<f2") or sys.byteorder != "little":
        return rows.astype(np.float32)
    bits = np.ascontiguousarray(rows).view(np.int16).astype(np.int32)
    bits <<= _SHIFT
    bits &= _KEPT
    wide: NDArray[np.float32] = bits.view(np.float32)
    wide *= _BIAS
    return wide


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """The vectors of all tokens, as they stand in the file."""

    values: NDArray[Any]
    """Shape `(tokens, dimensions)`: half, single or double precision, or whole numbers of 8 bits."""
    factors: NDArray[np.float32] | None = None
    """What each row is multiplied by; None for 1."""
    columns: int = 0
    """How many of the first columns were learned, the rest being marks (`index.training.marks`); 0 for all."""

    @property
    def learned(self) -> int:
        """How many of the first columns were learned."""
        return self.columns or self.values.shape[1]

    def rows(self, ids: NDArray[np.integer], columns: int | None = None) -> NDArray[np.float32]:
        """Copy the vectors of some tokens, or their first columns, in single precision."""
        rows = widened(self.values[ids, :columns])
        if self.factors is not None:
            rows *= self.factors[ids, None]
        return rows


def open_table(path: Path) -> TokenTable:
    """Give the vectors of all tokens, read-only.

    A file that is not plainly such a table is left to safetensors' own reader.

    Raises OSError, ValueError, KeyError or SafetensorError when the file is missing, damaged or holds no such table.
    """
    return _mapped(path) or _read(path)


def _read(path: Path) -> TokenTable:
    with safe_open(path, "np") as file:
        notes, held = file.metadata() or {}, set(file.keys())
        if _ORDER in held:
            raise ValueError("tokens that share rows are not read")
        values = file.get_tensor(NAMES[0] if NAMES[0] in held else NAMES[1])
        factors = file.get_tensor(FACTORS) if FACTORS in held and NAMES[0] not in held else None
    return _table(values, factors, notes)


def _table(values: NDArray[Any], factors: NDArray[Any] | None, notes: Mapping[str, str]) -> TokenTable:
    columns = int(notes.get(LEARNED, 0))
    if (
        values.ndim != _AXES
        or not 0 <= columns <= values.shape[1]
        or (factors is not None and factors.shape != values.shape[:1])
    ):
        raise ValueError("the table and what is noted of it do not agree")
    return TokenTable(values, None if factors is None else np.asarray(factors, np.float32), columns)


class _Place(NamedTuple):
    """Where a tensor stands behind the header."""

    kind: np.dtype[Any]
    shape: tuple[int, ...]
    first: int
    last: int

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> _Place:
        """Read what the header says; raises ValueError, TypeError, KeyError or OverflowError for what cannot be."""
        first, last = map(index, entry["data_offsets"])
        return cls(np.dtype(_TYPES[entry["dtype"]]), tuple(map(index, entry["shape"])), first, last)


def _mapped(path: Path) -> TokenTable | None:
    """Map the file's tensors; None unless its header describes the file to the byte."""
    with path.open("rb") as file:
        length = os.fstat(file.fileno()).st_size
        size = int.from_bytes(file.read(8), "little")
        header = file.read(size) if size <= _MAX_HEADER else b""
    try:
        entries = dict(json.loads(header))
        notes = {str(name): str(note) for name, note in dict(entries.pop("__metadata__", {})).items()}
        places = {name: _Place.of(entry) for name, entry in entries.items()}
        filled = {name: math.prod(place.shape) * place.kind.itemsize for name, place in places.items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    start = end = 8 + size
    for name in sorted(places, key=lambda name: places[name].first):
        if (places[name].first, places[name].last) != (end - start, end - start + filled[name]) or filled[name] <= 0:
            return None
        end += filled[name]
    if end != length or set(places) not in ({NAMES[0]}, {NAMES[1]}, {NAMES[1], FACTORS}):
        return None
    arrays = {n: np.asarray(np.memmap(path, p.kind, "r", start + p.first, p.shape)) for n, p in places.items()}
    factors = arrays.pop(FACTORS, None)
    (values,) = arrays.values()
    return _table(values, factors, notes)
