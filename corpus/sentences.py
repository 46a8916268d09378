"""Sentences with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# A sentence ends after its stop and the closing quotes or brackets behind it; a semicolon ends one too, since reports
# chain independent statements with it.
_SENTENCE = re.compile(r"[^。！？!?；;…\n]*(?:[。！？!?；;…]+[”’」』）)】》]*|\n|$)")
_EDGE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "*●○•◆■□#"
_MARKS = re.compile(r"\*\*|__|^(?:[●○•◆◇■□▲△★☆·\s]|-(?=\s))+")
_STOPS = "。！？!?；;…：:"
_CLOSERS = "”’」』）)】》*"
_TURN = re.compile("(?P<open>[“‘（(《「【〔])|(?P<close>[”’）)》」】〕])|[，,：:]")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[,:：](?=\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `text == whole[start:end]`."""

    start: int
    end: int
    text: str


def split_sentences(text: str) -> tuple[Span, ...]:
    """Split `text` into sentences in order; together they hold every character but white space and bullets at edges."""
    spans = []
    for match in _SENTENCE.finditer(text):
        stripped = match.group().strip(_EDGE)
        if stripped:
            start = match.start() + match.group().index(stripped)
            spans.append(Span(start, start + len(stripped), stripped))
    return tuple(spans)


def split_clauses(sentence: str) -> tuple[Span, ...]:
    """Split a sentence at its commas and colons, outside quotes and brackets, but not 20.5：19.1; nothing is lost."""
    cuts, depth = [0], 0
    for match in _TURN.finditer(sentence):
        if match["open"] or match["close"]:
            depth = max(0, depth + (1 if match["open"] else -1))
        elif not depth and not _INSIDE_NUMBER.match(sentence, match.start()):
            cuts.append(match.end())
    cuts.append(len(sentence))
    return tuple(Span(a, b, sentence[a:b]) for a, b in pairwise(cuts) if a < b)


def is_cut_off(text: str) -> bool:
    """Say whether a body text ends without a stop, as a truncated one does."""
    bare = text.rstrip().rstrip(_CLOSERS)
    return not bare.endswith(tuple(_STOPS)) and not text.rstrip().endswith(tuple(_STOPS))


def without_marks(text: str) -> str:
    """Drop Markdown's bold marks and a leading bullet, for showing."""
    return _MARKS.sub("", text).strip()
