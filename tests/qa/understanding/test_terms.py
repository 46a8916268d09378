import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.synonyms import WordList
from qa.understanding.terms import find_terms


def words(text, soft, **options):
    return [term.text for term in find_terms(text, soft, **options)]


def test_words_that_frame_a_question_are_left_out(soft):
    assert words("请问我们一共要改造多少个老旧小区呢", soft) == ["改造", "老旧小区"]
    assert words("有哪些", soft) == []


def test_a_word_counts_once(soft):
    assert words("食堂和食堂", soft) == ["食堂"]


def test_words_to_skip(soft):
    assert words("社区食堂", soft, skip=("社区",)) == ["食堂"]


def test_widths_and_case_are_folded(soft):
    assert words("ＧＤＰ", soft) == words("gdp", soft) == ["gdp"]


def test_a_digit_with_its_letter_is_one_word(soft):
    """4G基站 is no 5G基站; PM2.5 and 30km are written otherwise."""
    words = {term.text for term in find_terms("5G基站和3A村，PM2.5浓度", soft)}
    assert {"5g", "3a", "pm", "2.5"} <= words


def test_a_run_of_single_characters_is_a_name(soft):
    assert words("张鑫淼负责什么", soft) == ["张鑫淼", "负责"]


def test_a_character_outside_the_vocabulary_stays_in_its_name(soft):
    assert words("鑫犇园的产值", soft) == ["鑫犇园", "产值"]
    assert words("犇", soft) == ["犇"]


def test_variants_say_the_same(soft):
    gdp, dining = find_terms("GDP 饭堂", soft)
    assert "地区生产总值" in gdp.variants
    assert "食堂" in dining.variants
    assert "饭堂" not in dining.variants


def test_a_rare_word_weighs_more_than_a_common_one(soft):
    weights = {term.text: term.weight for term in find_terms("发电 老旧小区 社区", soft)}
    assert weights["老旧小区"] > weights["社区"] > 0


def test_tokens_are_those_of_the_word(soft):
    (term,) = find_terms("老旧小区", soft)
    assert term.tokens == tuple(soft.encoder.tokenize(["老旧小区"])[0])


@settings(deadline=None)
@given(st.text(max_size=40))
def test_every_term_stands_in_the_text_with_a_weight(soft, text):
    for term in find_terms(text, soft):
        assert term.text in unicodedata.normalize("NFKC", text).lower()
        assert term.weight >= 0


@pytest.mark.parametrize(
    ("question", "word", "value"),
    [("人口过百万人了吗", "百万人", 1_000_000), ("改造了60个小区对吗", "60个", 60), ("花一块钱逛景点", "一块", 1)],
)
def test_a_quantity_is_a_term_of_its_value(soft, question, word, value):
    (term,) = [term for term in find_terms(question, soft) if term.value is not None]
    assert (term.text, term.value, term.tokens) == (word, value, ())


def test_a_number_behind_which_counts_the_answer(soft):
    assert [term.text for term in find_terms("哪三种环境", soft)] == ["环境"]


def test_the_other_forms_of_a_phrase_say_each_word_in_it(soft, monkeypatch, tmp_path):
    path = tmp_path / "phrases.txt"
    path.write_text("没电梯的楼 既有住宅\n", encoding="utf-8")
    monkeypatch.setattr("qa.understanding.terms.phrases", lambda: WordList(path))
    terms = {term.text: term.variants for term in find_terms("给没电梯的楼修路", soft)}
    assert "既有住宅" in terms["电梯"]
    assert all("既有住宅" not in variants for text, variants in terms.items() if text == "修路")
