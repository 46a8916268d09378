"""One part of a generation: a database, vectors, postings, years and tokens of the same passages.

A generation has a base segment and, after small changes, a second one that holds what is new; the base's files are then
the former generation's own, by hard link.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError
from index.arrays import ArrayFile, load_array, save_array
from index.database import Database
from index.databasewriter import DatabaseWriter
from index.embed import Encoder
from index.fields import Years
from index.lexical import Lexical, load_lexical, write_lexical
from index.links import Hashes
from index.postings import MAX_PASSAGES, Keys, Postings
from index.record import Record
from index.soft import token_encoder
from index.static import Tokens
from index.vectors import Floats, Vectors, VectorsWriter, load_vectors

BASE = "base-"
DELTA = "delta-"
DATABASE = "reports.sqlite"
VECTORS = "vectors.faiss"
MOMENTS = "moments.npy"
YEARS = "years.npy"
TOKENS = "tokens.npy"
TOKEN_ENDS = "token-ends.npy"
SENTENCES = "sentences.npy"

_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Known:
    """What a former generation computed for a report's passages."""

    vectors: Floats
    tokens: tuple[Tokens, ...] | None


@dataclass(frozen=True, slots=True)
class Segment:
    """The opened files of one segment."""

    database: Database
    vectors: Vectors
    moments: NDArray[np.float64]
    lexical: Lexical
    years: Years
    tokens: ArrayFile
    token_ends: NDArray[np.int64]
    """The tokens of passage `i` end there; empty where the index's encoder has none."""
    sentences: Hashes
    """The hashes of all reports' sentences, in order of size; one that several reports share stands there as often."""

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self.years)

    def tokens_of(self, number: int) -> Tokens:
        """Give the tokens of a passage."""
        first = int(self.token_ends[number - 1]) if number else 0
        return self.tokens[first : int(self.token_ends[number])]

    def known(self, first: int, last: int) -> Known:
        """Give what was computed for these passages."""
        tokens = tuple(self.tokens_of(n) for n in range(first, last)) if len(self.token_ends) else None
        return Known(self.vectors.rows(first, last), tokens)


def open_segment(folder: Path, prefix: str, dimensions: int) -> Segment:
    """Map a segment's files. Raises StoreError when one is damaged or does not fit the others."""
    years = load_array(folder / f"{prefix}{YEARS}")
    return Segment(
        Database(folder / f"{prefix}{DATABASE}"),
        load_vectors(folder / f"{prefix}{VECTORS}", dimensions, len(years)),
        load_array(folder / f"{prefix}{MOMENTS}"),
        load_lexical(folder, prefix),
        years,
        ArrayFile(folder / f"{prefix}{TOKENS}"),
        load_array(folder / f"{prefix}{TOKEN_ENDS}"),
        load_array(folder / f"{prefix}{SENTENCES}"),
    )


class SegmentWriter:
    """Writes a segment report by report, and embeds what is not known yet."""

    def __init__(self, folder: Path, prefix: str, encoder: Encoder, mean_length: float | None = None) -> None:
        """Begin; `mean_length` is the base's, for a segment that will stand beside it."""
        self.reports = 0
        self.removed = 0
        self.embedded = 0
        self._folder, self._prefix, self._encoder, self._mean_length = folder, prefix, encoder, mean_length
        self._static = token_encoder(encoder)
        if self._static:  # while the first file is being read
            threading.Thread(target=self._static.prepare, daemon=True).start()
        self._database = DatabaseWriter(folder / f"{prefix}{DATABASE}")
        self._vectors = VectorsWriter(encoder.dimensions, eight_bits=self._static is not None)
        self._blocks: list[Keys] = []
        self._lengths: list[NDArray[np.int32]] = []
        self._years: list[tuple[int, int]] = []
        self._tokens: list[Tokens] = []
        self._waiting: list[str] = []

    @property
    def passages(self) -> int:
        """How many passages were written."""
        return self._database.passages

    @property
    def sentences(self) -> list[tuple[str, Hashes]]:
        """Each report's id and the hashes of its sentences."""
        return self._database.sentences

    def add(self, record: Record, postings: Postings, known: Known | None = None) -> None:
        """Write one report. Raises StoreError when the segment is full."""
        if self.passages + len(record.passages) > MAX_PASSAGES:
            raise StoreError(f"报告太多：一个索引最多容纳 {MAX_PASSAGES} 个检索单元，请分成几个索引。")
        shifted = postings.shifted(self.passages)
        self._blocks.append(shifted.keys)
        self._lengths.append(shifted.lengths)
        self._years += [(row[6], row[7]) for row in record.passages]
        if known:
            self._flush()
            self._take(known.vectors, known.tokens)
        else:
            self._waiting += record.embedded
            if len(self._waiting) >= _BATCH:
                self._flush()
        self._database.add(record)
        self.reports += 1
        self.removed += record.removed

    def leave_out(self, rows: Floats) -> None:
        """Let these vectors of the base, which no longer count, be no part of the moments of both segments together."""
        self._vectors.leave_out(rows)

    def finish(self) -> None:
        """Write what has been gathered, durably."""
        self._flush()
        self._database.finish()
        hashes = np.concatenate([np.zeros(0, np.uint64), *(own for _, own in self.sentences)])
        save_array(self._file(SENTENCES), np.sort(hashes))
        moments = self._vectors.write(self._file(VECTORS))
        self._vectors = VectorsWriter(1)  # lets go of the vectors: postings need the room
        save_array(self._file(MOMENTS), moments.array())
        save_array(self._file(YEARS), np.array(self._years, np.int16).reshape(-1, 2))
        ends = np.cumsum([len(tokens) for tokens in self._tokens], dtype=np.int64)
        save_array(self._file(TOKENS), np.concatenate([np.zeros(0, np.uint16), *self._tokens]))
        self._tokens.clear()
        save_array(self._file(TOKEN_ENDS), ends)
        lengths = np.concatenate([np.zeros(0, np.int32), *self._lengths])
        write_lexical(self._folder, self._prefix, self._blocks, lengths, self._mean_length)

    def close(self) -> None:
        """Let go of the files, whatever happened."""
        self._database.close()

    def _flush(self) -> None:
        texts, self._waiting = self._waiting, []
        if not texts:
            return
        self.embedded += len(texts)
        if self._static is None:
            self._take(self._encoder.encode_passages(texts), None)
        else:
            tokens = self._static.tokenize(texts)
            self._take(self._static.pool(tokens), tokens)

    def _take(self, vectors: Floats, tokens: Sequence[Tokens] | None) -> None:
        self._vectors.add(vectors)
        if tokens is not None and self._static is not None:
            size = np.uint16 if self._static.vocabulary_size <= 1 << 16 else np.uint32
            self._tokens += [ids.astype(size) for ids in tokens]

    def _file(self, name: str) -> Path:
        return self._folder / f"{self._prefix}{name}"
