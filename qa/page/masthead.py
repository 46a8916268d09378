"""The head and the foot of the page, and the panel before the first question."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Protocol

from qa.page import texts


class ReadReport(Protocol):
    """What the page says of a report that the assistant has read."""

    @property
    def title(self) -> str:
        """As the report gives it."""

    @property
    def place(self) -> str | None:
        """The place the report speaks for."""

    @property
    def date(self) -> str | None:
        """`2025-12` or `2025`."""

    @property
    def paragraphs(self) -> int:
        """How many were kept."""

    @property
    def removed(self) -> int:
        """How many repeats were dropped."""


def data_date(reports: Sequence[ReadReport]) -> str | None:
    """Give the newest report's date; None if no report has one."""
    return max((report.date for report in reports if report.date), default=None)


def header_html(reports: Sequence[ReadReport], generation: str, answerer: str) -> str:
    """Set the name and one honest line on what the assistant reads and how it answers."""
    facts = texts.reads_facts(len(reports), data_date(reports), generation, answerer)
    return _header("".join(f"<span>{html.escape(fact)}</span>" for fact in facts))


def broken_header_html(message: str) -> str:
    """Set the name and why nothing can be answered."""
    return _header(html.escape(message))


def panel_head_html() -> str:
    """Set the name of the source panel, with the button that closes it on a phone."""
    return (
        f'<div class="panel-head"><h2>{texts.SOURCES}</h2>'
        f'<button type="button" class="close-sources">{texts.CLOSE}</button></div>'
    )


def welcome_html(reports: Sequence[ReadReport]) -> str:
    """Set the panel before the first question: how it works, and which reports were read."""
    items = "".join(
        f"<li><strong>{html.escape(report.title)}</strong><span>{html.escape(' · '.join(_facts(report)))}</span></li>"
        for report in reports
    )
    return (
        f'<section class="turn open welcome"><p class="nothing">{texts.NO_SOURCES_YET}</p>'
        f'<h3>{texts.READ_REPORTS}</h3><ul class="reports">{items}</ul></section>'
    )


def footer_html(contact: str) -> str:
    """Set the AI label and the way to complain; an address with @ becomes a mail link."""
    text = html.escape(contact.strip()) or texts.NO_CONTACT
    if "@" in contact and not any(character.isspace() for character in contact.strip()):
        text = f'<a href="mailto:{text}">{text}</a>'
    return f'<div class="foot"><p class="label">{texts.LABEL}</p><p>{texts.COMPLAIN}：{text}</p></div>'


def _header(line: str) -> str:
    return (
        f'<div class="masthead"><h1>{texts.NAME}</h1><p class="tagline">{texts.TAGLINE}</p>'
        f'<p class="reads">{line}</p>'
        f'<button type="button" class="switch-theme">{texts.SWITCH_THEME}</button></div>'
    )


def _facts(report: ReadReport) -> list[str]:
    facts = [report.place] if report.place else []
    facts += [texts.date_in_words(report.date), f"{report.paragraphs} 段"]
    return facts + ([f"去掉重复 {report.removed} 段"] if report.removed else [])
