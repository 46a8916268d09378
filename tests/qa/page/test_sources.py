import html
from dataclasses import replace

import pytest

from qa.page import texts
from qa.page.sources import card_html, paragraph_html, period_in_words, status_in_words, turn_html
from tests.fake_assistant import CITATION_2025, CITATION_2026, QUOTE_2026, XSS, answer


def test_the_quote_is_highlighted_in_its_paragraph():
    assert paragraph_html("前句。45个小区。后句。", "45个小区。") == "前句。<mark>45个小区。</mark>后句。"


def test_a_quote_from_another_paragraph_stands_before_it():
    assert paragraph_html("别的话。", "引文。") == "<mark>引文。</mark><br>别的话。"


def test_line_breaks_never_end_the_block():
    assert paragraph_html("甲\n\n乙", "乙") == "甲<mark>乙</mark>"
    assert "\n" not in card_html(replace(CITATION_2026, paragraph="甲\n\n乙", quote="甲\n\n乙"), 1)


def test_a_card_names_report_section_period_and_status():
    card = card_html(CITATION_2026, 4)
    assert 'id="source-4-1"' in card
    assert CITATION_2026.title in card
    assert "<li>2026年全力以赴抓好九方面工作</li><li>聚力提升新型城镇化建设</li>" in card
    assert '<span class="badge period">2026年</span><span class="badge planned">计划</span>' in card
    assert f"<mark>{QUOTE_2026}</mark>" in card


def test_a_card_of_what_was_done_with_its_page():
    card = card_html(CITATION_2025, 1)
    assert '<span class="badge done">已完成</span>' in card
    assert "第 3 页" in card


def test_a_card_without_section_and_period_has_neither():
    card = card_html(replace(CITATION_2026, section=(), period=None), 1)
    assert "badge" not in card.replace('class="badges"', "")
    assert 'class="path"' not in card


@pytest.mark.parametrize("field", ["title", "quote", "paragraph"])
def test_text_of_a_report_is_inert(field):
    card = card_html(replace(CITATION_2026, **{field: XSS}), 1)
    assert XSS not in card
    assert XSS in html.unescape(card)


def test_headings_of_a_report_are_inert():
    assert XSS not in card_html(replace(CITATION_2026, section=(XSS,)), 1)


@pytest.mark.parametrize(
    ("period", "words"),
    [("2026", "2026年"), ("2021-2025", "“十四五”（2021—2025年）"), ("2024-2025", "2024—2025年")],
)
def test_periods_in_words(period, words):
    assert period_in_words(period) == words


def test_the_innermost_heading_that_tells_decides():
    assert status_in_words(("2026年工作安排", "2025年工作回顾")) == "已完成"
    assert status_in_words(("2026年工作安排", "城乡建设")) == "计划"
    assert status_in_words(("城乡建设",)) is None


def test_a_turn_without_citations_says_so():
    shown = turn_html(answer("光伏？", "没有写。", status="no_evidence"), 2, open_=True)
    assert texts.NO_EVIDENCE in shown
    assert 'class="turn open" id="turn-2"' in shown


def test_a_greeting_is_not_called_a_refusal():
    shown = turn_html(answer("你好", "您好，我是盐小哥。"), 1, open_=True)
    assert texts.NO_SOURCE_NEEDED in shown
    assert texts.NO_EVIDENCE not in shown
