from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.evaluate import case_of
from qa.golden import Golden
from qa.replay import Difference, replay
from qa.types import Answer, Citation

ASKED = "2023年改造多少个老旧小区？"


class Saying:
    """Gives the same answer to every question."""

    def __init__(self, text: str, *quotes: str) -> None:
        self.asked: list[tuple[str, Sequence[Sequence[str]]]] = []
        self._text = text
        self._citations = tuple(
            Citation(n, "r", "临江市报告", ("二、安排",), "2023", quote, 0, len(quote), quote, None)
            for n, quote in enumerate(quotes, 1)
        )

    def ask(self, question: str, history: Sequence[Sequence[str]] = ()) -> Answer:
        self.asked.append((question, history))
        status = "answered" if self._citations else "no_evidence"
        return Answer(question, status, self._text, "extractive", self._citations, (), "gen-000001", 1.0)


REFUSED = Saying("没有找到依据。")
A48 = Saying("2023年改造老旧小区**48个**。[1]", "改造老旧小区48个。")
A52 = Saying("2023年改造老旧小区**52个**。[1]", "改造老旧小区52个。")


def only(old: Saying, new: Saying, **expected: object) -> Difference | None:
    case = case_of({"id": "", "kind": "", "q": ASKED, "status": "answered"} | expected) if expected else None
    found = replay([Golden(ASKED, (), case)], old, new)
    return found[0] if found else None


def test_the_same_answer_is_no_difference():
    assert only(A48, A48) is None
    assert only(A48, Saying("改造48个老旧小区。[1]", "改造老旧小区48个。")) is None, "only the wording differs"
    assert only(REFUSED, Saying("报告里没有2022年的内容。")) is None, "both refuse"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (A48, REFUSED, f"退步　{ASKED}　状态：“2023年改造老旧小区**48个**。” → 拒答"),
        (REFUSED, A48, f"变化　{ASKED}　状态：拒答 → “2023年改造老旧小区**48个**。”"),
        (A48, A52, f"变化　{ASKED}　数字：“2023年改造老旧小区**48个**。” → “2023年改造老旧小区**52个**。”"),
        (
            Saying("旅游服务中心设在花山镇。[1]", "旅游服务中心设在花山镇。"),
            Saying("旅游服务中心设在花山镇。[1]", "在花山镇设立" + "旅游服务中心" * 20),
            f"变化　{ASKED}　引用：“旅游服务中心设在花山镇。” → “在花山镇设立{'旅游服务中心' * 9}…”",
        ),
    ],
)
def test_a_difference_is_told_in_a_line(old: Saying, new: Saying, line: str):
    difference = only(old, new)
    assert difference is not None
    assert difference.line() == line


def test_right_turned_wrong_is_a_regression():
    difference = only(A48, A52, must=[["48个"]])
    assert difference is not None
    assert difference.regression
    assert difference.line() == (
        f"退步　{ASKED}　对错：“2023年改造老旧小区**48个**。” → “2023年改造老旧小区**52个**。”（缺少“48个”）"
    )


def test_a_correction_or_two_wrongs_are_none():
    for difference in (only(A48, A52, must=[["52个"]]), only(A48, A52, must=[["60个"]])):
        assert difference is not None
        assert not difference.regression


def test_refusing_what_should_be_refused_is_no_regression_and_answering_it_is():
    better, worse = only(A48, REFUSED, status="no_evidence"), only(REFUSED, A48, status="no_evidence")
    assert better is not None
    assert worse is not None
    assert (better.regression, worse.regression) == (False, True)


def test_the_history_is_asked_with_the_question():
    old, new = Saying("无"), Saying("无")
    replay([Golden("那2022年呢？", ((ASKED, "48个"),))], old, new)
    assert old.asked == new.asked == [("那2022年呢？", ((ASKED, "48个"),))]


def test_as_json():
    difference = only(A48, REFUSED)
    assert difference is not None
    fields = difference.to_dict()
    assert (fields["question"], fields["what"], fields["regression"]) == (ASKED, "状态", True)
    assert fields["old"] == {
        "status": "answered",
        "text": "2023年改造老旧小区**48个**。",
        "quotes": ("改造老旧小区48个。",),
        "figures": ("48个",),
        "wrong": (),
    }
