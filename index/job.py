"""What is said to and by a child process that reads one file (`index.reading`): plain bytes, a job and its answer."""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.postings import Postings
from index.record import Record

READ = "index.reading:read_job"
"""What the child calls."""

_SIZES = struct.Struct("<5Q")


def job_of(path: Path, report_id: str, *, keep_all: bool) -> bytes:
    """Say which file to read, and how."""
    return json.dumps([str(path.resolve()), report_id, keep_all]).encode()


def answer_of(record: Record, postings: Postings) -> bytes:
    """Put into bytes what was read."""
    parts = (
        json.dumps((record.report, record.paragraphs, record.passages, record.unread), ensure_ascii=False).encode(),
        record.text.encode(),
        record.sentences,
        postings.keys.tobytes(),
        postings.lengths.tobytes(),
    )
    return b"".join([_SIZES.pack(*map(len, parts)), *parts])


def result_of(answer: bytes) -> tuple[Record, Postings]:
    """Take apart what `answer_of` gave; nothing of it keeps the whole answer in memory."""
    view = memoryview(answer)
    ends = np.cumsum([_SIZES.size, *_SIZES.unpack_from(answer)]).tolist()
    rows, text, sentences, keys, lengths = (view[a:b] for a, b in pairwise(ends))
    report, paragraphs, passages, unread = json.loads(bytes(rows))
    rows_of = (tuple(map(tuple, paragraphs)), tuple(map(tuple, passages)))
    record = Record(tuple(report), str(text, "utf-8"), *rows_of, bytes(sentences), tuple(unread))
    return record, Postings(np.frombuffer(keys, np.uint64).copy(), np.frombuffer(lengths, np.int32).copy())
