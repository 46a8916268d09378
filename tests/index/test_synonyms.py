from __future__ import annotations

from pathlib import Path

import pytest

import index.synonyms as module
from index.synonyms import find_known, related_to, synonyms_in, synonyms_of


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "synonyms.txt"
    path.write_text("# 说明 注释\nGDP 生产总值 地区生产总值\n改造 翻新\n翻新 整修\n找工作 就业\n", encoding="utf-8")
    monkeypatch.setattr(module, "_FILE", path)
    for cached in (module._groups, module._related, module._longest):
        cached.cache_clear()
    yield
    for cached in (module._groups, module._related, module._longest):
        cached.cache_clear()


@pytest.mark.usefixtures("words")
class TestSmallList:
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
    def test_the_other_words_of_every_line(self, word: str, others: tuple[str, ...]):
        assert synonyms_of(word) == others

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
    def test_the_longest_words_are_found(self, text: str, found: list[str]):
        assert [text[start:end] for start, end in find_known(text)] == found

    def test_the_words_that_a_question_lacks_each_once(self):
        assert synonyms_in("翻新改造几个？") == "整修"
        assert synonyms_in("哪里找工作，GDP多少") == "就业 生产总值 地区生产总值"
        assert synonyms_in("翻新，再翻新") == "改造 整修"
        assert synonyms_in("多少亿元") == ""
        assert synonyms_in("") == ""


def test_the_shipped_list_goes_both_ways():
    for line in module._FILE.read_text(encoding="utf-8").splitlines():
        words = [] if line.startswith("#") else line.lower().removeprefix("~").split()
        given = related_to if line.startswith("~") else synonyms_of
        assert all(set(words) - {word} <= set(given(word)) for word in words), line
        assert len(words) != 1, f"{line}: a line of one word says nothing"


def test_words_of_one_field_are_no_synonyms():
    assert "卫生室" in related_to("医院")
    assert "卫生室" not in synonyms_of("医院")
    assert "卫生室" in synonyms_in("有几家医院")
