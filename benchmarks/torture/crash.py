"""What a file system may hold after the power is lost: a model that keeps what was synced and chance decides the rest.

Stricter than any journalled file system: only an fsync of the file keeps its bytes, only an fsync of the folder its
names; of everything since, any part may be kept, in any order. A rename within a folder is kept whole or not at all.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias


@dataclass(eq=False)
class File:
    """One inode."""

    data: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Since the last fsync: bytes at an offset, or None for a cut to this size."""

    def apply(self, offset: int, data: bytes | None) -> None:
        """Write, or cut to the size `offset`."""
        _apply(self.data, offset, data)
        self.pending.append((offset, data))

    def sync(self) -> None:
        """Keep what is there."""
        self.durable, self.pending = bytes(self.data), []

    def after_crash(self, rng: random.Random) -> bytes:
        """Keep, drop, zero or flip each pending write, and perhaps cut what was appended."""
        data = bytearray(self.durable)
        for offset, written in self.pending:
            fate = rng.choice(("kept", "kept", "dropped", "zeroed", "flipped"))
            if written is None or fate == "kept":
                if fate != "dropped":
                    _apply(data, offset, written)
            elif fate == "zeroed":
                _apply(data, offset, bytes(len(written)))
            elif fate == "flipped":
                at = rng.randrange(len(written))
                _apply(data, offset, written[:at] + bytes(byte ^ 1 << rng.randrange(8) for byte in written[at:]))
        if len(data) > len(self.durable) and rng.random() < 0.3:
            del data[rng.randrange(len(self.durable), len(data)) :]
        return bytes(data)


@dataclass(eq=False)
class Folder:
    """Names, each for a file or a folder."""

    names: dict[str, Node] = field(default_factory=dict)
    durable: dict[str, Node] = field(default_factory=dict)
    pending: list[dict[str, Node | None]] = field(default_factory=list)
    """Changes since the last fsync; None takes a name away."""

    def change(self, change: dict[str, Node | None]) -> None:
        """Give and take names in one step."""
        _change(self.names, change)
        self.pending.append(change)

    def sync(self) -> None:
        """Keep the names, not what they are of."""
        self.durable, self.pending = dict(self.names), []

    def after_crash(self, rng: random.Random) -> dict[str, Node]:
        """Keep some of the pending changes: the first so many, or any."""
        names = dict(self.durable)
        first = rng.randrange(len(self.pending) + 1)
        ordered = rng.random() < 0.5
        for number, change in enumerate(self.pending):
            if number < first if ordered else rng.random() < 0.5:
                _change(names, change)
        return names


Node: TypeAlias = File | Folder


@dataclass(frozen=True, slots=True)
class Call:
    """One recorded call."""

    name: str
    descriptor: int
    offset: int
    data: bytes
    path: Path
    target: Path


def read_log(log: Path) -> list[Call]:
    """Read what the shim recorded."""
    calls = []
    with log.open("rb") as file:
        while head := file.readline():
            name, descriptor, offset, length, path, target = head[:-1].decode().split("\t")
            data = file.read(int(length)) if name == "write" else b""
            calls.append(Call(name, int(descriptor), int(offset), data, Path(path), Path(target)))
    return calls


class Medium:
    """A folder's tree as the kernel shows it and as it would survive."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.tree = _scan(top, {})
        self._open: dict[int, Node] = {}

    def play(self, call: Call, *, deaf: bool = False) -> None:
        """Do what was done; a `deaf` medium ignores fsync."""
        if call.name in ("open", "create", "truncate"):
            self._opened(call)
        elif call.name == "close":
            self._open.pop(call.descriptor, None)
        elif call.name == "fsync":
            if not deaf:
                self._open[call.descriptor].sync()
        elif call.name in ("write", "resize"):
            file = self._open[call.descriptor]
            assert isinstance(file, File)
            file.apply(call.offset, call.data if call.name == "write" else None)
        else:
            self._named(call)

    def _opened(self, call: Call) -> None:
        folder = self._folder(call.path.parent)
        node = self.tree if call.path == self.top else folder.names.get(call.path.name)
        if node is None:
            node = File()
            folder.change({call.path.name: node})
        if call.name == "truncate":
            assert isinstance(node, File)
            node.apply(0, None)
        self._open[call.descriptor] = node

    def _named(self, call: Call) -> None:
        folder, name = self._folder(call.path.parent), call.path.name
        if call.name == "mkdir":
            folder.change({name: Folder()})
        elif call.name == "unlink":
            folder.change({name: None})
        else:
            target, node = self._folder(call.target.parent), folder.names[name]
            gone: dict[str, Node | None] = {} if call.name == "link" else {name: None}
            if target is folder:
                folder.change({**gone, call.target.name: node})
            else:
                target.change({call.target.name: node})
                folder.change(gone)

    def _folder(self, path: Path) -> Folder:
        node: Node = self.tree
        for name in path.relative_to(self.top).parts if path.is_relative_to(self.top) else ():
            assert isinstance(node, Folder)
            node = node.names[name]
        assert isinstance(node, Folder)
        return node

    def now(self) -> dict[str, bytes]:
        """Give every file's bytes by path, as the kernel shows them."""
        return dict(_files(self.tree, ""))

    def lose_power(self, rng: random.Random, into: Path) -> None:
        """Write what may have survived into a new folder."""
        _survive(self.tree, rng, into)


def _apply(data: bytearray, offset: int, written: bytes | None) -> None:
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    if written is None:
        del data[offset:]
    else:
        data[offset : offset + len(written)] = written


def _change(names: dict[str, Node], change: dict[str, Node | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _scan(path: Path, inodes: dict[int, File]) -> Folder:
    """Take a tree as it lies, all of it durable; hard links stay one file."""
    names: dict[str, Node] = {}
    for child in path.iterdir():
        if child.is_dir():
            names[child.name] = _scan(child, inodes)
        else:
            data = child.read_bytes()
            names[child.name] = inodes.setdefault(child.stat().st_ino, File(bytearray(data), data))
    return Folder(names, dict(names))


def _files(folder: Folder, above: str) -> Iterator[tuple[str, bytes]]:
    for name, node in folder.names.items():
        if isinstance(node, Folder):
            yield from _files(node, f"{above}{name}/")
        else:
            yield above + name, bytes(node.data)


def _survive(folder: Folder, rng: random.Random, into: Path) -> None:
    into.mkdir()
    for name, node in folder.after_crash(rng).items():
        if isinstance(node, Folder):
            _survive(node, rng, into / name)
        else:
            (into / name).write_bytes(node.after_crash(rng))
