from __future__ import annotations

import io

import pytest

from corpus import frames


def test_frames_follow_one_another():
    pipe = io.BytesIO()
    frames.write_frame(pipe, frames.ANSWER, b"\x00\n\xff")
    frames.write_frame(pipe, frames.MEMORY)
    assert pipe.getvalue()[:12] == b"o\x03\0\0\0\0\0\0\0\x00\n\xff"
    pipe.seek(0)
    assert [frames.read_frame(pipe, 3) for _ in range(3)] == [(b"o", b"\x00\n\xff"), (b"m", b""), None]


@pytest.mark.parametrize("cut", [0, 1, 8, 9, 11])
def test_a_frame_cut_short_is_none(cut: int):
    pipe = io.BytesIO()
    frames.write_frame(pipe, frames.ANSWER, b"abc")
    assert frames.read_frame(io.BytesIO(pipe.getvalue()[:cut]), 100) is None


def test_a_frame_that_announces_too_much_is_not_read():
    pipe = io.BytesIO()
    frames.write_frame(pipe, frames.ANSWER, b"abcd")
    pipe.seek(0)
    assert frames.read_frame(pipe, 3) is None


def test_a_message_may_hold_the_name_of_any_file():
    name = b"\xb8\xe6.txt".decode("utf-8", "surrogateescape")
    assert frames.to_text(frames.to_bytes(f"文件“{name}”")) == f"文件“{name}”"
