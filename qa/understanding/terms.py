"""The words of a question that an answer must cover, each with its weight."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from corpus.numbers import find_quantities
from index.soft import SoftMatch
from index.static import Tokens
from index.synonyms import phrases, words

_FRAME = frozenset(
    word
    for line in Path(__file__).with_name("frame.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
_WORD = re.compile(r"[\u3400-\u9fff]+|(?<![\d.])\d[A-Za-z](?![A-Za-z])|[A-Za-z]+|\d+(?:\.\d+)?%?")
_SINGLE_WEIGHT = 6.0
# A name that the vocabulary does not know, taken together from single characters.
_NAME_WEIGHT = 9.0
# Single characters side by side are a name where one is rare, where they begin with a surname or end as names of roads,
# villages and rivers do; else they are words of their own: 优良的天占多少.
_RARE = -11.0
_LONGEST_NAME = 4
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_NAMED_THINGS = frozenset("路街桥站村镇山河湖园港岛寺塔宫祠庙楼州县区市乡江溪泉关湾坝库")
_MAX_WEIGHT = 10.0
_LEAST_SHARE = 0.4
_QUANTITY_WEIGHT = 5.0
_NUMERAL = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿]+|百分之")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question."""

    text: str
    """In lower case, half-width."""
    weight: float
    variants: tuple[str, ...]
    """Words that say the same."""
    related: tuple[str, ...]
    """Words of the same field."""
    tokens: tuple[int, ...]
    """The encoder's tokens of the word, for soft match; a quantity has none."""
    value: Decimal | None = None
    """What the word counts: 百万 is covered by 100万, 一块钱 by 一元."""


def find_terms(text: str, soft: SoftMatch, *, skip: tuple[str, ...] = ()) -> tuple[Term, ...]:
    """Find the terms of a question whose periods and places are already taken out (`skip`: further words to leave)."""
    text, quantities = _without_quantities(text)
    terms: dict[str, Term] = {term.text: term for term in quantities}
    lowered = unicodedata.normalize("NFKC", text).lower()
    known = tuple(phrases().find(lowered))
    for start, word, name in _words(lowered, soft):
        if word in _FRAME or word in skip or word in terms:
            continue
        around = [lowered[a:b] for a, b in known if a <= start and start + len(word) <= b]
        terms[word] = _term(word, name, around, soft)
    return tuple(terms.values())


def _term(word: str, name: bool, around: Sequence[str], soft: SoftMatch) -> Term:
    """Make a term of a word; the other forms of the phrases around it say it too."""
    tokens = _known_tokens(word, soft)
    variants = (*words().same(word), *(other for phrase in around for other in phrases().same(phrase)))
    related = (*words().related(word), *(other for phrase in around for other in phrases().related(phrase)))
    return Term(word, _weight(word, tokens, soft, name), variants, related, tuple(tokens.tolist()))


def _without_quantities(text: str) -> tuple[str, list[Term]]:
    """Take the numbers out, each with its unit: 百万, 60个; one behind 哪 only counts what is asked for (哪三种)."""
    terms = []
    for quantity in reversed(find_quantities(text)):
        if text[: quantity.start].endswith("哪"):
            word = None
        elif _NUMERAL.match(quantity.text):
            word = unicodedata.normalize("NFKC", quantity.text).lower()
        else:
            continue
        text = text[: quantity.start] + " " * len(quantity.text) + text[quantity.end :]
        terms += [Term(word, _QUANTITY_WEIGHT, (), (), (), quantity.value)] if word else []
    return text, terms


def _words(text: str, soft: SoftMatch) -> Iterator[tuple[int, str, bool]]:
    """Cut a text into words, each with its place; runs of single characters are taken for a name, and say so."""
    for piece in _WORD.finditer(text):
        position = piece.start()
        for start, end in (*words().find(piece.group()), (len(piece.group()), len(piece.group()))):
            for word, name in _tokens(text[position : piece.start() + start], soft):
                yield position, word, name
                position += len(word)
            if start < end:
                yield position, piece.group()[start:end], False
            position = piece.start() + end


def _tokens(text: str, soft: SoftMatch) -> list[tuple[str, bool]]:
    """Cut a text without listed words; the words joined are the text."""
    if not text:
        return []
    found: list[tuple[str, bool]] = []
    run = ""
    for token in [text] if text.isascii() else _pieces(text, soft):
        if len(token) == 1 and token not in _FRAME and not token.isascii():
            run += token
            continue
        found += _run(run, soft)
        run = ""
        found.append((token, False))
    return [*found, *_run(run, soft)]


def _run(run: str, soft: SoftMatch) -> list[tuple[str, bool]]:
    """Take single characters side by side for a name, or for words."""
    if len(run) > 1 and _is_name(run, soft):
        return [(run, True)]
    return [(character, False) for character in run]


def _is_name(run: str, soft: SoftMatch) -> bool:
    if len(run) > _LONGEST_NAME:
        return False
    rare = any(float(soft.logarithms[i]) < _RARE for i in soft.encoder.tokenize([run])[0])
    return rare or run[0] in _SURNAMES or run[-1] in _NAMED_THINGS


def _pieces(text: str, soft: SoftMatch) -> list[str]:
    """Cut a text into tokens as they stand in it; a character outside the vocabulary stands alone."""
    pieces: list[str] = []
    position = 0
    for token in [soft.encoder.token_text(i) for i in soft.encoder.tokenize([text])[0]]:
        start = text.find(token, position)
        if start >= 0:
            pieces += [*text[position:start], token]
            position = start + len(token)
    return [*pieces, *text[position:]]


def _known_tokens(word: str, soft: SoftMatch) -> Tokens:
    """Give the word's tokens; none where the vocabulary lacks a character, since all such look alike."""
    tokens = soft.encoder.tokenize([word])[0]
    return tokens if all(soft.encoder.token_text(i) in word for i in tokens) else tokens[:0]


def _weight(word: str, tokens: Tokens, soft: SoftMatch, name: bool) -> float:
    """Give a rare word much weight, and a word that people use more than reports do less of it."""
    if not len(tokens):
        return _NAME_WEIGHT if name else _SINGLE_WEIGHT
    damping = _LEAST_SHARE + (1 - _LEAST_SHARE) / (1 + math.exp(float(soft.everyday[tokens].mean())))
    if name:
        return _NAME_WEIGHT * damping
    rarity = float(soft.rarity[tokens].sum()) if len(tokens) > 1 else float(soft.rarity[tokens[0]])
    return damping * min(rarity, _SINGLE_WEIGHT if len(word) == 1 else _MAX_WEIGHT)
