"""还有呢: the same asked once more, without what was told already."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.sentences import without_marks
from qa.drafts.draft import Draft, Statement
from qa.evidence.coverage import plain

_MORE = re.compile(
    "(?:那么?|除了这些)?[，,]?(?:还有(?:没有)?|别的|其他的?|其它的?|其余的?|更多的?|继续|接着|再)(?:别的|其他的?|说说|说|讲|列|呢|吗|么|没有?|哪些|什么|啥|内容|点)*[？?。！!\\s]*"
)
_STOPS = "。；;，,！!？? "
_NOTHING = "除前面说过的以外，没有找到更多相关内容"


def asks_more(text: str) -> bool:
    """Say whether a follow-up asks for nothing but more: 还有呢, 还有别的吗."""
    return bool(_MORE.fullmatch(text.strip()))


def is_told(sentence: str, told: str) -> bool:
    """Say whether a sentence stands in the answers before, as one plain text."""
    return bool(told) and plain(without_marks(sentence)).strip(_STOPS) in told


def _told(statement: Statement, told: str) -> bool:
    quoted = all(is_told(source.quote.text, told) for source in statement.sources)
    return quoted or is_told(statement.text, told)


def without_told(draft: Draft, told: str) -> Draft:
    """Leave out the statements that were given before; refuse where no other is left."""
    if not told or not draft.statements:
        return draft
    left = tuple(s for s in draft.statements if not _told(s, told))
    return replace(draft, statements=left) if left else Draft(reason=_NOTHING, belief=draft.belief)
