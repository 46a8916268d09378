import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.evidence.coverage import plain, term_matches, without_shares
from qa.understanding.terms import Term, find_terms


@pytest.fixture(scope="module")
def matches(soft):
    return lambda words, *texts: term_matches(find_terms(words, soft), texts, soft).tolist()


def test_widths_case_spaces_and_bold_marks_are_folded():
    assert plain("**ＧＤＰ** 增长　5.8％\n") == "gdp增长5.8%"


def test_a_word_that_stands_there_is_covered_wholly(matches):
    assert matches("老旧小区 食堂", "改造老 旧**小区**48个，建食堂", "绿地") == [[1.0, 1.0], [0.0, 0.0]]


def test_a_synonym_nearly(matches):
    ((found,),) = matches("食堂", "新建饭堂")
    assert 0.8 < found < 1


def test_a_broader_word_is_no_synonym(soft):
    income = Term("可支配收入", 5.0, ("收入", "到手的钱"), (), ())
    found = term_matches((income,), ("财政收入增长", "到手的钱多了"), soft)[:, 0].tolist()
    assert found == pytest.approx([0.8 / 4, 0.9])


def test_part_of_a_word_less_than_a_synonym(matches):
    ((found,),) = matches("老旧小区", "老旧管网")
    assert 0 < found < 0.8


def test_a_latin_word_is_whole_or_absent(matches):
    assert matches("deepseek", "deepwater公司") == [[0.0]]


def test_nothing_to_match(matches):
    assert matches("食堂", "", " ") == [[0.0], [0.0]]
    assert matches("食堂") == []
    assert matches("有哪些", "食堂") == [[]]


@settings(deadline=None)
@given(words=st.text(max_size=20), texts=st.lists(st.text(max_size=30), max_size=4))
def test_matches_lie_between_none_and_all(soft, words, texts):
    terms = find_terms(words, soft)
    found = term_matches(terms, texts, soft)
    assert found.shape == (len(texts), len(terms))
    assert ((found >= 0) & (found <= 1)).all()


def test_a_quantity_is_covered_by_the_same_value_however_written(soft):
    terms = find_terms("人口过百万人了吗", soft)
    million = [term.text for term in terms].index("百万人")
    matches = term_matches(terms, ["常住人口超过100万人。", "常住人口超过10万人。"], soft)
    assert matches[:, million].tolist() == [1.0, 0.0]


def test_what_something_is_a_share_of_says_nothing_of_itself():
    assert without_shares("GDP增长多少", "研发投入占GDP比重提高到2%") == "研发投入　　　　　　提高到2%"
    assert without_shares("研发投入占GDP比重是多少", "占GDP比重2%") == "占GDP比重2%"
