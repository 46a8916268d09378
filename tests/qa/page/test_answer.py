import html

from qa.page import texts
from qa.page.answer import (
    answer_html,
    copy_text,
    failure_html,
    greeting_html,
    question_html,
    text_html,
    writing_html,
)
from tests.fake_assistant import CITATION_2026, XSS, answer

MARKER = (
    '<button type="button" class="marker" value="source-3-1" title="看出处 1 的原文">'
    '<span class="unseen">出处</span>1</button>'
)


def test_a_marker_becomes_a_button_that_stays_with_its_full_stop():
    assert text_html("改造**45个**小区。[1]", 3, {1}) == (
        f'<p>改造<strong>45个</strong>小区<span class="tied">。{MARKER}</span></p>'
    )


def test_a_full_stop_after_a_marker_stays_too():
    assert text_html("改造45个[1]。", 3, {1}) == f'<p>改造45个<span class="tied">{MARKER}。</span></p>'


def test_a_marker_without_a_citation_stays_text():
    assert text_html("见[2]", 3, {1}) == '<p>见<span class="tied">[2]</span></p>'


def test_lists_keep_their_kind_and_first_number():
    assert text_html("九方面：\n3. 工业\n4. 农业", 1, ()) == (
        '<p>九方面：</p><ol start="3"><li>工业</li><li>农业</li></ol>'
    )
    assert text_html("- 2025年\n- 2026年\n完", 1, ()) == "<ul><li>2025年</li><li>2026年</li></ul><p>完</p>"


def test_a_figure_with_a_decimal_point_is_no_list():
    assert text_html("35.76%的人员", 1, ()) == "<p>35.76%的人员</p>"


def test_text_of_a_model_is_inert():
    shown = text_html(XSS, 1, {1})
    assert html.unescape(shown) == f"<p>{XSS}</p>"
    assert "<" not in shown.removeprefix("<p>").removesuffix("</p>")


def test_every_answer_carries_the_label_its_making_and_the_copy():
    shown = answer_html(answer("问", "改造**45个**。[1]", CITATION_2026), 3, "2025-12")
    assert shown.count(texts.LABEL) == 2  # seen, and in what is copied
    assert "数据日期：2025年12月 · 索引代：gen-7 · 应答方式：摘取原文（不用语言模型）" in shown
    assert "\n" not in shown


def test_a_language_model_is_named():
    shown = texts.made_line(None, "gen-7", "deepseek-chat")
    assert shown == "数据日期：日期不详 · 索引代：gen-7 · 应答方式：语言模型 deepseek-chat"


def test_what_is_copied_is_plain_and_holds_sources_and_label():
    assert copy_text(answer("问", "改造**45个**。[1]", CITATION_2026), "2025-12").splitlines() == [
        "改造45个。[1]",
        "",
        "出处：",
        f"[1] 《{CITATION_2026.title}》2026年全力以赴抓好九方面工作 > 聚力提升新型城镇化建设（2026年，计划）"
        f"：“{CITATION_2026.quote}”",
        "",
        texts.LABEL,
        texts.made_line("2025-12", "gen-7", "extractive"),
    ]


def test_a_refusal_is_copied_without_sources_but_with_the_label():
    copied = copy_text(answer("问", "没有写。", status="no_evidence"), "2025")
    assert copied.splitlines() == ["没有写。", "", texts.LABEL, texts.made_line("2025", "gen-7", "extractive")]


def test_a_question_is_one_escaped_line():
    assert question_html(" 一<b>\n\n二 ") == '<div class="question">一&lt;b&gt;<br><br>二</div>'


def test_a_growing_answer_is_labelled_too():
    assert texts.LABEL in writing_html("全力")
    assert texts.WRITING in writing_html("")


def test_a_failure_is_one_escaped_line():
    assert failure_html("坏了<i>") == '<div class="answer failure"><p role="alert">坏了&lt;i&gt;</p></div>'


def test_the_greeting_is_no_answer_and_needs_no_label():
    assert greeting_html("您好\n请问") == '<div class="answer plain"><p>您好</p><p>请问</p></div>'
