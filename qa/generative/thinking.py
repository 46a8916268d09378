"""Takes a reasoning model's thinking out of its stream: what stands between `<think>` and `</think>`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "<think>", "</think>"


def visible(pieces: Iterable[str]) -> Iterator[str]:
    """Yield what is not thinking; a tag may be split over pieces, and thinking that never closes is all hidden.

    Some templates open the thinking in the prompt, so that only `</think>` is streamed: a model whose template does so
    must be told not to think, or be asked through a server that parts the two.
    """
    buffer, thinking = "", False
    for piece in pieces:
        buffer += piece
        shown = []
        while True:
            tag = _CLOSE if thinking else _OPEN
            before, found, after = buffer.partition(tag)
            if not found:
                break
            shown += [] if thinking else [before]
            buffer, thinking = after, not thinking
        held = _beginning(buffer, tag)
        if not thinking:
            shown.append(buffer[: len(buffer) - held])
        buffer = buffer[len(buffer) - held :]
        if text := "".join(shown):
            yield text
    if buffer and not thinking:
        yield buffer


def _beginning(text: str, tag: str) -> int:
    """Count the characters at the end of the text that may be the beginning of the tag."""
    return next((n for n in range(min(len(tag) - 1, len(text)), 0, -1) if text.endswith(tag[:n])), 0)
