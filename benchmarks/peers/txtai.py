"""Hybrid search of txtai: dense vectors and its own BM25, texts in its SQLite, a line of a report a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from txtai import Embeddings

from benchmarks.peers.peer import ENCODER, PeerSubject
from benchmarks.stages import TOP, main

_MOST = 100_000  # more lines than any report has; txtai asks for a limit


class Txtai:
    """Settings are txtai's own for hybrid search with content."""

    packages: Sequence[str] = ("txtai", "sentence-transformers", "faiss-cpu")

    def __init__(self) -> None:
        self._embeddings = Embeddings(
            path=ENCODER, method="sentence-transformers", hybrid=True, content=True, gpu=False
        )

    def create(self, texts: dict[str, str]) -> None:
        """Embed and index."""
        self._embeddings.index(row for name, text in texts.items() for row in _rows(name, text))

    def save(self, root: Path) -> None:
        """Write all parts."""
        self._embeddings.save(str(root))

    def load(self, root: Path) -> None:
        """Read all parts; the settings come from disk too."""
        self._embeddings.load(str(root))

    def add(self, name: str, text: str) -> None:
        """Embed and append."""
        self._embeddings.upsert(_rows(name, text))

    def remove(self, name: str) -> None:
        """Delete by the ids given before."""
        known = self._embeddings.search(
            "select id from txtai where id like :key", _MOST, parameters={"key": f"{name}#%"}
        )
        self._embeddings.delete([row["id"] for row in known])

    def search(self, query: str) -> Sequence[str]:
        """Search with equal weights, the default."""
        return [row["text"] for row in self._embeddings.search(query, TOP)]


def _rows(name: str, text: str) -> Iterator[tuple[str, str]]:
    return ((f"{name}#{at}", line) for at, line in enumerate(text.splitlines()) if line.strip())


if __name__ == "__main__":
    main(PeerSubject(Txtai()))
