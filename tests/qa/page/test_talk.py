import itertools

from qa.page import texts
from qa.page.talk import REMEMBERED, converse, history, messages, panel_html
from qa.types import Turn
from tests.fake_assistant import FakeAssistant


def ask(assistant, *questions):
    talk = ()
    for question in questions:
        *_, talk = converse(assistant, lambda events: events, talk, question)
    return talk


def test_an_answer_grows_until_it_is_whole():
    grown = list(converse(FakeAssistant(), lambda events: events, (), "2026年要改造多少个老旧小区？"))
    assert grown[0][-1].text == ""
    assert all(later[-1].text.startswith(earlier[-1].text) for earlier, later in itertools.pairwise(grown))
    assert grown[-1][-1].answer.text == "全力推动**45个**老旧小区改造。[1]"
    assert grown[-1][-1].date == "2025-12"


def test_history_is_passed_to_the_assistant():
    assistant = FakeAssistant()
    ask(assistant, "2026年要改造多少个老旧小区？", "那2025年呢？")
    assert assistant.histories == [(), (Turn("2026年要改造多少个老旧小区？", "全力推动**45个**老旧小区改造。[1]"),)]


def test_an_error_is_one_line_and_no_history():
    talk = ask(FakeAssistant(), "  ")
    assert talk[0].failed
    assert "问题是空的：请输入要问的内容。" in messages(talk, ())[-1]["content"]
    assert history(talk) == ()


def test_a_damaged_index_is_one_line():
    assistant = FakeAssistant()
    assistant.damaged = "索引 gen-7 已损坏：请运行 yanxiaoge build 重建。"
    assert ask(assistant, "2026年？")[0].text == assistant.damaged


def test_the_greeting_offers_examples_and_an_answer_what_to_ask_next():
    assert messages((), ("甲？",))[0]["options"] == [{"value": "甲？", "label": "甲？"}]
    told = messages(ask(FakeAssistant(), "2026年？"), ("甲？",))
    assert [message["role"] for message in told] == ["assistant", "user", "assistant"]
    assert "options" not in told[0]
    assert told[-1]["options"] == [{"value": "那2025年呢？", "label": "那2025年呢？"}]


def test_the_panel_keeps_every_turn_and_opens_the_newest():
    assistant = FakeAssistant()
    shown = panel_html(ask(assistant, "2026年？", "2025年？"), assistant.reports())
    assert 'class="turn" id="turn-1"' in shown
    assert 'class="turn open" id="turn-2"' in shown


def test_the_panel_welcomes_before_the_first_answer():
    assert texts.NO_SOURCES_YET in panel_html((), FakeAssistant().reports())


def test_old_exchanges_are_forgotten_but_numbers_go_on():
    talk = ask(FakeAssistant(), *["2026年？"] * (REMEMBERED + 3))
    assert [exchange.number for exchange in talk] == list(range(4, REMEMBERED + 4))
