from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from corpus.errors import StoreError
from index.durable import Disk, make_folder, read_small, reason, write_bytes_durably


class Recorder(Disk):
    """Writes at most three bytes at once and remembers what was called."""

    def __init__(self, at_once: int = 3) -> None:
        self.at_once = at_once
        self.calls: list[str] = []

    def write(self, descriptor: int, data: memoryview) -> int:
        self.calls.append(f"write {bytes(data[: self.at_once])!r}")
        return super().write(descriptor, data[: self.at_once])

    def fsync(self, descriptor: int) -> None:
        self.calls.append("fsync " + Path(f"/proc/self/fd/{descriptor}").readlink().name)
        super().fsync(descriptor)

    def close(self, descriptor: int) -> None:
        self.calls.append("close")
        super().close(descriptor)

    def mkdir(self, path: Path) -> None:
        self.calls.append(f"mkdir {path.name}")
        super().mkdir(path)


def test_short_writes_are_continued_then_synced_then_closed(tmp_path: Path):
    disk = Recorder()
    write_bytes_durably(tmp_path / "a", b"12345", disk)
    assert disk.calls == ["write b'123'", "write b'45'", "fsync a", "close"]
    assert (tmp_path / "a").read_bytes() == b"12345"


def test_a_write_of_nothing_is_an_error_not_a_loop(tmp_path: Path):
    disk = Recorder(at_once=0)
    with pytest.raises(OSError, match=r"Input/output error"):
        write_bytes_durably(tmp_path / "a", b"12345", disk)
    assert disk.calls[-1] == "close"


def test_an_empty_file_and_a_shorter_one_over_a_longer(tmp_path: Path):
    write_bytes_durably(tmp_path / "a", memoryview(b"12345"))
    write_bytes_durably(tmp_path / "a", bytearray(b"1"))
    write_bytes_durably(tmp_path / "b", b"")
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"1", b"")


def test_bytes_do_not_go_through_a_symlink(tmp_path: Path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    with pytest.raises(OSError, match=r"symbolic link"):
        write_bytes_durably(tmp_path / "a", b"1")
    assert not (tmp_path / "b").exists()


def test_folders_are_synced_into_their_parents(tmp_path: Path):
    disk = Recorder()
    make_folder(tmp_path / "a" / "b", disk)
    make_folder(tmp_path / "a" / "b", disk)
    assert disk.calls == ["mkdir a", f"fsync {tmp_path.name}", "close", "mkdir b", "fsync a", "close"]


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_only_regular_files_are_read(tmp_path: Path, kind: str):
    path = tmp_path / "a"
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    with pytest.raises(StoreError, match=r"^a 不是普通文件$"):
        read_small(path, 10)


def test_reasons_are_chinese_and_unknown_ones_keep_the_system_words():
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == "磁盘已满"
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert reason(OSError("odd")) == "odd"
