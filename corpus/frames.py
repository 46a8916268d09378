"""Frames over a pipe between parent and child: one byte that says what follows, its length, the bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO

_HEADER = struct.Struct("<cQ")

READY = b"r"
ASKED = b"a"
STEP = b"s"
"""The function gets on; how many seconds more it asks for follows, in digits."""
ANSWER = b"o"
REFUSED = b"e"
"""The function raised ReportError; its message follows."""
FAILED = b"x"
"""The function raised something else; what, follows."""
MEMORY = b"m"
"""The function ran out of memory; the child ends."""
LARGE = b"l"
"""The answer is longer than allowed."""


def write_frame(pipe: BinaryIO, kind: bytes, data: bytes = b"") -> None:
    """Write one frame and flush; raises OSError when the other side is gone."""
    pipe.write(_HEADER.pack(kind, len(data)))
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: BinaryIO, longest: int) -> tuple[bytes, bytes] | None:
    """Read one frame; None when the other side is gone, stopped in mid-frame or announces more than `longest`."""
    header = pipe.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    kind, length = _HEADER.unpack(header)
    if length > longest:
        return None
    data = pipe.read(length)
    return (kind, data) if len(data) == length else None


def to_bytes(message: str) -> bytes:
    """Encode a message; file names may hold half surrogate pairs."""
    return message.encode("utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """Decode what `to_bytes` made."""
    return data.decode("utf-8", "surrogatepass")
