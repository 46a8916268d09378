from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.read import SHIPPED
from corpus.readers.encoding import strip_invisible
from corpus.readers.text import read_text
from corpus.readers.wrapping import unwrap
from corpus.types import Report

# Worked out by hand: each paragraph on one line, then cut behind every 16th character.
PARAGRAPHS = (
    "过去的这一年里，全区上下真抓实干。地区生产总值增长百分之五点三三；规模以上工业增加值增长百分之六点一。",
    "一年来，我们做了以下工作。新建学校三所，改造老旧小区五十八个；城乡居民收入稳步提高，群众满意度上升。",
    "新的一年，任务更重。要抓好项目建设，推进产业升级；办好民生实事，守牢安全底线，让百姓日子越过越好。",
)


def cut(text: str, size: int = 16) -> str:
    return "\n".join(text[i : i + size] for i in range(0, len(text), size))


def joined(text: str) -> list[str]:
    return [line.strip() for line in unwrap(text)[0].splitlines() if line.strip()]


@pytest.mark.parametrize(("before", "between"), [("", "\n\n"), ("　　", "\n")])
def test_lines_of_a_paragraph_are_joined(before: str, between: str):
    text = between.join(cut(before + paragraph) for paragraph in PARAGRAPHS)
    assert joined(text) == list(PARAGRAPHS)


def test_paragraphs_that_nothing_parts_are_told_by_their_short_last_lines():
    assert joined("\n".join(map(cut, PARAGRAPHS))) == list(PARAGRAPHS)


def test_first_lines_that_lost_their_indent():
    text = "\n".join(cut("\u3000\u3000" + paragraph).strip() for paragraph in PARAGRAPHS)
    assert [len(line) for line in text.splitlines()[:2]] == [14, 16]
    assert joined(text) == list(PARAGRAPHS)


def test_a_heading_and_an_item_stand_alone():
    text = "\n".join(["政府工作报告", *map(cut, PARAGRAPHS), "（一）抓好项目建设", cut(PARAGRAPHS[0]), "1.新建学校"])
    assert joined(text) == ["政府工作报告", *PARAGRAPHS, "（一）抓好项目建设", PARAGRAPHS[0], "1.新建学校"]


def test_latin_letters_take_half_the_room_and_words_stay_apart():
    line = "投资者说 Green energy is"
    lines = ["其中光伏。风电光伏储能氢能装机", "的容量增长百分之五；全年发电量", "再创新高。光伏。风电储能氢能装", line]
    text = "\n".join(["建成项目。风电光伏储能氢能装机", *lines[:3], *lines[:3], line, "cheap。"])
    assert "energy is cheap。" in joined(text)[0]


def test_offsets_lead_back_to_the_file():
    decoded = "\r\n\r\n".join(cut(p).replace("\n", "\r\n") for p in PARAGRAPHS)
    source = read_text(decoded.encode(), "a.txt")
    assert [source.text[b.start : b.end] for b in source.blocks] == list(PARAGRAPHS)
    report = Report("a", "a.txt", "", source.text, "", None, (), None, None, (), source.stripped)
    assert "".join(decoded[report.source_offset(i)] for i in range(len(source.text))) == source.text


def test_an_invisible_character_within_a_cut_keeps_its_place():
    wrapped = "\n\n".join(map(cut, PARAGRAPHS))
    decoded = wrapped.replace("\n", "\u200b\n\u200b", 1)
    source = read_text(decoded.encode(), "a.txt")
    assert source.text == read_text(wrapped.encode(), "a.txt").text
    report = Report("a", "a.txt", "", source.text, "", None, (), None, None, (), source.stripped)
    assert [decoded[report.source_offset(i)] for i in (15, 16, 17)] == list(source.text[15:18])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n".join(PARAGRAPHS),
        "\n".join(["一是抓好项目建设推进产业升级工作", "二是办好民生实事守牢安全底线工作"] * 8),
        "\n".join(["推进产业升级和项目建设各项重点工作"] * 20),
        "\n".join(["新建学校三所。", "改造小区五十八个，群众满意。", "修路五公里。"] * 8),
        "\n\n".join(cut(p).replace("\n", "\n\n") for p in PARAGRAPHS),
    ],
)
def test_short_lines_stay_as_they_are(text: str):
    assert unwrap(text) == (text, ())


def test_the_shipped_page_stays_as_it_is():
    for path in SHIPPED.glob("*.txt"):
        text, _ = strip_invisible(path.read_text(encoding="utf-8"))
        assert unwrap(text) == (text, ())


@given(st.lists(st.text(alphabet="盐湖区5。；， a", min_size=12, max_size=17), max_size=24))
def test_nothing_is_lost_and_every_change_is_counted(lines: list[str]):
    text = "\n".join(lines)
    new, changes = unwrap(text)
    assert "".join(new.split()) == "".join(text.split())
    assert len(text) - len(new) == sum(count for _, count in changes)
