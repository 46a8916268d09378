"""The index on disk: a folder of generations, of which readers see exactly one and a writer adds the next.

Layout: `CURRENT` names the generation in use, `gen-000007/` holds its files and `manifest.json`, `writer.lock` is
flocked by the one writer. This layer stores named bytes; what they mean is the business of those who fill and open.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import StoreError
from index.check import Check, find_problems, read_manifest
from index.commit import Fill, commit_generation
from index.durable import DISK, DamageError, Disk, make_folder, reason
from index.lease import Lease, writer_lock
from index.manifest import MANIFEST, Manifest
from index.naming import CURRENT, Pointer, generation_names, read_pointer

_REBUILD = "请用 yanxiaoge build --full 重建索引"
_UNCHANGED = "原来的索引没有改变，请排除故障后重新建立"


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole, unchanging index; files are opened read-only (SQLite with `immutable=1`: it may leave no journal)."""

    path: Path
    manifest: Manifest
    notice: str | None = None
    """A Chinese sentence for the operator where this is not the generation that should have been served."""
    lease: Lease | None = field(default=None, compare=False, repr=False)
    """What `Generations.open` holds on the folder, until `lease.close()` or until nobody has this value any more."""

    @property
    def name(self) -> str:
        """The folder's name, as `gen-000007`."""
        return self.manifest.generation

    def file(self, name: str) -> Path:
        """Give the path of a file that the manifest lists.

        Raises:
            StoreError: it lists none of this name.
        """
        if name not in {file.name for file in self.manifest.files}:
            raise StoreError(f"索引代 {self.name} 没有文件 {name}，{_REBUILD}。")
        return self.path / name

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Keep writers from removing the folder meanwhile.

        Raises:
            StoreError: it is already removed.
        """
        try:
            lease = Lease(self.path)
        except (OSError, DamageError) as error:
            raise StoreError(f"索引代 {self.name} 已被新的索引代取代并删除，请重新打开索引。") from error
        try:
            yield
        finally:
            lease.close()


@dataclass(frozen=True, slots=True)
class OneGeneration:
    """Stands in for `Generations` where one generation is to be read, served or not."""

    generation: Generation

    def named(self) -> str:
        """Give the generation's name."""
        return self.generation.name

    def open(self) -> Generation:
        """Give the generation, which was checked when it was written."""
        return self.generation


