"""Words typed by their sound: 当龟 for 当归, where what was found has the word that was meant and not the one typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.soft import SoftMatch
from qa.understanding.question import Question, understand

_HAN = re.compile("[\u4e00-\u9fff]+")
_KEPT = 8192
_LENGTHS = (4, 3, 2)
_LONGEST = 60
"""Characters of a question that may be read so: every two to four of them are looked for in all passages."""
_OFTEN = frozenset(
    "的了是有在和与及或不没无也都就才还又再很太最更把被让给对从到向往由为以于之其所此这那哪几多少每各某谁啥吗呢吧啊呀么"
    "个一二三四五六七八九十百千万亿两上下里中内外前后我你他她它们咱自人会能可要想应该"
)
"""Characters that stand beside everything: what looks like a word with another in their place is no typo, nor one of
them in place of another."""


def meant_by_sound(
    question: Question, passages: Iterable[str], soft: SoftMatch, *, year: int | None, home: tuple[str, ...]
) -> Question | None:
    """Understand a question with a word as it sounds, where the passages have such a word; else None.

    Not who somebody is: a namesake is another. Nor what leans on more than its words, such as the question before.
    """
    heard = as_heard(question.text, passages, soft)
    if heard == question.text or question.kind == "name":
        return None
    alone, meant = (understand(text, soft, year=year, home=home) for text in (question.text, heard))
    same = alone == question and (meant.places, meant.periods) == (question.places, question.periods)
    return meant if same else None


def as_heard(text: str, passages: Iterable[str], soft: SoftMatch) -> str:
    """Write what is no word, and not in the passages, as the word of theirs that sounds the same.

    All its characters but one must be the same; tones do not count. A long text stays as it is.
    """
    if len(text) > _LONGEST:
        return text
    told, bounds = "\n".join(passages), sorted(word_bounds(text, soft))
    for length in _LENGTHS:
        for start in bounds:
            typed = text[start : start + length]
            if start + length in bounds and _HAN.fullmatch(typed) and not soft.encoder.knows(typed):
                meant = "" if typed in told else _sounding(typed, told, soft)
                if meant:
                    text = text[:start] + meant + text[start + length :]
    return text


def _sounding(typed: str, told: str, soft: SoftMatch) -> str:
    """Give a word of the passages that differs in one character of the same sound; empty for none."""
    for i, character in enumerate(typed):
        if character in _OFTEN:
            continue
        like = re.compile(f"{typed[:i]}([\u4e00-\u9fff]){typed[i + 1 :]}")
        for found in like.finditer(told):
            meant = found[1] not in _OFTEN and soft.encoder.knows(found.group())
            if meant and syllables(found[1]) == syllables(character):
                return found.group()
    return ""


@lru_cache(_KEPT)
def syllables(word: str) -> tuple[str, ...]:
    """Give the syllables of a word, without tones. The first word reads the library, which takes a while."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word))


def word_bounds(text: str, soft: SoftMatch) -> set[int]:
    """Give where words of the text begin and end."""
    bounds, position = {0, len(text)}, 0
    for token in soft.encoder.tokenize([text])[0]:
        word = soft.encoder.token_text(int(token))
        start = text.find(word, position)
        if start >= 0:
            position = start + len(word)
            bounds |= {start, position}
    return bounds
