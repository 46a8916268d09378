"""A Sentence Transformers StaticEmbedding model, read with tokenizers, safetensors and numpy alone."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from tokenizers import Tokenizer

from corpus.errors import SettingError
from index.bulk import in_parts, sums
from index.unigram import UnigramCutter
from index.weights import TokenTable, open_table

Vectors = NDArray[np.float32]
Tokens = NDArray[np.int32]

# Where so many texts are remembered, those noted before the last so many are forgotten.
_CACHE = 4_096
_MARKS = re.compile(r"[。，、；：！？\s]")
_PROBE = "国。家，经、济；发：展！中？国 家"
# No text is so long: what the unknown token stands for has no length that agrees.
_FAR = 1 << 40
# What the vocabulary's texts keep: letters, digits and %.
_LEFT_OUT = re.compile(r"[^\w%]|_")
_PLAIN = re.compile(r"[0-9A-Za-z%\u4e00-\u9fff]*")
_UNIGRAM = re.compile(rb'"model"\s*:\s*\{\s*"type"\s*:\s*"Unigram"')
# More texts than a question looks at come from a build: few pieces come back, and there is enough for all cores.
_FEW = 512
# The whole table as float32 is 60 MB: norms are taken of so many rows at a time.
_PART = 2048


class StaticEncoder:
    """The mean of the token vectors, scaled to length 1: equal to `SentenceTransformer.encode`."""

    def __init__(self, name: str, sha256: str, description: bytes, table: TokenTable) -> None:
        self.id = name
        self.sha256 = sha256
        self.dimensions = int(table.values.shape[1])
        self.description = description
        self._table = table
        self._recent: dict[str, Tokens] = {}
        self._older: dict[str, Tokens] = {}
        self._lock = threading.Lock()

    @cached_property
    def weighted(self) -> bool:
        """Whether the vocabulary says how common each token is."""
        return _UNIGRAM.search(self.description) is not None

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        """Made for the first text: that takes longer than opening all the rest, and not every command has a text."""
        try:
            tokenizer = Tokenizer.from_buffer(self.description)
        except ValueError as error:
            raise _unusable(self.id, error) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _cutter(self) -> UnigramCutter | None:
        """Cuts many texts sooner than the library does; None where the tokenizer is of another kind."""
        return UnigramCutter.read(self.description)

    @cached_property
    def _ends_at_marks(self) -> bool:
        """Whether no token goes across punctuation, nor has any of its own: true of the shipped vocabulary."""
        whole, *pieces = self._encode([_PROBE, *_MARKS.split(_PROBE)])
        return bool(np.array_equal(whole, np.concatenate(pieces)))

    def prepare(self) -> None:
        """Open the tokenizer, which takes a while, before there is a text; one that is damaged shows with the text."""
        with suppress(SettingError):
            self.tokenize([_PROBE])

    @classmethod
    def load(cls, folder: Path) -> StaticEncoder:
        """Read the folder. Raises SettingError when a file is missing or damaged; a tokenizer's damage shows later."""
        weights, vocabulary = folder / "model.safetensors", folder / "tokenizer.json"
        try:
            table = open_table(weights)
            description = vocabulary.read_bytes()
        except (OSError, KeyError, ValueError, SafetensorError) as error:
            raise _unusable(folder, error) from None
        digest = hashlib.sha256(np.ascontiguousarray(table.values).data)
        digest.update(b"" if table.factors is None else np.ascontiguousarray(table.factors).data)
        digest.update(description)
        return cls(folder.name, digest.hexdigest(), description, table)

    @cached_property
    def vocabulary_sha256(self) -> str:
        """The hash of the tokenizer: the same vocabulary gives the same tokens."""
        return hashlib.sha256(self.description).hexdigest()

    @property
    def vocabulary_size(self) -> int:
        """How many tokens there are."""
        return int(self._table.values.shape[0])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed the texts: shape `(len(texts), dimensions)`."""
        return self.pool(self.tokenize(texts))

    encode_queries = encode_passages

    def encode_meanings(self, texts: Sequence[str]) -> Vectors:
        """Embed a few texts by what was learned alone, without the marks by which the same words find each other."""
        return _unit(self._sums_one_by_one(self.tokenize(texts), self._table.learned))

    def pool(self, tokens: Sequence[Tokens]) -> Vectors:
        """Embed texts that are tokens already: shape `(len(tokens), dimensions)`."""
        rows = np.concatenate(in_parts(self._sums, tokens)) if len(tokens) > _FEW else self._sums_one_by_one(tokens)
        return _unit(rows)

    def _sums(self, tokens: Sequence[Tokens]) -> Vectors:
        return sums(self._wide, tokens)

    @cached_property
    def _wide(self) -> Vectors:
        """The table in single precision, for many texts: 60 MB that an answer does without."""
        return self._table.rows(np.arange(self.vocabulary_size))

    def _sums_one_by_one(self, tokens: Sequence[Tokens], columns: int | None = None) -> Vectors:
        rows = np.zeros((len(tokens), columns or self.dimensions), np.float32)
        if not len(tokens):
            return rows
        named = self._table.rows(np.concatenate(tokens), columns)
        ends = np.cumsum([len(ids) for ids in tokens]).tolist()
        for row, first, last in zip(rows, [0, *ends], ends, strict=False):
            np.add.reduce(named[first:last], axis=0, out=row)
        return rows

    def tokenize(self, texts: Sequence[str]) -> list[Tokens]:
        """Give the token ids of each text; a text may have none.

        Few texts are cut at punctuation, where no token goes across, and the pieces remembered: a question looks at
        the same clauses as passages, sentences and headings.
        """
        if len(texts) > _FEW:
            cut = self._cutter.cut if self._cutter else self._encode
            return [tokens for part in in_parts(cut, texts) for tokens in part]
        known = self._recall(texts)
        unknown = dict.fromkeys(text for text in texts if text not in known)
        fresh = self._tokenize_pieces(list(unknown))
        return [known[text] if text in known else fresh[text] for text in texts]

    def _tokenize_pieces(self, texts: Sequence[str]) -> dict[str, Tokens]:
        """Give the token ids of texts that are not remembered as a whole."""
        cut = [_MARKS.split(text) if self._ends_at_marks else [text] for text in texts]
        different = dict.fromkeys(piece for pieces in cut for piece in pieces)
        tokens = self._recall(different)
        missing = [piece for piece in different if piece not in tokens]
        fresh = dict(zip(missing, self._encode(missing), strict=True))
        tokens |= fresh
        whole = {
            text: np.concatenate([tokens[piece] for piece in pieces]) for text, pieces in zip(texts, cut, strict=True)
        }
        self._remember(fresh | whole)
        return whole

    def remember(self, text: str, tokens: Tokens) -> None:
        """Note the tokens of a text that are known, so that its pieces need not be made into tokens again.

        Where a piece ends is told by the lengths of the tokens; a text whose lengths do not agree is passed over.
        """
        pieces = [piece for piece in _MARKS.split(text) if piece] if self.weighted and self._ends_at_marks else []
        if not pieces or not len(tokens):
            return
        ends = np.cumsum(_lengths(pieces))
        reached = np.zeros(len(tokens) + 1, np.int64)
        np.cumsum(self._lengths[tokens], out=reached[1:])
        if ends[-1] != reached[-1]:
            return
        bounds = np.searchsorted(reached, ends)
        if (reached[bounds] == ends).all():
            ids, cuts = np.asarray(tokens, np.int32), bounds.tolist()
            self._remember({piece: ids[a:b] for piece, a, b in zip(pieces, [0, *cuts], cuts, strict=False)})

    @cached_property
    def _lengths(self) -> NDArray[np.int64]:
        """How many characters each token stands for; of the unknown one that cannot be known."""
        model = json.loads(self.description)["model"]
        lengths = np.array([len(piece) for piece, _ in model["vocab"]], np.int64)
        if model.get("unk_id") is not None:
            lengths[model["unk_id"]] = _FAR
        return lengths

    def unit_vectors(self, ids: Tokens) -> Vectors:
        """Give what was learned of single tokens, each vector scaled to length 1."""
        rows = self._table.rows(ids, self._table.learned)
        rows *= self._scales[ids, None]
        return rows

    @cached_property
    def _scales(self) -> Vectors:
        """What makes each token's vector as long as 1."""
        every = np.arange(self.vocabulary_size)
        parts = (self._table.rows(every[i : i + _PART], self._table.learned) for i in range(0, len(every), _PART))
        norms = np.concatenate([np.sqrt(np.einsum("ij,ij->i", part, part)) for part in parts])
        return np.asarray(1 / np.maximum(norms, 1e-12), np.float32)

    @property
    def tokens(self) -> int:
        """How many tokens the tokenizer has; a damaged folder may have vectors for more or fewer."""
        return int(self._tokenizer.get_vocab_size())

    def token_text(self, token_id: int) -> str:
        """Give a token as it is written in the vocabulary."""
        return str(self._tokenizer.id_to_token(token_id))

    def knows(self, word: str) -> bool:
        """Say whether the vocabulary has the word as one token."""
        return self._tokenizer.token_to_id(word) is not None

    def _encode(self, texts: Sequence[str]) -> list[Tokens]:
        if not texts:
            return []
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [np.asarray(encoding.ids, np.int32) for encoding in encodings]

    def _remember(self, tokens: Mapping[str, Tokens]) -> None:
        with self._lock:
            self._recent.update(tokens)
            if len(self._recent) > _CACHE:
                self._older, self._recent = self._recent, {}

    def _recall(self, texts: Iterable[str]) -> dict[str, Tokens]:
        """Give the tokens of those texts that were noted lately."""
        with self._lock:
            recent, older = self._recent, self._older
            return {t: recent[t] if t in recent else older[t] for t in texts if t in recent or t in older}


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12), np.float32)


def _lengths(pieces: Sequence[str]) -> list[int]:
    """Count the characters that the tokens of each piece stand for."""
    plain = _PLAIN.fullmatch
    return [len(p) if plain(p) else len(_LEFT_OUT.sub("", unicodedata.normalize("NFKC", p))) for p in pieces]


def _unusable(name: str | Path, error: Exception) -> SettingError:
    return SettingError(f"编码器“{name}”的文件缺失或损坏（{type(error).__name__}）：请重新复制。")
