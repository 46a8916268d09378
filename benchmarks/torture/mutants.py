"""Files as they should not be, and the ways to put them into a generation."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.torture.world import World
from index.check import describe_files
from index.embed import Encoder
from index.generations import Generations
from index.manifest import MANIFEST, Manifest
from index.naming import Pointer, replace_pointer

Mutate = Callable[[bytes, random.Random], bytes]


class OtherEncoder:
    """Another model: the same vectors with the sign turned, cut to other dimensions."""

    def __init__(self, encoder: Encoder, dimensions: int) -> None:
        self._encoder = encoder
        self.id = f"other-{dimensions}"
        self.sha256 = f"{dimensions:064x}"
        self.dimensions = dimensions

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode as no other."""
        return self._turned(self._encoder.encode_queries(texts))

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode as no other."""
        return self._turned(self._encoder.encode_passages(texts))

    def _turned(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        cut = -rows[:, : self.dimensions]
        return np.asarray(cut / np.maximum(np.linalg.norm(cut, axis=1, keepdims=True), 1e-9), np.float32)


def foreign(world: World, path: Path, others: Sequence[World]) -> Iterator[bytes]:
    """Give well-formed files of another generation, model, name or shape."""
    good = path.read_bytes()
    folders = [it for it in world.root.iterdir() if it.is_dir() and it != path.parent]
    folders += [Generations(other.root).current().path for other in others]
    candidates = [folder / path.name for folder in folders] + sorted(path.parent.glob("*"))
    for candidate in candidates:
        if candidate.is_file() and candidate.read_bytes() != good:
            yield candidate.read_bytes()
    if path.suffix == ".npy":
        array = np.load(path, allow_pickle=False)
        for shaped in (array[..., :-1], array[None], array.astype(np.float64)):
            buffer = io.BytesIO()
            np.save(buffer, shaped, allow_pickle=False)
            if buffer.getvalue() != good:
                yield buffer.getvalue()


def seal(world: World) -> None:
    """Write the newest generation's manifest and `CURRENT` anew for the files as they are."""
    newest = max(it for it in world.root.iterdir() if it.is_dir())
    former = Manifest.from_json((newest / MANIFEST).read_bytes())
    manifest = replace(former, files=describe_files(newest)).to_json()
    put(newest / MANIFEST, manifest)
    replace_pointer(world.root, Pointer(newest.name, hashlib.sha256(manifest).hexdigest()))


def put(path: Path, data: bytes) -> None:
    """Give the name to a new file."""
    draft = path.with_name(path.name + ".draft")
    draft.write_bytes(data)
    draft.replace(path)


def flip(data: bytes, rng: random.Random) -> bytes:
    """Turn one bit over."""
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def _zero(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    end = rng.randrange(at, len(data)) + 1
    return data[:at] + bytes(end - at) + data[end:]


def _turn(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[at:] + data[:at]


def _garble(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.randbytes(len(data) - at)


def _grow(data: bytes, rng: random.Random) -> bytes:
    return data + rng.randbytes(rng.randrange(1, 4096))


MUTATIONS: tuple[Mutate, ...] = (flip, _cut, _zero, _turn, _garble, _grow)
