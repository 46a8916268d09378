"""Whole sentences out of a model's stream, each with the markers that belong to it."""

from __future__ import annotations

import re

from qa.verify.markers import marker_at, may_open

LONGEST = 2_000
"""Characters after which a sentence is cut: a model that never stops must not fill the memory."""

_STOP = re.compile(r"[。！？!?；;\n]")
_CLOSERS = "”’」』）)》*。！？!?"
_MARKED = re.compile(r"[\]】］〕〗]\s*$")
_OPENERS = "[【［〔〖(（"


class SentenceStream:
    """Cuts a stream at its stops; markers behind a stop go with the sentence before it.

    A semicolon ends a sentence only where a marker stands beside it: in 改造58个；新建3所[1] the marker is for both.
    """

    def __init__(self) -> None:
        self._buffer = ""
        self._looked = 0

    def feed(self, piece: str) -> list[str]:
        """Take the next piece; give the sentences that it completes."""
        self._buffer += piece
        return self._take(ended=False)

    def close(self) -> list[str]:
        """Give what is left at the end of the stream."""
        sentences = self._take(ended=True)
        rest, self._buffer, self._looked = self._buffer.strip(), "", 0
        return [*sentences, *([rest] if rest else [])]

    def _take(self, *, ended: bool) -> list[str]:
        sentences: list[str] = []
        start = 0
        position = self._looked
        while match := _STOP.search(self._buffer, position, start + LONGEST):
            end = self._end(match.end(), newline=match.group() == "\n", ended=ended)
            if end is None:
                break
            position = end
            if self._goes_on(start, match, end):
                continue
            sentences.append(self._buffer[start:end].strip())
            start = end
        else:
            position = max(position, min(len(self._buffer), start + LONGEST))
        self._buffer, position = self._buffer[start:], position - start
        while len(self._buffer) >= LONGEST + 60:
            sentences.append(self._buffer[:LONGEST])
            self._buffer, position = self._buffer[LONGEST:], 0
            sentences += self._take(ended=ended)
        self._looked = max(0, min(position, len(self._buffer)))
        return [sentence for sentence in sentences if sentence]

    def _end(self, end: int, *, newline: bool, ended: bool) -> int | None:
        """Give where the sentence ends behind closers and markers; None while more of them may come."""
        text = self._buffer
        while not newline:
            while end < len(text) and text[end] in _CLOSERS:
                end += 1
            space = end
            while space < len(text) and text[space] in " \u3000":
                space += 1
            if space == len(text):
                return end if ended else None
            after = marker_at(text, space) if text[space] in _OPENERS else None
            if after is None:
                return end if ended or not may_open(text[space:]) else None
            end = after
        return end

    def _goes_on(self, start: int, match: re.Match[str], end: int) -> bool:
        if match.group() not in "；;":
            return False
        marked = _MARKED.search(self._buffer[start : match.start()]) or end > match.end()
        return not marked
