"""Who uses an index: one writer a root, any number of readers a generation (flock, so a killed process lets go)."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from corpus.errors import StoreError
from index.durable import open_plain
from index.manifest import MANIFEST
from index.naming import TMP

_LOCK = "writer.lock"
_CANNOT_BE_LEASED = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP}


class Lease:
    """A shared lock on one generation: no writer removes the folder until it is closed or collected.

    The lock lies on the manifest, because NFS does not lock folders. Raises OSError or DamageError where the
    generation is not there, or is being removed.
    """

    __slots__ = ("__weakref__", "_release")

    def __init__(self, folder: Path) -> None:
        path = folder / MANIFEST
        descriptor = open_plain(path)
        self._release = weakref.finalize(self, _close, descriptor)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(descriptor), path.stat()):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        """Let go; a second call does nothing."""
        self._release()


@contextmanager
def writer_lock(root: Path) -> Iterator[None]:
    """Be the only writer of this root.

    Raises:
        StoreError: another process or thread is writing.
    """
    with ExitStack() as stack:
        descriptor = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        stack.callback(_close, descriptor)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(f"另一个进程正在建立索引 {root}，请等它结束后再试。") from error
        yield


def remove_unless_leased(folder: Path) -> None:
    """Remove a generation in one step (a rename), then its files; one that is leased stays for the next writer."""
    with ExitStack() as stack:
        try:
            descriptor = os.open(folder / MANIFEST, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
            stack.callback(_close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _CANNOT_BE_LEASED:
                return
        with suppress(OSError):  # removing is tidying: the next writer tries again
            remove_tree(folder.rename(folder.with_name(folder.name + TMP)))


def remove_tree(folder: Path) -> None:
    """Remove what nobody reads; what cannot be removed now is left for the next writer."""
    shutil.rmtree(folder, ignore_errors=True)


def _close(descriptor: int) -> None:
    """Let a lock go; nothing was written through it, so an error tells of nothing lost."""
    with suppress(OSError):
        os.close(descriptor)
