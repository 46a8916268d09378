"""Which generation of an index answers now: the newest one that can be opened."""

from __future__ import annotations

import threading
from pathlib import Path

from corpus.errors import StoreError
from index.embed import Encoder
from index.generations import Generation, Generations, OneGeneration
from index.retrieve import Retriever
from qa.snapshot import Snapshot


class Serving:
    """Picks up a rebuilt index by itself; safe to share between threads."""

    def __init__(self, root: Path | Generation, encoder: Encoder, home_place: str | None) -> None:
        """Open the index in `root`, or one generation of it, to stay with it.

        Raises StoreError when it is absent, damaged or made by another encoder.
        """
        self._generations = OneGeneration(root) if isinstance(root, Generation) else Generations(root)
        self._encoder = encoder
        self._home_place = home_place
        self._lock = threading.Lock()
        self._tried = ""
        self._snapshot = self._open()

    def current(self) -> Snapshot:
        """Give the newest generation; one that cannot be opened leaves the old one serving."""
        with self._lock:
            try:
                if self._generations.named() != self._tried:
                    self._snapshot = self._open()
            except StoreError:
                return self._snapshot
            return self._snapshot

    def _open(self) -> Snapshot:
        try:
            named = self._generations.named()  # before the opening: what is committed meanwhile is seen next time
        except StoreError:
            named = ""
        generation = self._generations.open()
        snapshot = Snapshot(Retriever(generation, self._encoder), self._home_place)
        self._tried = named or generation.name
        return snapshot
