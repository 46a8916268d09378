"""Bytes that survive a crash: write, fsync, rename, fsync the folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from corpus.errors import StoreError

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过系统允许的大小",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EIO: "磁盘读写出错",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.ELOOP: "是符号链接",
    errno.EMFILE: "打开的文件太多",
    errno.ENOLCK: "文件系统不支持文件锁",
    errno.EOPNOTSUPP: "文件系统不支持文件锁",
}


class DamageError(StoreError):
    """What is wrong with one file, as a phrase that names it; a public method makes it a sentence."""


class Disk:
    """The system calls a commit rests on; a test's subclass fails, or stops the process, at any one of them."""

    def open(self, path: Path, flags: int) -> int:
        """Open without following a final symlink; a new file is readable by all."""
        return os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of the bytes and return how many."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        """Wait until the file or folder is on the medium."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close; a network or full disk may report a lost write only here."""
        os.close(descriptor)

    def mkdir(self, path: Path) -> None:
        """Make one folder; its parent exists."""
        path.mkdir()

    def replace(self, source: Path, target: Path) -> None:
        """Rename atomically, over an existing file."""
        source.replace(target)


DISK = Disk()


def write_bytes_durably(path: Path, data: bytes | bytearray | memoryview, disk: Disk = DISK) -> None:
    """Write the file whole and fsync it; the name itself is durable only after `sync(path.parent)`.

    Raises:
        OSError: the disk is full or failing, reported by write, fsync or close.
    """
    descriptor = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        rest = memoryview(data).cast("B")
        while rest:
            written = disk.write(descriptor, rest)
            if written <= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
            rest = rest[written:]
        disk.fsync(descriptor)
    finally:
        disk.close(descriptor)


def sync(path: Path, disk: Disk = DISK) -> None:
    """Fsync a file, or a folder's list of names."""
    descriptor = disk.open(path, os.O_RDONLY)
    try:
        disk.fsync(descriptor)
    finally:
        disk.close(descriptor)


def make_folder(path: Path, disk: Disk = DISK) -> None:
    """Make the folder and its missing parents, each fsynced into its own parent; one that exists is left as it is."""
    if path.is_dir():
        return
    make_folder(path.parent, disk)
    try:
        disk.mkdir(path)
    except FileExistsError:
        if not path.is_dir():  # else another process was quicker
            raise
    sync(path.parent, disk)


def open_plain(path: Path) -> int:
    """Open a regular file for reading: never a symlink, and never waiting on a pipe.

    Raises:
        OSError: it cannot be opened.
        DamageError: it is no regular file.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise DamageError(f"{path.name} 不是普通文件")


def read_small(path: Path, limit: int) -> bytes:
    """Read a file that should be small.

    Raises:
        DamageError: it cannot be read, is no regular file, or is longer than `limit`.
    """
    try:
        with os.fdopen(open_plain(path), "rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise DamageError(f"{path.name} 缺失") from error
    except OSError as error:
        raise DamageError(f"{path.name} 读不出（{reason(error)}）") from error
    if len(data) > limit:
        raise DamageError(f"{path.name} 超过 {limit} 字节")
    return data


def reason(error: OSError) -> str:
    """Say in Chinese why the system refused; what has no translation keeps the system's words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
