from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from corpus.errors import StoreError
from index.lease import Lease, remove_unless_leased, writer_lock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "gen-000001"
    made.mkdir()
    (made / "manifest.json").write_bytes(b"{}")
    (made / "a").write_bytes(b"a")
    return made


def test_a_leased_folder_stays_until_the_last_lease_is_closed(folder: Path):
    first, second = Lease(folder), Lease(folder)
    remove_unless_leased(folder)
    first.close()
    first.close()
    remove_unless_leased(folder)
    assert (folder / "a").read_bytes() == b"a"
    second.close()
    remove_unless_leased(folder)
    assert list(folder.parent.iterdir()) == []


def test_a_lease_that_nobody_has_any_more_is_closed(folder: Path):
    lease = Lease(folder)
    del lease
    remove_unless_leased(folder)
    assert not folder.exists()


def test_a_folder_that_is_gone_or_replaced_cannot_be_leased(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def lock_after_removal(descriptor: int, operation: int) -> None:
        monkeypatch.undo()
        remove_unless_leased(folder)

    monkeypatch.setattr("index.lease.fcntl.flock", lock_after_removal)
    with pytest.raises(FileNotFoundError):
        Lease(folder)
    with pytest.raises(FileNotFoundError):
        Lease(folder)


@pytest.mark.parametrize("damage", ["missing", "folder", "symlink"])
def test_what_cannot_be_leased_is_removed(folder: Path, damage: str):
    manifest = folder / "manifest.json"
    manifest.unlink()
    if damage == "folder":
        manifest.mkdir()
    if damage == "symlink":
        manifest.symlink_to(folder / "a")
    remove_unless_leased(folder)
    assert list(folder.parent.iterdir()) == []


def test_there_is_one_writer(tmp_path: Path):
    with writer_lock(tmp_path), pytest.raises(StoreError) as caught, writer_lock(tmp_path):
        pytest.fail("two writers")
    assert str(caught.value) == f"另一个进程正在建立索引 {tmp_path}，请等它结束后再试。"
    with writer_lock(tmp_path):
        pass


def test_the_lock_is_freed_when_the_writer_fails(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), writer_lock(tmp_path):
        raise ZeroDivisionError
    with writer_lock(tmp_path):
        pass


def test_a_lock_that_cannot_be_closed_cleanly_is_let_go_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch):
    close = os.close

    def refuse(descriptor: int) -> None:
        close(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("index.lease.os.close", refuse)
    with writer_lock(folder.parent):
        Lease(folder).close()
        remove_unless_leased(folder)
    assert not folder.exists()
