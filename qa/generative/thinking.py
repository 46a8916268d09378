"""Takes a reasoning model's thinking out of its stream: what stands between `<think>` and `</think>`, and the like."""

from __future__ import annotations

import re

_PAIRS = (
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<thought>", "</thought>"),
    ("<reasoning>", "</reasoning>"),
    ("<seed:think>", "</seed:think>"),
    ("[THINK]", "[/THINK]"),
    ("◁think▷", "◁/think▷"),
)
_TAGS = tuple(tag for pair in _PAIRS for tag in pair)
_TAG = re.compile("|".join(map(re.escape, _TAGS)), re.IGNORECASE)
_OPENING = frozenset(opening.lower() for opening, _ in _PAIRS)
_LONGEST = max(map(len, _TAGS))


def is_tag(token: str) -> bool:
    """Say whether a token is a tag of thinking."""
    return bool(_TAG.fullmatch(token))


def opens_thinking(prompt: str) -> bool:
    """Say whether a rendered prompt ends in an opening tag, so that the model's first words are thinking."""
    return prompt.rstrip().lower().endswith(tuple(_OPENING))


class Thinking:
    """Parts one stream; a tag may be split over pieces, and thinking that never closes is all hidden.

    Some templates open the thinking in the prompt, so that only the closing tag is streamed. `inside` says whether this
    model's does; where that is not known, nothing is given out before a tag or the stream's end tells.
    """

    def __init__(self, inside: bool | None) -> None:
        """Take whether the stream begins in the middle of thinking; None where that is not known."""
        self.inside = inside
        """Whether the stream is in thinking now; None as long as nothing has told."""
        self.unopened = False
        """A closing tag came without an opening one: the stream began inside."""
        self._buffer = ""

    def feed(self, piece: str) -> str:
        """Take the next piece; give what may be shown."""
        self._buffer += piece
        shown = ""
        while match := _TAG.search(self._buffer):
            opening = match.group().lower() in _OPENING
            before, self._buffer = self._buffer[: match.start()], self._buffer[match.end() :]
            self.unopened |= not opening and not self.inside
            if self.inside is False or (self.inside is None and opening):
                shown += before
            self.inside = opening
        if self.inside is None:
            return shown
        held = _beginning(self._buffer)
        ready, self._buffer = self._buffer[: len(self._buffer) - held], self._buffer[len(self._buffer) - held :]
        return shown if self.inside else shown + ready

    def told_apart(self) -> None:
        """Take note that the server sends thinking in a field of its own, so that this text is none."""
        self.inside = False

    def close(self) -> str:
        """Give what is left at the end of a stream that came to its own end."""
        rest, self._buffer = self._buffer, ""
        return "" if self.inside else rest


def _beginning(text: str) -> int:
    """Count the characters at the end of the text that may be the beginning of a tag."""
    low = text.lower()
    sizes = range(min(_LONGEST - 1, len(low)), 0, -1)
    return next((n for n in sizes if any(tag.lower().startswith(low[-n:]) for tag in _TAGS)), 0)
