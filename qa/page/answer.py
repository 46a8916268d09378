"""An answer's text as the chat message shows it, and as the copy button copies it.

The text may come from a language model, so it is never handed on as Markdown or HTML: everything is escaped, and only
bold, lists and the markers of citations that exist are set. Links and pictures stay the characters they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from itertools import groupby

from qa.page import texts
from qa.page.sources import anchor, place_in_words
from qa.types import Answer

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_MARKER = re.compile(r"\[(\d{1,3})\]")
_MARKERS = re.compile(rf"(?P<before>[。！？；，、）”’]?)(?P<markers>(?:{_MARKER.pattern})+)(?P<after>[。！？；，、]?)")
"""Markers with the punctuation beside them: they stay on one line."""
_LIST_LINE = re.compile(r"\s*(?:(?P<bullet>[-*•])|(?P<number>\d{1,3})[.、．])\s+(?P<item>.+)")


def question_html(question: str) -> str:
    """Set a question as the chat shows it, on one line so that Gradio's Markdown leaves it alone."""
    return f'<div class="question">{_breaks(html.escape(question.strip()))}</div>'


def greeting_html(text: str) -> str:
    """Set a text that is no answer: the greeting."""
    return f'<div class="answer plain">{text_html(text, 0, ())}</div>'


def writing_html(text: str) -> str:
    """Set what has been streamed so far, under the same label as the finished answer."""
    body = text_html(text, 0, ()) if text.strip() else f'<p class="writing">{texts.WRITING}</p>'
    return f'<div class="answer">{body}<p class="label">{texts.LABEL}</p></div>'


def failure_html(message: str) -> str:
    """Set an error as one plain line."""
    return f'<div class="answer failure"><p role="alert">{_breaks(html.escape(message))}</p></div>'


def answer_html(answer: Answer, turn: int, date: str | None) -> str:
    """Set a finished answer with its markers, the AI label, what it was made from, and the copy button."""
    made = html.escape(texts.made_line(date, answer.generation, answer.answerer))
    return (
        f'<div class="answer {answer.status}">'
        f"{text_html(answer.text, turn, {citation.marker for citation in answer.citations})}"
        f'<div class="colophon"><p class="label">{texts.LABEL}</p><p class="made">{made}</p>'
        f'<button type="button" class="copy"><span>{texts.COPY}</span><span class="done">{texts.COPIED}</span></button>'
        f'<div class="copied-text" hidden>{_breaks(html.escape(copy_text(answer, date)))}</div></div></div>'
    )


def copy_text(answer: Answer, date: str | None) -> str:
    """Write an answer for the clipboard: plain text, its sources, the AI label with date, generation and answerer."""
    plain = _BOLD.sub(r"\1", answer.text).strip()
    sources = [
        f"[{citation.marker}] 《{citation.title}》{place_in_words(citation)}：“{citation.quote}”"
        for citation in answer.citations
    ]
    made = texts.made_line(date, answer.generation, answer.answerer)
    return "\n".join([plain, *(["", "出处："] if sources else []), *sources, "", texts.LABEL, made])


def text_html(text: str, turn: int, markers: Collection[int]) -> str:
    """Set paragraphs, lists, bold and the markers in `markers`; everything else is escaped."""
    return "".join(_blocks(text, turn, markers))


def _blocks(text: str, turn: int, markers: Collection[int]) -> Iterator[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    for kind, group in groupby(lines, key=_kind):
        if kind == "p":
            yield from (f"<p>{_inline(line, turn, markers)}</p>" for line in group)
        else:
            matches = [match for line in group if (match := _LIST_LINE.match(line))]
            start = f' start="{matches[0]["number"]}"' if kind == "ol" else ""
            items = "".join(f"<li>{_inline(match['item'], turn, markers)}</li>" for match in matches)
            yield f"<{kind}{start}>{items}</{kind}>"


def _kind(line: str) -> str:
    match = _LIST_LINE.match(line)
    if match is None:
        return "p"
    return "ul" if match["bullet"] else "ol"


def _inline(text: str, turn: int, markers: Collection[int]) -> str:
    bold = _BOLD.sub(r"<strong>\1</strong>", html.escape(text.strip()))

    def buttons(run: re.Match[str]) -> str:
        set_ = _MARKER.sub(lambda match: _marker_html(turn, int(match[1]), markers), run["markers"])
        return f'<span class="tied">{run["before"]}{set_}{run["after"]}</span>'

    return _MARKERS.sub(buttons, bold)


def _marker_html(turn: int, number: int, markers: Collection[int]) -> str:
    if number not in markers:
        return f"[{number}]"
    return (
        f'<button type="button" class="marker" value="{anchor(turn, number)}" title="看出处 {number} 的原文">'
        f'<span class="unseen">出处</span>{number}</button>'
    )


def _breaks(escaped: str) -> str:
    return re.sub(r"\r\n?|\n", "<br>", escaped)
