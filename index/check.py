"""Whether a generation's folder holds what its manifest says, byte for byte."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from corpus.errors import StoreError
from index.durable import DamageError, open_plain, read_small, reason
from index.manifest import MANIFEST, FileEntry, Manifest, is_file_name
from index.naming import Pointer

Check = Literal["auto", "whole"]
"""`whole` hashes every file; `auto` does where that is quick, else looks at the sizes and hashes the small files."""

WHOLE_LIMIT = 64 * 2**20
"""Bytes that `auto` hashes in all: 33 ms on the machine this was measured on, of the 0.2 s an opening may take."""
SMALL_FILE = 2**20
"""Past `WHOLE_LIMIT`, `auto` still hashes files up to this size: settings, vocabularies and the like."""
_MAX_MANIFEST = 2**20
"""Some 5,000 files; a generation has about ten."""


def read_manifest(folder: Path, expected: Pointer) -> Manifest:
    """Read the manifest of the generation that should lie here, though the folder may still have another name.

    Raises:
        DamageError: it is not there, or not so.
    """
    if folder.is_symlink() or not folder.is_dir():
        raise DamageError(f"文件夹 {folder.name} 缺失")
    data = read_small(folder / MANIFEST, _MAX_MANIFEST)
    manifest = Manifest.from_json(data)
    if manifest.generation != expected.generation:
        raise DamageError(f"{MANIFEST} 属于 {manifest.generation}")
    if expected.manifest_sha256 not in (None, hashlib.sha256(data).hexdigest()):
        raise DamageError(f"{MANIFEST} 与 CURRENT 记录的 SHA-256 不符")
    return manifest


def describe_files(folder: Path, known: Sequence[FileEntry] = ()) -> tuple[FileEntry, ...]:
    """Measure and hash every file of a folder but the manifest and those known already, by name.

    Raises:
        StoreError: it holds a folder, a symlink or a pipe (DamageError), or a name that a manifest may not list.
        OSError: a file cannot be read.
    """
    names = _names(folder)
    for name in names:
        if not is_file_name(name):
            raise StoreError(f"索引代里不允许有名为 {name!r} 的文件，请只用英文字母、数字、点、横线和下划线命名。")
    entries = {entry.name: entry for entry in known}
    return tuple(entries.get(name) or _describe(folder / name) for name in names)


def find_problems(folder: Path, manifest: Manifest, check: Check) -> tuple[str, ...]:
    """Compare the files with the manifest; each problem is a phrase that names its file."""
    total = sum(file.size for file in manifest.files)
    hashed = total if check == "whole" or total <= WHOLE_LIMIT else SMALL_FILE
    problems = [_problem(folder, file, hashed) for file in manifest.files]
    try:
        extra = sorted(set(_names(folder)) - {file.name for file in manifest.files})
    except OSError as error:
        return (f"文件夹 {folder.name} 读不出（{reason(error)}）",)
    return (*filter(None, problems), *(f"{name} 不在清单中" for name in extra))


def _names(folder: Path) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name != MANIFEST)  # noqa: PTH208 - names, not paths


def _describe(path: Path) -> FileEntry:
    with os.fdopen(open_plain(path), "rb") as file:
        return FileEntry(path.name, os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _problem(folder: Path, expected: FileEntry, hashed: int) -> str | None:
    """Compare one file, and its hash too where it is at most `hashed` bytes long."""
    try:
        with os.fdopen(open_plain(folder / expected.name), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size != expected.size:
                return f"{expected.name} 的大小不符（应为 {expected.size} 字节，实为 {size} 字节）"
            if size <= hashed and hashlib.file_digest(file, "sha256").hexdigest() != expected.sha256:
                return f"{expected.name} 的 SHA-256 不符"
    except FileNotFoundError:
        return f"{expected.name} 缺失"
    except OSError as error:
        return f"{expected.name} 读不出（{reason(error)}）"
    except DamageError as error:
        return str(error)
    return None
