"""How well texts cover the terms of a question."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.numbers import find_quantities
from index.arrays import distinct
from index.soft import SoftMatch
from qa.understanding.terms import Term

# 第三产业 is not nearly 第一产业.
_EXACT = re.compile(r"第[一二三四五六七八九十]|\d")

Floats = NDArray[np.float32]

# 占GDP比重提高到2% tells nothing of GDP itself.
_SHARE_OF = re.compile(r"占[^，。；、]{0,12}?(?:比重|比例|比值|比率|的比|的?(?=\d[\d.]*%))")
_ASKS_SHARE = re.compile("占|比重|比例|比率|强度")

# A synonym says the same almost; a near word (squared cosine of the encoder's vectors) never as much.
_SYNONYM = 0.9
_RELATED = 0.55
_PARTIAL = 0.8
_SOFT_LIMIT = 0.7
_BARE_WORD = 2
_REMEMBERED = 2048
_BETWEEN = "\n"


class _Folded(dict[int, str]):
    """For `str.translate`: each character as it is looked up, made when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = found = "".join(folded.split())
        return found


_FOLDED = _Folded()


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """Fold widths and case, and drop spaces and bold marks, so that words can be looked up."""
    return text.translate(_FOLDED).replace("**", "")


def weights_of(terms: Sequence[Term]) -> Floats:
    """Give the weights of the terms: shape `(len(terms),)`."""
    return np.array([term.weight for term in terms], np.float32)


def without_shares(question: str, text: str) -> str:
    """Blank out what something is a share of, unless the question asks for shares."""
    return text if _ASKS_SHARE.search(question) else _SHARE_OF.sub(lambda m: "　" * len(m.group()), text)


def term_matches(terms: Sequence[Term], texts: Sequence[str], soft: SoftMatch) -> Floats:
    """Give how well each text holds each term, 0 to 1: shape `(len(texts), len(terms))`."""
    matches = np.zeros((len(texts), len(terms)), np.float32)
    if not terms or not texts:
        return matches
    near = _near(terms, texts, soft)
    told = [plain(text) for text in texts]
    together = _BETWEEN.join(told)
    for j, term in enumerate(terms):
        literal = _literal(term, together)
        matches[:, j] = [literal(text) for text in told]
    return np.maximum(matches, near)


def share_words(terms: Sequence[Term], texts: Sequence[str]) -> list[bool]:
    """Say of each text whether it holds any term word for word, or a part of one."""
    told = [plain(text) for text in texts]
    literals = [_literal(term, _BETWEEN.join(told)) for term in terms]
    return [any(literal(text) for literal in literals) for text in told]


def _literal(term: Term, together: str) -> Callable[[str], float]:
    """Give what says how well a plain text, one of those `together`, holds the term word for word."""
    variants = tuple(v for v in term.variants if v in together and not _is_broader(v, term))
    related = tuple(word for word in term.related if word in together)
    pairs = [term.text[i : i + 2] for i in range(len(term.text) - 1)]
    by_pairs = len(pairs) > 1 and not term.text.isascii() and not _EXACT.search(term.text)
    there = [pair for pair in pairs if pair in together] if by_pairs else []

    def match(text: str) -> float:
        """Give 1 for the term itself, less for what only stands for it or holds a part of it."""
        if term.text in text:
            return 1.0
        if term.value is not None:
            return float(term.value in _values(text))
        if any(variant in text for variant in variants):
            return _SYNONYM
        if any(word in text for word in related):
            return _RELATED
        return _PARTIAL * sum(pair in text for pair in there) / len(pairs) if there else 0.0

    return match


@lru_cache(_REMEMBERED)
def _values(text: str) -> frozenset[Decimal]:
    return frozenset(quantity.value for quantity in find_quantities(text))


def _is_broader(variant: str, term: Term) -> bool:
    """Say whether a variant is only the term without what tells it from others: 收入 for 可支配收入."""
    return len(variant) <= _BARE_WORD and variant != term.text and term.text.endswith(variant)


def _near(terms: Sequence[Term], texts: Sequence[str], soft: SoftMatch) -> Floats:
    """Give the mean over a term's tokens of the best squared cosine.

    Names made of single characters have none, nor have the pieces of a Latin word.
    """
    different = distinct(np.concatenate([np.asarray(term.tokens, np.int32) for term in terms]))
    found = soft.matches(different, soft.encoder.tokenize(texts))
    near = np.zeros((len(texts), len(terms)), np.float32)
    for j, term in enumerate(terms):
        pieces = term.text.isascii() or len(term.text) == len(term.tokens) or _EXACT.search(term.text)
        if (len(term.tokens) == 1 and not _EXACT.search(term.text)) or (term.tokens and not pieces):
            near[:, j] = found[:, np.searchsorted(different, np.asarray(term.tokens))].mean(axis=1)
    return np.minimum(near, _SOFT_LIMIT)
