from types import SimpleNamespace

import pytest

from qa.page import texts
from qa.page.masthead import broken_header_html, data_date, footer_html, header_html, welcome_html
from tests.fake_assistant import XSS, FakeAssistant


def test_the_head_says_what_is_read():
    shown = header_html(FakeAssistant().reports(), "gen-7", "extractive")
    assert "<span>只依据 1 份公开报告回答</span><span>数据截至2025年12月</span><span>索引代 gen-7</span>" in shown
    assert "<span>应答方式：摘取原文（不用语言模型）</span>" in shown
    assert "<span>应答方式：语言模型 openai:m&lt;</span>" in header_html((), "gen-7", "openai:m<")


def test_the_newest_report_dates_the_data():
    dates = [SimpleNamespace(date=date) for date in ("2025-12", None, "2024")]
    assert data_date(dates) == "2025-12"
    assert data_date([]) is None


def test_a_damaged_index_is_named_in_the_head():
    assert "索引已损坏&lt;" in broken_header_html("索引已损坏<")


def test_before_the_first_question_the_reports_are_listed():
    assert "盐湖区 · 2025年12月 · 52 段 · 去掉重复 40 段" in welcome_html(FakeAssistant().reports())
    hostile = SimpleNamespace(title=XSS, place=XSS, date=XSS, paragraphs=1, removed=0)
    assert XSS not in welcome_html([hostile])


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("", texts.NO_CONTACT),
        ("12345 政务热线", "12345 政务热线"),
        ("help@example.gov.cn", '<a href="mailto:help@example.gov.cn">help@example.gov.cn</a>'),
        ('"><script>@x', '<a href="mailto:&quot;&gt;&lt;script&gt;@x">&quot;&gt;&lt;script&gt;@x</a>'),
    ],
)
def test_the_way_to_complain(contact, shown):
    assert f"投诉与纠错：{shown}</p>" in footer_html(contact)
