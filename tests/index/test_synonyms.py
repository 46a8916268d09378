from __future__ import annotations

from pathlib import Path

import pytest

import index.synonyms as module
from index.synonyms import WordList, phrases, synonyms_in, without_abbreviations, words


@pytest.fixture
def small(tmp_path: Path):
    path = tmp_path / "words.txt"
    path.write_text(
        "# 说明 注释\nGDP 生产总值 地区生产总值\n改造 翻新\n翻新 整修\n~ 翻新 装修\n找工作 就业\n", encoding="utf-8"
    )
    return WordList(path)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("GDP", ("生产总值", "地区生产总值")),
        ("gdp", ("生产总值", "地区生产总值")),
        ("翻新", ("改造", "整修")),
        ("改造", ("翻新",)),
        ("说明", ()),
        ("没有", ()),
        ("", ()),
    ],
)
def test_the_other_words_of_every_line(small: WordList, word: str, others: tuple[str, ...]):
    assert small.same(word) == others


def test_words_of_one_field_stand_apart(small: WordList):
    assert small.related("装修") == ("翻新",)
    assert small.same("装修") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("地区生产总值", ["地区生产总值"]),
        ("翻新改造和Gdp", ["翻新", "改造", "Gdp"]),
        ("找工", []),
        ("找找工作", ["找工作"]),
        ("", []),
    ],
)
def test_the_longest_words_are_found(small: WordList, text: str, found: list[str]):
    assert [text[start:end] for start, end in small.find(text)] == found


def test_the_meanings_are_the_lines_that_say_the_same(small: WordList):
    assert list(small.meanings()) == [
        ("gdp", "生产总值", "地区生产总值"),
        ("改造", "翻新"),
        ("翻新", "整修"),
        ("找工作", "就业"),
    ]


def test_the_words_that_a_question_lacks_each_once(small: WordList, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "words", lambda: small)
    monkeypatch.setattr(module, "phrases", lambda: small)
    assert synonyms_in("翻新改造几个？") == "整修 装修"
    assert synonyms_in("哪里找工作，GDP多少") == "就业 生产总值 地区生产总值"
    assert synonyms_in("多少亿元") == ""
    assert synonyms_in("") == ""


@pytest.mark.parametrize("known", [words, phrases])
def test_a_shipped_line_has_several_words_each_once(known):
    for line in known().meanings():
        assert len(set(line)) == len(line) > 1, f"{line}: a line of one word says nothing, nor one that stands twice"


def test_a_word_of_many_meanings_says_nothing():
    assert max(len(phrases().same(word)) for line in phrases().meanings() for word in line) <= 40


def test_the_shipped_words_of_one_field_are_no_synonyms():
    assert "卫生室" in words().related("医院")
    assert "卫生室" not in words().same("医院")
    assert "卫生室" in synonyms_in("有几家医院")


@pytest.mark.parametrize(
    ("text", "spelled"),
    [("2024年GDP增速", "2024年生产总值增速"), ("gdp多少", "生产总值多少"), ("5G基站和APP", "5G基站和APP")],
)
def test_an_abbreviation_is_looked_for_by_what_reports_call_it(text: str, spelled: str):
    assert without_abbreviations(text) == spelled


def test_what_a_branch_puts_out_is_not_what_a_town_does():
    """农产品加工业总产值 is no 地区生产总值."""
    assert "总产值" not in words().same("地区生产总值")
    assert "4g基站" not in phrases().same("5g基站")