class Generations:
    """The generations under one root folder; safe to share between threads, each call reads the disk anew."""

    def __init__(self, root: Path, disk: Disk = DISK) -> None:
        self.root = root
        self._disk = disk

    def named(self) -> str:
        """Read from `CURRENT` which generation is to be served: cheap enough to ask before every answer.

        Raises:
            StoreError: there is no index, or that file is damaged.
        """
        return self._pointer().generation

    def current(self) -> Generation:
        """Read `CURRENT` and the manifest it points to, not the files.

        Raises:
            StoreError: there is no index, or these two files are damaged.
        """
        pointed = self._pointer()
        try:
            manifest = read_manifest(self.root / pointed.generation, pointed)
        except DamageError as error:
            raise self._unusable(f"{pointed.generation}：{error}") from error
        return Generation(self.root / pointed.generation, manifest)

    def open(self, check: Check = "auto") -> Generation:
        """Lease and check the current generation; where it is damaged, the newest whole one, with a notice.

        Raises:
            StoreError: there is no index, or no generation is whole.
        """
        while True:
            pointed = self._pointed()
            generation, damage = self._newest_whole(pointed, check)
            if generation and not damage:
                return generation
            if pointed == self._pointed():  # else a writer may have removed what was looked at
                break
        if not generation:
            raise self._unusable("；".join(damage))
        notice = f"索引损坏（{'；'.join(damage)}），现由索引代 {generation.name} 提供回答，{_REBUILD}。"
        return replace(generation, notice=notice)

    def commit(self, fill: Fill, accept: Callable[[Generation], bool] | None = None) -> Generation:
        """Add what `fill` writes as the new current generation, and keep the one served until now beside it.

        `fill` runs under the writer lock, gets an empty folder, and leaves only closed, plainly named files in it.
        After any exception the old index stands as it was. `accept` sees the new generation, whole and checked but
        not yet served, in a folder that it is about to lose: what it opens there it must not keep.

        Raises:
            RefusedError: `accept` said no.
            StoreError: another writer is at work, or the disk refused; other exceptions of `fill` and `accept` pass
                through.
        """
        try:
            make_folder(self.root, self._disk)
            with writer_lock(self.root):
                asked = (lambda folder, made: accept(Generation(folder, made))) if accept else None
                manifest = commit_generation(self.root, fill, self._served(), self._disk, asked)
        except OSError as error:
            where = f"（{error.filename}）" if error.filename else ""
            raise StoreError(f"未能写入索引 {self.root}：{reason(error)}{where}，{_UNCHANGED}。") from error
        except DamageError as error:
            raise StoreError(f"写入 {self.root} 的索引没有通过检查：{error}，{_UNCHANGED}。") from error
        return Generation(self.root / manifest.generation, manifest)

    def verify(self, generation: Generation | None = None) -> tuple[str, ...]:
        """Hash every file of one generation, the current by default; each problem is a phrase that names its file.

        Raises:
            StoreError: there is no index.
        """
        pointed = Pointer(generation.name, None) if generation else self._pointed()
        if isinstance(pointed, str):
            if self.exists():
                return (pointed,)
            raise self._unusable(pointed)
        folder = self.root / pointed.generation
        try:
            return find_problems(folder, read_manifest(folder, pointed), "whole")
        except DamageError as error:
            return (str(error),)

    def _pointer(self) -> Pointer:
        pointed = self._pointed()
        if isinstance(pointed, str):
            raise self._unusable(pointed)
        return pointed

    def _pointed(self) -> Pointer | str:
        """Read `CURRENT`, or tell what is wrong with it."""
        try:
            return read_pointer(self.root)
        except DamageError as error:
            return str(error)

    def _newest_whole(self, pointed: Pointer | str, check: Check) -> tuple[Generation | None, tuple[str, ...]]:
        """Try the current generation, then the others from the newest on; tell what was wrong with those before."""
        first = [pointed] if isinstance(pointed, Pointer) else []
        damage = [] if first else [str(pointed)]
        names = [name for name in generation_names(self.root) if name not in {it.generation for it in first}]
        for pointer in (*first, *(Pointer(name, None) for name in names)):
            try:
                return self._open(pointer, check), tuple(damage)
            except DamageError as error:
                damage.append(f"{pointer.generation}：{error}")
        return None, tuple(damage)

    def _open(self, pointer: Pointer, check: Check) -> Generation:
        """Lease first, so that what was checked stays."""
        folder = self.root / pointer.generation
        try:
            lease = Lease(folder)
        except OSError as error:
            raise DamageError(f"{MANIFEST} 读不出（{reason(error)}）") from error
        with ExitStack() as stack:
            stack.callback(lease.close)
            manifest = read_manifest(folder, pointer)
            if problems := find_problems(folder, manifest, check):
                raise DamageError("、".join(problems))
            stack.pop_all()
        return Generation(folder, manifest, lease=lease)

    def _served(self) -> str | None:
        """Name the generation that readers get now; the writer itself leases none."""
        generation, _ = self._newest_whole(self._pointed(), "auto")
        if generation and generation.lease:
            generation.lease.close()
        return generation.name if generation else None

    def _unusable(self, damage: str) -> StoreError:
        """Make the error for an index that is damaged, or was never built."""
        if self.exists():
            return StoreError(f"索引 {self.root} 已损坏：{damage}；{_REBUILD}。")
        return StoreError(f"没有索引：{self.root} 里还没有建立过，请先运行 yanxiaoge build。")

    def exists(self) -> bool:
        """Say whether anything was ever built here, whole or damaged."""
        return bool(generation_names(self.root)) or os.path.lexists(self.root / CURRENT)
