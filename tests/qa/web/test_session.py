from qa.page import texts
from qa.web.limits import Limits
from qa.web.session import Session
from tests.fake_assistant import FakeAssistant


def test_asking_ends_with_the_whole_answer_and_its_source():
    *_, view = Session(FakeAssistant()).ask("2026年要改造多少个老旧小区？", ())
    assert "<strong>45个</strong>" in view.messages[-1]["content"]
    assert "<mark>" in view.panel
    assert len(view.talk) == 1


def test_a_late_answer_is_one_line():
    assistant = FakeAssistant()
    assistant.pause_s = 0.3
    *_, view = Session(assistant, Limits(deadline_s=0.05)).ask("2026年？", ())
    assert texts.LATE in view.messages[-1]["content"]


def test_a_damaged_index_opens_a_page_that_says_so():
    assistant = FakeAssistant()
    assistant.damaged = "索引 gen-7 已损坏：请运行 yanxiaoge build 重建。"
    session = Session(assistant)
    assert assistant.damaged in session.head()
    assert session.view().messages[0]["options"] == []
