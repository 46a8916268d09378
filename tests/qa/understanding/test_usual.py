import pytest

from corpus.errors import SettingError
from qa.understanding.usual import WORDED_WORDS, WORDS, read_words, usualness, words_of


def test_what_reports_tell_is_more_usual_than_what_they_do_not(soft):
    assert (
        usualness("新建改造了多少公里农村公路", "figure", soft)
        > 0
        > usualness("小学老师一个月工资多少钱", "figure", soft)
    )
    assert usualness("门票多少钱", "figure", soft) < usualness("接待游客多少人次", "figure", soft)


def test_what_is_answered_in_words_has_a_list_of_its_own(soft):
    assert usualness("加快建设哪类园区", "name", soft) > 0 > usualness("哪位明星哪天来捧场", "name", soft)
    assert usualness("怎么申请补贴", "summary", soft) < 0 < usualness("实施了哪些工程", "list", soft)
    assert usualness("申请", "yes_no", soft) == read_words(WORDED_WORDS)["申请"] != read_words(WORDS).get("申请")


def test_the_weights_of_the_words_are_added_each_once(soft):
    weights = read_words(WORDS)
    assert words_of("门票，门票 2023 ▲", soft) == {"门票"}
    assert usualness("门票门票", "figure", soft) == weights["门票"]
    assert usualness("▲ 2023", "figure", soft) == 0


@pytest.mark.parametrize("path", [WORDS, WORDED_WORDS])
def test_the_list_is_sorted_by_weight(path):
    weights = list(read_words(path).values())
    assert len(weights) > 1000
    assert weights == sorted(weights)


def test_a_missing_or_damaged_list_is_one_chinese_line(tmp_path):
    with pytest.raises(SettingError, match="词权表“none"):
        read_words(tmp_path / "none.txt")
    damaged = tmp_path / "usual.txt"
    damaged.write_text("门票 -1\n", encoding="utf-8")
    with pytest.raises(SettingError, match="重新安装"):
        read_words(damaged)
