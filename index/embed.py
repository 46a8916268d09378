"""Texts to unit vectors.

The embedded encoder is static (a vector a token, averaged): it is read here without torch. Any other Sentence
Transformers folder can be named instead; that one needs torch and is loaded when it is first used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SettingError
from index.static import StaticEncoder

Vectors = NDArray[np.float32]

SHIPPED_ENCODER = Path(__file__).with_name("encoder")


class Encoder(Protocol):
    """Turns texts into rows of length 1, or of length 0 for a text without a single token."""

    @property
    def id(self) -> str:
        """A name for people."""

    @property
    def sha256(self) -> str:
        """The fingerprint of the weights; an index made under another one is refused."""

    @property
    def dimensions(self) -> int:
        """The vectors' length, so that the arrays below are `(len(texts), dimensions)`."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed what is searched."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed what is searched for."""


def load_encoder(folder: Path = SHIPPED_ENCODER) -> Encoder:
    """Open a Sentence Transformers folder on this machine; nothing is downloaded.

    Raises SettingError when the folder is no such model.
    """
    modules = folder / "modules.json"
    if not modules.is_file():
        raise SettingError(f"“{folder}”不是 Sentence Transformers 模型文件夹（缺少 modules.json）：请改正编码器设置。")
    try:
        parts = [(str(m["type"]).rsplit(".", 1)[-1], m["path"]) for m in json.loads(modules.read_bytes())]
    except (ValueError, TypeError, KeyError):
        raise SettingError(f"编码器“{folder}”的 modules.json 已损坏：请重新复制该模型。") from None
    static = parts[:1] == [("StaticEmbedding", "")] and {kind for kind, _ in parts[1:]} <= {"Normalize"}
    if static and not _prompts(folder):
        return StaticEncoder.load(folder)
    return TransformerEncoder(folder)


def _prompts(folder: Path) -> bool:
    """Say whether the model puts words before its texts, which the static reading does not."""
    try:
        return any(json.loads((folder / "config_sentence_transformers.json").read_bytes()).get("prompts", {}).values())
    except FileNotFoundError:
        return False
    except (ValueError, AttributeError):
        raise SettingError(f"编码器“{folder}”的设置文件已损坏：请重新复制该模型。") from None


class TransformerEncoder:
    """A Sentence Transformers model of any kind, with its own query and passage prompts."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise SettingError(f"编码器“{folder}”加载失败（{type(error).__name__}）：请重新复制该模型。") from error
        self.id = folder.name
        self.sha256 = fingerprint(folder)
        self.dimensions = int(self._model.get_embedding_dimension() or 0)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed with the model's document prompt."""
        return self._unit(self._model.encode_document(list(texts), normalize_embeddings=True))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed with the model's query prompt."""
        return self._unit(self._model.encode_query(list(texts), normalize_embeddings=True))

    def _unit(self, vectors: NDArray[np.floating]) -> Vectors:
        return np.nan_to_num(np.asarray(vectors, np.float32)).reshape(-1, self.dimensions)


def fingerprint(folder: Path) -> str:
    """Hash the names and bytes of a model's files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".json", ".safetensors", ".txt", ".model"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
