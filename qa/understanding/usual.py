"""How usual it is for reports to tell what a question asks for, by its words alone.

Work reports tell how many homes were rebuilt and how far trade grew; hardly ever what a ticket costs, what a teacher
earns or who won. A sentence that comes near such a question is more often about something else. Every word has its
weight from a logistic regression over questions that are answered and others that are left open: in `usual.txt` for
questions on a figure, in `usual-worded.txt` for all others. `qa.training.usual` makes the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.errors import SettingError
from index.soft import SoftMatch
from qa.understanding.kinds import IN_WORDS, Kind

WORDS = Path(__file__).with_name("usual.txt")
WORDED_WORDS = Path(__file__).with_name("usual-worded.txt")
_HAN = re.compile("[一-鿿]")


def usualness(text: str, kind: Kind, soft: SoftMatch) -> float:
    """Give the log-odds that the words of a question add to its being answered; 0 for none that is listed."""
    weights = read_words(WORDED_WORDS if kind in IN_WORDS else WORDS)
    return sum(weights.get(word, 0.0) for word in words_of(text, soft))


def words_of(text: str, soft: SoftMatch) -> frozenset[str]:
    """Give the Chinese words of a text, as the encoder's vocabulary cuts it."""
    (tokens,) = soft.encoder.tokenize([text])
    return frozenset(word for word in map(soft.encoder.token_text, tokens.tolist()) if _HAN.search(word))


@cache
def read_words(path: Path) -> Mapping[str, float]:
    """Read the weights, a word and its weight a line. Raises SettingError where the file is missing or damaged."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {word: float(weight) for word, weight in (line.split("\t") for line in lines)}
    except (OSError, ValueError) as error:
        raise SettingError(f"词权表“{path.name}”缺失或损坏（{type(error).__name__}）：请重新安装。") from None
