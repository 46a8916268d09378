"""A question to hits: the opened index of one generation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError
from corpus.normal import normalise
from index.arrays import distinct
from index.durable import DamageError, read_small
from index.embed import SHIPPED_ENCODER, Encoder, load_encoder
from index.fields import Fields, Scope, gaps
from index.fuse import QUOTED, QUOTED_SHARE, first_pass, quoted, second_pass, standardise
from index.generations import Generation
from index.lexical import Stretches, match
from index.record import embedded_text
from index.segment import BASE, DATABASE, DELTA, Known, open_segment
from index.soft import SoftMatch, token_encoder
from index.static import StaticEncoder, Tokens
from index.store import Store
from index.types import Hit, Passage
from index.vectors import Floats, Moments, Numbers

GONE = "gone.json"
"""The reports of the base segment that no longer count."""
_MAX_GONE = 2**24

# What neither index has among its best 200 of 254,000 is not found in the fused ranking's first ten (measured).
_POOL = 200
# Soft match reads the tokens themselves, so only of the best.
_CANDIDATES = 50
_QUOTATIONS = 50
_SURELY = 1000
# Of every so many scores one is looked at, to find one below which none can be among the best.
_SAMPLED = 64
_MARGIN = 6
_ALL = Scope()

_HAN = re.compile("[\u4e00-\u9fff]+")

Mask = NDArray[np.bool_]


class Retriever:
    """Searches one generation; safe to share between threads."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        """Open the generation's files. Raises StoreError when it was made by another encoder or is damaged."""
        manifest = generation.manifest
        if manifest.encoder_sha256 != encoder.sha256:
            raise StoreError(
                f"索引代 {manifest.generation} 是用另一个编码器（{manifest.encoder_id}）建立的，与现在的"
                f"（{encoder.id}）不符：请运行 yanxiaoge build --full 重建，或改回原来的编码器。"
            )
        self.generation = generation
        self.encoder = encoder
        self.soft = SoftMatch(token_encoder(encoder) or _shipped())
        names = {file.name for file in manifest.files}
        prefixes = [prefix for prefix in (BASE, DELTA) if f"{prefix}{DATABASE}" in names]
        self.segments = tuple(open_segment(generation.path, prefix, manifest.dimensions) for prefix in prefixes)
        self._starts = np.cumsum([0, *(segment.count for segment in self.segments)]).tolist()
        self.gone = _read_gone(generation) if GONE in names else frozenset()
        self.store = Store([segment.database for segment in self.segments], self._starts[:-1], self.gone)
        self._moments = Moments.total([segment.moments for segment in self.segments])
        base = (place for place in self.store.places.values() if place.segment == 0)
        self._gaps = gaps(base, self.segments[0].count) if self.gone else ()
        self._fields = Fields(np.concatenate([segment.years for segment in self.segments]), self.store)

    def search(self, query: str, k: int = 10, scope: Scope = _ALL, also: str = "") -> tuple[Hit, ...]:
        """Give up to `k` hits in the scope, best first; none where nothing shares a term or a vector with the query.

        `also` holds further words, such as synonyms, that BM25 looks for; they do not change what the query means.
        """
        if k < 1:
            return ()
        numbers, scores = self._candidates(query, also, self._fields.allowed(scope), max(k, _CANDIDATES))
        tokens = self._tokens(numbers)
        final = second_pass(scores, self.soft.coverage(query, tokens))
        likely = self._likely(numbers, scores)
        final += QUOTED * _verbatim(query, numbers, likely)
        order = np.argsort(-final, kind="stable")[:k]
        further = [n for n in numbers[order].tolist() if n not in likely]
        known = likely | dict(zip(further, self.store.passages(further), strict=True))
        passages = [known[n] for n in numbers[order].tolist()]
        for passage, i in zip(passages, order.tolist(), strict=True):
            self.soft.encoder.remember(embedded_text(passage.context, passage.text), tokens[i])
        best = zip(passages, final[order].tolist(), strict=True)
        return tuple(Hit(passage, rank, round(score, 4)) for rank, (passage, score) in enumerate(best, 1))

    def _likely(self, numbers: Numbers, scores: Floats) -> dict[int, Passage]:
        """Give the passages that seem to hold the query word for word."""
        likely = numbers[np.flatnonzero(scores >= QUOTED)].tolist()
        return dict(zip(likely, self.store.passages(likely), strict=True))

    def known(self, report_id: str) -> Known:
        """Give what was computed for a report's passages, for a build that takes it over."""
        place = self.store.places[report_id]
        first = self._starts[place.segment]
        return self.segments[place.segment].known(place.first - first, place.last - first)

    def _candidates(self, query: str, also: str, mask: Mask | None, k: int) -> tuple[Numbers, Floats]:
        """Fuse the two indexes over the pool of their best."""
        vector = self.encoder.encode_queries([query])[0]
        found = match([segment.lexical for segment in self.segments], query, also, self._gaps)
        size = max(k, _POOL)
        held = np.flatnonzero(found.pairs >= QUOTED_SHARE)
        sure = (found.scores[held] + _SURELY * found.pairs[held]) * quoted(found.pairs[held])
        quotations = held[_best(sure, None if mask is None else mask[held], _QUOTATIONS)]
        near = self._nearest(vector, mask, size)
        pool = distinct(np.concatenate([_best(found.scores, mask, size), quotations, near]))
        dense = self._moments.standardise(vector, self._similarities(vector, pool))
        lexical = standardise(found.scores[pool], _without(found.scores, self._gaps))
        fused = first_pass(lexical, dense, found.pairs[pool])
        order = np.argsort(-fused, kind="stable")[:k]
        return pool[order], fused[order]

    def _nearest(self, vector: Floats, mask: Mask | None, k: int) -> Numbers:
        """Give the `k` nearest of each segment."""
        found = [
            first + segment.vectors.nearest(vector, k, None if mask is None else mask[first : first + segment.count])
            for first, segment in zip(self._starts, self.segments, strict=False)
        ]
        return np.concatenate(found)

    def _similarities(self, vector: Floats, numbers: Numbers) -> Floats:
        """Give the inner products of passages, ascending, with the vector."""
        cuts = np.searchsorted(numbers, self._starts)
        parts = [
            segment.vectors.scores(vector, numbers[a:b] - first)
            for segment, first, a, b in zip(self.segments, self._starts, cuts, cuts[1:], strict=False)
        ]
        return np.concatenate(parts)

    def _tokens(self, numbers: Numbers) -> list[Tokens]:
        """Give the tokens of passages, computed now where the index does not hold them."""
        if not all(len(segment.token_ends) or not segment.count for segment in self.segments):
            passages = self.store.passages(numbers.tolist())
            return self.soft.encoder.tokenize([embedded_text(p.context, p.text) for p in passages])
        segments = (np.searchsorted(self._starts, numbers, side="right") - 1).tolist()
        return [
            self.segments[i].tokens_of(n - self._starts[i]) for i, n in zip(segments, numbers.tolist(), strict=True)
        ]


