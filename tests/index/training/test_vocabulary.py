import json
import math
from collections import Counter

from index.training.vocabulary import UNKNOWN, count_words, make_tokenizer


def test_words_are_counted_folded():
    counts = count_words(["改造老旧小区，GDP增长５.5％。", "老旧小区"])
    assert counts["小区"] == 2
    assert counts["gdp"] == 1
    assert counts["5.5%"] == 1 or counts["5.5"] == 1


def test_the_commonest_words_and_characters_with_their_shares():
    counts = Counter({"小区": 6, "改造": 3, "小": 2, "gdp": 2, "2021": 2, "很长很长的一个词": 9, "，": 8})
    tokenizer = make_tokenizer(counts, 40)
    pieces = tokenizer.get_vocab()
    assert {UNKNOWN, "小区", "改造", "gdp", "2021", "小", "区", "造"} <= set(pieces)
    assert "很长很长的一个词" not in pieces
    assert pieces[UNKNOWN] == 0
    assert pieces["小区"] == 1  # the commonest
    assert tokenizer.encode("改造小区", add_special_tokens=False).tokens == ["改造", "小区"]
    assert tokenizer.encode("小改造", add_special_tokens=False).tokens == ["小", "改造"]
    assert tokenizer.encode("GDP 2021年", add_special_tokens=False).tokens[:2] == ["gdp", "2021"]


def test_a_probability_is_the_words_own_share():
    tokenizer = make_tokenizer(Counter({"小区": 6, "改造": 2}), 20)
    vocabulary = dict(map(tuple, json.loads(tokenizer.to_str())["model"]["vocab"]))
    assert math.isclose(vocabulary["小区"], math.log(6 / 8))
    assert math.isclose(vocabulary["改"], math.log(1 / 8))  # never alone: as if once


def test_the_size_is_kept_and_equal_counts_are_ordered():
    counts = Counter(dict.fromkeys(("丙丙", "甲甲", "乙乙"), 1))
    first, second = make_tokenizer(counts, 6), make_tokenizer(Counter(dict(reversed(counts.items()))), 6)
    assert first.get_vocab_size() == 6
    assert first.to_str() == second.to_str()
