"""Citations as the cards beside the chat: like clippings, each with the quote set off in its paragraph.

Every text is escaped, and the HTML stands on one line: a blank line would end the block in Gradio's Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from corpus.periods import find_status, plan_name
from corpus.types import Period, Status
from qa.page import texts
from qa.types import Answer, Citation

_STATUS: dict[Status, str] = {"done": "已完成", "planned": "计划"}


def anchor(turn: int, marker: int) -> str:
    """Name the card of a marker; unique within a conversation."""
    return f"source-{turn}-{marker}"


def turn_html(answer: Answer, turn: int, *, open_: bool) -> str:
    """Set the cards of one answer; only the open turn is seen until a marker opens another."""
    cards = "".join(card_html(citation, turn) for citation in answer.citations)
    why = texts.NO_EVIDENCE if answer.status == "no_evidence" else texts.NO_SOURCE_NEEDED
    empty = f'<p class="nothing">{why}</p>'
    return (
        f'<section class="turn{" open" if open_ else ""}" id="turn-{turn}">'
        f'<p class="asked">{_escape(answer.question)}</p>{cards or empty}</section>'
    )


def card_html(citation: Citation, turn: int) -> str:
    """Set one source: report, page, section path, period, whether done or planned, and the paragraph."""
    page = f" · 第 {citation.page} 页" if citation.page is not None else ""
    steps = "".join(f"<li>{_escape(heading)}</li>" for heading in citation.section)
    path = f'<ol class="path">{steps}</ol>' if steps else ""
    paragraph = paragraph_html(citation.paragraph, citation.quote)
    return (
        f'<article class="card" id="{anchor(turn, citation.marker)}" tabindex="-1">'
        f'<header><span class="number"><span class="unseen">出处</span>{citation.marker}</span>'
        f'<h3>{_escape(citation.title)}<span class="page">{page}</span></h3></header>'
        f'<p class="badges">{"".join(_badges(citation))}</p>'
        f'{path}<blockquote class="paragraph">{paragraph}</blockquote></article>'
    )


def paragraph_html(paragraph: str, quote: str) -> str:
    """Set a paragraph with its quote highlighted; a quote from elsewhere is put before it."""
    start = paragraph.find(quote) if quote else -1
    if start < 0:
        return f"<mark>{_escape(quote)}</mark><br>{_escape(paragraph)}" if quote else _escape(paragraph)
    end = start + len(quote)
    return f"{_escape(paragraph[:start])}<mark>{_escape(quote)}</mark>{_escape(paragraph[end:])}"


def period_in_words(period: str) -> str:
    """Write `2026` as 2026年 and `2021-2025` as “十四五”（2021—2025年）."""
    parsed = Period.parse(period)
    if parsed.first == parsed.last:
        return f"{parsed.first}年"
    years = f"{parsed.first}—{parsed.last}年"
    name = plan_name(parsed)
    return f"{name}（{years}）" if name else years


def status_in_words(section: Iterable[str]) -> str | None:
    """Say 已完成 or 计划 as the innermost heading that tells; None if no heading does."""
    for heading in reversed(tuple(section)):
        status = find_status(heading)
        if status is not None:
            return _STATUS[status]
    return None


def place_in_words(citation: Citation) -> str:
    """Write where a quote stands, for plain text: section path, period, status, page."""
    facts = [period_in_words(citation.period)] if citation.period else []
    status = status_in_words(citation.section)
    facts += [status] if status else []
    facts += [f"第{citation.page}页"] if citation.page is not None else []
    path = " > ".join(citation.section)
    return path + (f"（{'，'.join(facts)}）" if facts else "")


def _badges(citation: Citation) -> Iterable[str]:
    if citation.period:
        yield f'<span class="badge period">{_escape(period_in_words(citation.period))}</span>'
    status = status_in_words(citation.section)
    if status:
        yield f'<span class="badge {"done" if status == _STATUS["done"] else "planned"}">{status}</span>'


def _escape(text: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", "<br>", html.escape(text.strip("\r\n")))