def _verbatim(query: str, numbers: Numbers, likely: Mapping[int, Passage]) -> Floats:
    """Tell which of the passages that seem to hold the query do so, stops and order included: 1 or 0."""
    words, runs = normalise(query), _HAN.findall(query)  # the normal form leaves Han characters as they are
    found = [
        number in likely
        and _holds("".join(likely[number].text.split()), runs)
        and words in normalise(likely[number].text)
        for number in numbers.tolist()
    ]
    return np.array(found, np.float32)


def _holds(text: str, runs: Sequence[str]) -> bool:
    return all(run in text for run in runs)


def _read_gone(generation: Generation) -> frozenset[str]:
    try:
        return frozenset(map(str, json.loads(read_small(generation.file(GONE), _MAX_GONE))))
    except (ValueError, TypeError, DamageError) as error:
        raise StoreError(f"索引文件 {GONE} 已损坏：请运行 yanxiaoge build --full 重建。") from error


def _without(scores: Floats, stretches: Stretches) -> Floats:
    """Leave out the stretches, in ascending order."""
    if not stretches:
        return scores
    bounds = [0, *chain.from_iterable(stretches), len(scores)]
    return np.concatenate([scores[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)])


def _best(scores: Floats, mask: Mask | None, k: int) -> Numbers:
    """Give the numbers of up to `k` positive scores, the greatest ones."""
    scores = scores if mask is None else np.where(mask, scores, np.float32(0))
    found = np.flatnonzero(scores > _least(scores, k))
    if len(found) < k:
        found = np.flatnonzero(scores > 0)
    if len(found) > k:
        found = found[np.argpartition(-scores[found], k)[:k]]
    return found


def _least(scores: Floats, k: int) -> float:
    """Give a score that many more than `k` lie above, by a sample: only those need to be put in order."""
    sample = scores[::_SAMPLED]
    rank = _MARGIN * k // _SAMPLED
    return max(0.0, float(np.partition(sample, -rank)[-rank])) if 0 < rank < len(sample) else 0.0


@lru_cache(1)
def _shipped() -> StaticEncoder:
    """Open the embedded encoder for soft match beside an encoder that has no token vectors."""
    encoder = load_encoder(SHIPPED_ENCODER)
    assert isinstance(encoder, StaticEncoder)
    return encoder
