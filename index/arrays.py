"""Arrays in files: written whole or bit by bit, fsynced, and mapped into memory when read."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import numpy as np
from numpy.lib import format as npy
from numpy.typing import DTypeLike, NDArray

from corpus.errors import StoreError
from index.durable import write_bytes_durably

Number = TypeVar("Number", bound=np.generic)


def save_array(path: Path, array: NDArray[np.generic]) -> None:
    """Write a small array durably. Raises OSError when the disk refuses."""
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    write_bytes_durably(path, buffer.getbuffer())


def load_array(path: Path) -> NDArray[Any]:
    """Map an array, read-only. Raises StoreError when the file is damaged."""
    try:
        mapped = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise _damaged(path) from error
    return np.asarray(mapped)  # a slice of a memmap itself takes microseconds


def _damaged(path: Path) -> StoreError:
    return StoreError(f"索引文件 {path.name} 已损坏：请运行 yanxiaoge build --full 重建。")


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """Give each value once, in order; `np.unique` would import all of `numpy.ma` for it."""
    ordered = np.sort(values)
    each: NDArray[Number] = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return each


class ArrayFile:
    """A one-dimensional array that stays in its file: a slice is read when it is asked for.

    Unlike a mapped array's, its pages do not count as this process's memory.
    """

    def __init__(self, path: Path) -> None:
        """Open the file. Raises StoreError when it is damaged or cannot be read."""
        mapped = load_array(path)
        self.dtype = mapped.dtype
        self._path = path
        self._length = len(mapped)
        try:
            self._start = path.stat().st_size - mapped.nbytes
            self._file = path.open("rb", buffering=0)
        except OSError as error:
            raise _damaged(path) from error

    def __len__(self) -> int:
        """Give how many numbers there are."""
        return self._length

    def __getitem__(self, part: slice) -> NDArray[Any]:
        """Read the numbers of the slice, whose ends lie inside the array. Raises StoreError when the disk refuses."""
        size = self.dtype.itemsize
        count = max(part.stop - part.start, 0) * size
        try:
            held = os.pread(self._file.fileno(), count, self._start + part.start * size)
        except OSError as error:
            raise _damaged(self._path) from error
        if len(held) < count:
            raise _damaged(self._path)
        return np.frombuffer(held, self.dtype)


class ArrayWriter:
    """Writes a one-dimensional array of known length piece by piece; raises OSError when the disk refuses."""

    def __init__(self, path: Path, dtype: DTypeLike, count: int) -> None:
        self._file = path.open("xb")
        self._dtype = np.dtype(dtype)
        header = {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": (count,)}
        npy.write_array_header_1_0(self._file, header)

    def write(self, piece: NDArray[np.generic]) -> None:
        """Append the piece."""
        self._file.write(np.ascontiguousarray(piece, self._dtype).data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file as file:
            if kind is None:
                file.flush()
                os.fsync(file.fileno())
