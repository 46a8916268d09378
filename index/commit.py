"""Make one new generation: fill, fsync, check, rename, switch `CURRENT`; stopped anywhere, the old index stands."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from corpus.errors import StoreError
from index.check import describe_files, find_problems, read_manifest
from index.durable import DamageError, Disk, sync, write_bytes_durably
from index.lease import remove_tree, remove_unless_leased
from index.manifest import MANIFEST, Manifest, ManifestFacts
from index.naming import (
    CURRENT,
    TMP,
    Pointer,
    generation_name,
    generation_names,
    generation_number,
    read_pointer,
    replace_pointer,
)

Fill = Callable[[Path], ManifestFacts]
"""Writes the files into an empty folder and says what they are; may raise StoreError or OSError."""
Accept = Callable[[Path, Manifest], bool]
"""Says whether a generation that is whole, in this folder, may be served."""


class RefusedError(StoreError):
    """The new generation was not accepted; the old index stands."""


def commit_generation(root: Path, fill: Fill, kept: str | None, disk: Disk, accept: Accept | None = None) -> Manifest:
    """Add a generation, make it current, and remove all others but `kept`; the caller holds the writer lock.

    `accept` is asked when the generation is whole and checked, and still has no name that a reader looks for.

    Raises:
        OSError: the disk refused something.
        RefusedError: `accept` said no.
        StoreError: `fill` left what no generation may hold, or the disk did not keep it.
    """
    _sweep(root)
    name = _next_name(root)
    try:
        manifest = _write(root / (name + TMP), name, fill, disk)
        if accept and not accept(root / (name + TMP), manifest):
            raise RefusedError(f"新的索引代 {name} 没有通过验收，已丢弃，{root} 的索引没有改变。")
        disk.replace(root / (name + TMP), root / name)
        sync(root, disk)
        replace_pointer(root, Pointer(name, hashlib.sha256(manifest.to_json()).hexdigest()), disk)
    finally:
        _discard_unless_current(root, name)
    _remove_all_but(root, {name, kept})
    return manifest


def _next_name(root: Path) -> str:
    newest = next(iter(generation_names(root)), generation_name(0))
    name = generation_name((generation_number(newest) or 0) + 1)
    if generation_number(name) is None:
        raise StoreError(f"索引 {root} 的代号已用到 {newest}，请换一个文件夹重新建立索引。")
    return name


def _sweep(root: Path) -> None:
    """Remove what a killed writer left half made or half removed."""
    (root / (CURRENT + TMP)).unlink(missing_ok=True)
    for path in root.glob("gen-*" + TMP):
        if generation_number(path.name.removesuffix(TMP)):
            remove_tree(path)


def _write(folder: Path, name: str, fill: Fill, disk: Disk) -> Manifest:
    """Make the folder so that nothing of it can be lost once it is renamed."""
    disk.mkdir(folder)
    facts = fill(folder)
    if (folder / MANIFEST).exists():
        raise StoreError(f"{MANIFEST} 这个文件名留给索引清单，请换一个文件名。")
    linked = {file.name for file in facts.linked}
    for path in sorted(folder.iterdir()):
        if (
            path.name not in linked and path.is_file() and not path.is_symlink()
        ):  # the others are refused by describe_files
            sync(path, disk)
    manifest = Manifest.of(name, facts, describe_files(folder, facts.linked))
    write_bytes_durably(folder / MANIFEST, manifest.to_json(), disk)
    sync(folder, disk)
    _check(folder, manifest)
    return manifest


def _check(folder: Path, manifest: Manifest) -> None:
    """Read the folder back with the check that every reader applies."""
    again = read_manifest(folder, Pointer(manifest.generation, None))
    problems = find_problems(folder, again, "auto")
    if again != manifest:
        problems = (f"{MANIFEST} 读回后不同", *problems)
    if problems:
        raise DamageError("；".join(problems))


def _remove_all_but(root: Path, names: set[str | None]) -> None:
    """Tidy up behind a switch that stands, so nothing that fails here is an error: the next writer tries again."""
    with suppress(OSError, StoreError):
        for other in generation_names(root):
            if other not in names:
                remove_unless_leased(root / other)


def _discard_unless_current(root: Path, name: str) -> None:
    """After a failure leave no trace; where `CURRENT` is damaged, a whole new generation may stay behind."""
    remove_tree(root / (name + TMP))
    with suppress(OSError):
        (root / (CURRENT + TMP)).unlink(missing_ok=True)
    try:
        current = read_pointer(root).generation
    except DamageError:
        current = name if os.path.lexists(root / CURRENT) else ""
    if current != name:
        remove_unless_leased(root / name)
