"""LangChain with its FAISS store: the splitter and the sizes of its quick start, dense search only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from sentence_transformers import SentenceTransformer

from benchmarks.peers.peer import ENCODER, PeerSubject
from benchmarks.stages import TOP, main


class SharedEncoder(Embeddings):  # type: ignore[misc] # untyped where it is not installed
    """The encoder that 盐小哥 ships."""

    def __init__(self) -> None:
        self._model = SentenceTransformer(ENCODER, device="cpu", local_files_only=True)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages."""
        return self._model.encode(texts).tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        """Embed a query."""
        return self._model.encode(text).tolist()  # type: ignore[no-any-return]


class LangChain:
    """A passage is up to 1,000 characters and shares 200 with the next."""

    packages: Sequence[str] = ("langchain-community", "langchain-text-splitters", "sentence-transformers", "faiss-cpu")

    def __init__(self) -> None:
        self._splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
        self._store: FAISS = None

    def create(self, texts: dict[str, str]) -> None:
        """Split, embed, index."""
        parts, ids = self._split(texts)
        self._store = FAISS.from_texts(parts, SharedEncoder(), ids=ids)

    def save(self, root: Path) -> None:
        """Write the FAISS file and the pickled texts."""
        self._store.save_local(str(root))

    def load(self, root: Path) -> None:
        """Read both. There is no way but to unpickle; the file is the one that this run has written."""
        self._store = FAISS.load_local(str(root), SharedEncoder(), allow_dangerous_deserialization=True)

    def add(self, name: str, text: str) -> None:
        """Split, embed, append."""
        parts, ids = self._split({name: text})
        self._store.add_texts(parts, ids=ids)

    def remove(self, name: str) -> None:
        """Delete by the ids given before."""
        known = self._store.index_to_docstore_id.values()
        self._store.delete([key for key in known if key.startswith(f"{name}#")])

    def search(self, query: str) -> Sequence[str]:
        """Search by distance."""
        return [document.page_content for document in self._store.similarity_search(query, k=TOP)]

    def _split(self, texts: dict[str, str]) -> tuple[list[str], list[str]]:
        rows = [
            (part, f"{name}#{at}")
            for name, text in texts.items()
            for at, part in enumerate(self._splitter.split_text(text))
        ]
        return [part for part, _ in rows], [key for _, key in rows]


if __name__ == "__main__":
    main(PeerSubject(LangChain()))
