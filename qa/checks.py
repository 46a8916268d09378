"""What callers hand in, checked: a question and the turns before it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from corpus.errors import QuestionError
from qa.types import Turn

MAX_QUESTION = 500
"""Characters."""


def check_question(text: str) -> str:
    """Give the question as it is worked on. Raises QuestionError when it is empty, too long or not text."""
    visible = "".join(c for c in text if unicodedata.category(c)[0] != "C" or c in "\n\t")
    if len(text) > MAX_QUESTION:
        raise QuestionError(f"问题有 {len(text)} 个字，超过 {MAX_QUESTION} 个字的上限：请缩短后再问。")
    if not any(c.isalnum() for c in visible):
        raise QuestionError("问题是空的，或没有可读的文字：请输入一个问题，例如“2026年有哪些重点工作？”。")
    return " ".join(visible.split())


def check_turn(turn: Turn | Sequence[str]) -> Turn:
    """Take an earlier exchange. Raises QuestionError when it is not a question with its answer."""
    if isinstance(turn, Turn):
        return turn
    if len(turn) != 2 or not all(isinstance(text, str) for text in turn):
        raise QuestionError("history 的每一项应是 [问题, 回答]：请改正后再试。")
    return Turn(*turn)
