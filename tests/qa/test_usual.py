import pytest

from corpus.errors import SettingError
from qa.usual import WORDS, read_words, usualness, words_of


def test_what_reports_tell_is_more_usual_than_what_they_do_not(soft):
    assert usualness("新建改造了多少公里农村公路", soft) > 0 > usualness("小学老师一个月工资多少钱", soft)
    assert usualness("门票多少钱", soft) < usualness("接待游客多少人次", soft)


def test_the_weights_of_the_words_are_added_each_once(soft):
    weights = read_words(WORDS)
    assert words_of("门票，门票 2023 ▲", soft) == {"门票"}
    assert usualness("门票门票", soft) == weights["门票"]
    assert usualness("▲ 2023", soft) == 0


def test_the_list_is_sorted_by_weight():
    weights = list(read_words(WORDS).values())
    assert len(weights) > 1000
    assert weights == sorted(weights)


def test_a_missing_or_damaged_list_is_one_chinese_line(tmp_path):
    with pytest.raises(SettingError, match="词权表“none"):
        read_words(tmp_path / "none.txt")
    damaged = tmp_path / "usual.txt"
    damaged.write_text("门票 -1\n", encoding="utf-8")
    with pytest.raises(SettingError, match="重新安装"):
        read_words(damaged)
