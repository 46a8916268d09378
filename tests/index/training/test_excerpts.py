import random

from index.training.excerpts import keyword_pairs, one_sentence


def test_a_sentence_and_the_rest_of_its_paragraph():
    chosen, rest = one_sentence("甲。乙！丙？", random.Random(1))
    assert (chosen, rest) in {("甲。", "乙！丙？"), ("乙！", "甲。丙？"), ("丙？", "甲。乙！")}
    assert one_sentence("甲。乙。", random.Random(1)) is None


def test_a_sentence_worth_asking_and_the_whole_paragraph():
    long, other = "改造老旧小区五十八个惠及居民。", "新建公园三座全部建成并且开放。"
    pairs = list(keyword_pairs([long + other, "短。短短。", long], random.Random(1)))
    assert len(pairs) == 1
    assert pairs[0][0] in (long, other)
    assert pairs[0][1] == long + other
