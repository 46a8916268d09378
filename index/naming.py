"""Which folders are generations, and which of them is current: the file `CURRENT`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import StoreError
from index.durable import DISK, DamageError, Disk, read_small, reason, sync, write_bytes_durably
from index.manifest import is_sha256

CURRENT = "CURRENT"
TMP = ".tmp"
"""Ends the name of what is being made or removed; nobody reads it."""
_NAME = re.compile(r"gen-([0-9]{6,12})")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which generation is meant, as `CURRENT` says it."""

    generation: str
    manifest_sha256: str | None
    """Keeps a changed digit from silently meaning an older generation; None for those that `CURRENT` does not name."""


def generation_name(number: int) -> str:
    """Give the folder name of a generation: 7 is `gen-000007`."""
    return f"gen-{number:06d}"


def generation_number(name: str) -> int | None:
    """Give the number in a folder name, or None where the name is no generation's."""
    match = _NAME.fullmatch(name)
    number = int(match[1]) if match else 0
    return number if number and generation_name(number) == name else None


def generation_names(root: Path) -> tuple[str, ...]:
    """List what is named as a generation, newest first; a root that does not exist has none.

    Raises:
        StoreError: the root is a file, or cannot be read.
    """
    try:
        numbers = [generation_number(name) for name in os.listdir(root)]  # noqa: PTH208 - names, not paths
    except FileNotFoundError:
        return ()
    except NotADirectoryError as error:
        raise StoreError(f"索引位置 {root} 是文件而不是文件夹，请用 --index 另选一个文件夹。") from error
    except OSError as error:
        raise StoreError(f"索引文件夹 {root} 读不出（{reason(error)}），请检查它的权限和磁盘。") from error
    return tuple(generation_name(number) for number in sorted(filter(None, numbers), reverse=True))


def read_pointer(root: Path) -> Pointer:
    """Read `CURRENT`.

    Raises:
        DamageError: it is absent or says something else.
    """
    words = read_small(root / CURRENT, limit=200).decode("ascii", errors="replace")
    name, _, digest = words.removesuffix("\n").partition(" ")
    if not words.endswith("\n") or generation_number(name) is None or not is_sha256(digest):
        raise DamageError(f"{CURRENT} 内容有误")
    return Pointer(name, digest)


def replace_pointer(root: Path, pointer: Pointer, disk: Disk = DISK) -> None:
    """Switch `CURRENT` atomically; when the last fsync fails the switch stands, but a power cut may undo it."""
    draft = root / (CURRENT + TMP)
    write_bytes_durably(draft, f"{pointer.generation} {pointer.manifest_sha256}\n".encode(), disk)
    disk.replace(draft, root / CURRENT)
    try:
        sync(root, disk)
    except OSError as error:
        unsure = f"索引代 {pointer.generation} 已经启用，但系统未能确认它写入了磁盘（{reason(error)}）"
        raise StoreError(f"{unsure}，请检查磁盘后重新建立索引。") from error
