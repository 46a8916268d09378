"""The tokenizer from nothing: frequent words as jieba cuts them, every frequent character, a Unigram over both.

The probabilities are the words' own shares, so that `index.soft` can read from them how common a token is.
"""

from __future__ import annotations

import logging
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import jieba
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from index.folded import GAP, ISOLATED

UNKNOWN = "[UNK]"
_UNKNOWN_LOGARITHM = -20.0
_CHARACTERS = 5_300
_LONGEST_WORD = 6
_WHOLE = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[a-z]+")
_HAN = re.compile(r"[一-鿿]+")


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words, numbers, Latin runs and single characters of the texts, folded as the tokenizer folds them."""
    jieba.setLogLevel(logging.WARNING)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(jieba.cut(unicodedata.normalize("NFKC", text).lower()))
    return counts


def make_tokenizer(counts: Counter[str], size: int) -> Tokenizer:
    """Make a tokenizer of at most `size` tokens: the commonest characters, then the commonest longer words.

    Equal counts are ordered by the word, so that the same counts give the same tokenizer.
    """
    characters = Counter[str]()
    for word, count in counts.items():
        if _HAN.fullmatch(word):
            for character in word:
                characters[character] += count
    singles = _commonest(characters, _CHARACTERS)
    longer = Counter({word: count for word, count in counts.items() if _is_piece(word)})
    words = _commonest(longer, size - 1 - len(singles))
    total = sum(counts.values())
    shares = {word: longer[word] for word in words} | {single: max(1, counts[single]) for single in singles}
    pieces = [(word, math.log(count / total)) for word, count in Counter(shares).most_common()]
    return _tokenizer([(UNKNOWN, _UNKNOWN_LOGARITHM), *pieces])


def _is_piece(word: str) -> bool:
    return bool(_WHOLE.fullmatch(word)) or (1 < len(word) <= _LONGEST_WORD and bool(_HAN.fullmatch(word)))


def _commonest(counts: Counter[str], most: int) -> list[str]:
    return sorted(counts, key=lambda word: (-counts[word], word))[: max(0, most)]


def _tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    # Numbers and Latin runs are split off, and then cut by the Unigram like all else between gaps.
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(GAP), "removed"),
            pre_tokenizers.Split(Regex(ISOLATED), "isolated"),
        ]
    )
    return tokenizer
