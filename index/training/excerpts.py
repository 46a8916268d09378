"""Pairs out of one paragraph: a sentence of it, and the paragraph with or without that sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_LEAST_SENTENCES = 3
_WORTH_ASKING = 12


def one_sentence(paragraph: str, chance: random.Random) -> tuple[str, str] | None:
    """Take a random sentence out of a paragraph: that, and what is left; None where there is too little."""
    sentences = _SENTENCE.findall(paragraph)
    if len(sentences) < _LEAST_SENTENCES:
        return None
    chosen = chance.randrange(len(sentences))
    return sentences[chosen], "".join(sentences[:chosen] + sentences[chosen + 1 :])


def keyword_pairs(paragraphs: Iterable[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pair a random sentence of each paragraph with the whole of it; most of the sentence's words are then dropped.

    What is left is asked as keywords are, and stands in the text as a question's words mostly do.
    """
    for paragraph in paragraphs:
        sentences = [sentence for sentence in _SENTENCE.findall(paragraph) if len(sentence) >= _WORTH_ASKING]
        if len(sentences) > 1:
            yield chance.choice(sentences), paragraph
