"""What is asked of another system, and how its stages are timed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.stages import Opened
from index.embed import SHIPPED_ENCODER

ENCODER = str(SHIPPED_ENCODER)


class Peer(Protocol):
    """A system with its index in memory."""

    packages: Sequence[str]

    def create(self, texts: dict[str, str]) -> None:
        """Index these reports, by name."""

    def save(self, root: Path) -> None:
        """Write the index to disk."""

    def load(self, root: Path) -> None:
        """Read the index from disk, and the encoder."""

    def add(self, name: str, text: str) -> None:
        """Index one more report."""

    def remove(self, name: str) -> None:
        """Drop a report's passages."""

    def search(self, query: str) -> Sequence[str]:
        """Give the texts of the best five passages."""


class PeerSubject:
    """Runs a peer's stages; loading and saving count, since a process that changes an index does both."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self.packages = peer.packages

    def build(self, reports: Path, root: Path) -> float:
        """Read the folder, index it, save it."""

        def work() -> None:
            files = sorted(reports.rglob("*.md"))
            self._peer.create(
                {path.relative_to(reports).as_posix(): path.read_text(encoding="utf-8") for path in files}
            )
            self._peer.save(root)

        return _seconds(work)

    def remove(self, reports: Path, root: Path, name: str) -> float:  # noqa: ARG002 - peers do not look at the folder
        """Load, drop, save."""
        return self._change(root, lambda: self._peer.remove(name))

    def add(self, reports: Path, root: Path, name: str) -> float:
        """Load, read the new file, add, save."""
        return self._change(root, lambda: self._peer.add(name, (reports / name).read_text(encoding="utf-8")))

    def prepare(self) -> None:
        """Import nothing more: a peer's module has imported all it needs."""

    def open(self, root: Path) -> Opened:
        """Load the index and its encoder."""
        self._peer.load(root)
        return Opened(self._peer.search)

    def _change(self, root: Path, change: Callable[[], None]) -> float:
        def work() -> None:
            self._peer.load(root)
            change()
            self._peer.save(root)

        return _seconds(work)


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
