"""Broad questions: which of their words name the topic, and which sentences tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import Span
from corpus.types import Paragraph
from index.soft import SoftMatch
from index.types import Hit
from qa.drafts.sections import Part, sentences_of
from qa.evidence.coverage import plain, term_matches
from qa.understanding.kinds import BROAD, GENERAL, asks
from qa.understanding.question import Question
from qa.understanding.terms import Term

# A word is known here when some passage holds it or a near word of it; chatter is not. Where nearly all the words are
# unknown the reports are silent on the topic. Words are counted, not weighed: a topic such as 经济 is a common word.
_KNOWN = 0.5
_MIN_KNOWN_SHARE = 0.25
_SEVERAL = 3
_HOW_IS = re.compile(
    "(?:[建修造盖办开搞做弄管抓干改种养治通装铺架]得|(?:的?建[设造]|修建|改造|处[理置]|整治|治理|推进|发展|落实|实施|开展)得?)?"
    "(?:的?(?:情况|状况|现状|水平))?(?:咋个?样|怎么样|怎样|如何)(?=$|[？?。！!呢啊呀了])"
    "|(?P<rise>(?:有没有|是不是|是否|[又还]?有?)(?:涨|跌|降|增长|增加|提高|减少|下降|上升)(?:了|起来)?(?:没有?|吗|么|不)?(?=$|[？?。！!呢啊呀]))"
)
_WENT = re.compile("得(?:怎么?样|咋样|如何|怎样|好不好)")
_MEASURED = re.compile("(?:[量值价率额数]|收入|工资|财政|人口)$")
_COMPARED_WITH = re.compile(r"[，,]?[和与跟同比较](?:[去上前]年|\d{4}年)[^，。；]{0,6}$")
_TELLING = 5.0
_KEYWORDS = 8
"""Characters: what is longer and asks nothing is no mere name."""


def on_topic(question: Question, hits: Sequence[Hit], soft: SoftMatch) -> Question | None:
    """Leave out the words that no passage found knows; None when too little is left to be sure of the topic.

    What is asked for with yes or no stays: 静音车厢 in 高铁上有没有静音车厢 is no chatter.
    """
    if not question.terms:
        return question
    known = _known(question, hits, soft)
    if not known.any():
        return replace(question, terms=()) if names_nothing(question) else None
    if known.mean() < _MIN_KNOWN_SHARE or not any(_is_topic(t) for t in compress(question.terms, known)):
        return None
    sought = question.sought if question.kind == "yes_no" else ()
    kept = known | np.array([term.text in sought for term in question.terms])
    return replace(question, terms=tuple(compress(question.terms, kept)))


def lacks_subject(question: Question, hits: Sequence[Hit], soft: SoftMatch) -> bool:
    """Say whether no passage found knows the word of which is asked how it is, or any word of a broad question.

    In what only names a matter, 火星基地, and before the word asked after, 机器人产业, the word before says which one.
    """
    if question.kind in BROAD and not names_nothing(question) and not _known(question, hits, soft).any():
        return True
    head = _asked_about(question)
    if head is None and (asks(question.text) or question.kind not in BROAD or len(question.bare) > _KEYWORDS):
        return False
    unknown = unknown_words(question, hits, soft)
    told = [term.text for term in question.terms if term.text not in unknown]
    which = any(before + behind in question.text for before in unknown if len(before) > 1 for behind in told)
    if head is None:
        return which
    # 停车 of 停车场, 机器人 of 机器人产业 says which one; 民生 of 民生实事办得怎么样 says enough.
    matter = _WENT.search(question.text) and any(len(one) > 1 and one + head.text in question.text for one in told)
    return (head.text in unknown and not matter) or any(before + head.text in question.text for before in unknown)


def _asked_about(question: Question) -> Term | None:
    """Give the word of which is asked how it is, or whether it rose: 空气 in 城里空气咋样, 产量 in 产量比去年涨了没."""
    match = _HOW_IS.search(question.text)
    before = _COMPARED_WITH.sub("", question.text[: match.start()]).rstrip("的了都 ").lower() if match else ""
    head = next((term for term in question.terms if before.endswith(term.text)), None)
    return None if head and match and match["rise"] and not _MEASURED.search(head.text) else head


def unknown_words(question: Question, hits: Sequence[Hit], soft: SoftMatch) -> list[str]:
    """Give the question's words that no passage found knows."""
    known = _known(question, hits, soft)
    return [term.text for term, holds in zip(question.terms, known, strict=True) if not holds]


def _known(question: Question, hits: Sequence[Hit], soft: SoftMatch) -> NDArray[np.bool_]:
    texts = [" ".join((*h.passage.paragraph.section.path, h.passage.text)) for h in hits]
    together = "\n".join(map(plain, texts))
    known = np.array([term.text in together for term in question.terms], np.bool_)
    others = list(compress(question.terms, ~known))
    known[~known] = term_matches(others, texts, soft).max(axis=0, initial=0) >= _KNOWN
    return known


def names_nothing(question: Question) -> bool:
    """Say whether no word names a matter, as 养老 does in 明年养老有啥打算: only numbers and what any report has."""
    return all(term.value is not None or term.text in GENERAL for term in question.terms)


def _is_topic(term: Term) -> bool:
    """Say whether a word can name a topic; a single character such as 建 is found nearly everywhere."""
    return len(term.text) > 1 or term.weight >= _TELLING


def telling(question: Question, part: Part, soft: SoftMatch) -> list[tuple[Paragraph, Span]]:
    """Give the sentences of a section's body; only those that hold the words its heading does not, where several do."""
    sentences = sentences_of(part.bodies)
    if not sentences or not question.terms:
        return sentences
    heading = term_matches(question.terms, [part.heading.text], soft)[0]
    rest = [term for term, covered in zip(question.terms, heading, strict=True) if covered < _KNOWN]
    if not rest:
        return sentences
    hold = term_matches(rest, [span.text for _, span in sentences], soft).max(axis=1) >= _KNOWN
    found = [pair for pair, holds in zip(sentences, hold, strict=True) if holds]
    return found if len(found) >= _SEVERAL else sentences
