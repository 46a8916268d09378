from dataclasses import replace

import pytest

from qa.reread import READ, reread


@pytest.fixture
def hits(city_hits):
    return [
        replace(hit, rank=rank, score=10 - 0.01 * rank)
        for rank, hit in enumerate((*city_hits[11:], *city_hits[:11]), 1)
    ]


def test_the_passage_that_answers_rises(hits, soft):
    ranked = reread("老人吃饭的食堂建了几个", hits, soft)
    before = next(hit for hit in hits if "社区食堂9个" in hit.passage.text)
    after = next(hit for hit in ranked if "社区食堂9个" in hit.passage.text)
    assert before.rank <= READ
    assert after.rank < before.rank
    assert [hit.rank for hit in ranked] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in ranked[:READ]] == sorted((hit.score for hit in ranked[:READ]), reverse=True)
    assert {hit.passage.id for hit in ranked} == {hit.passage.id for hit in hits}


def test_a_far_better_score_is_not_overtaken(hits, soft):
    first = replace(hits[0], score=100.0)
    assert reread("老人吃饭的食堂建了几个", [first, *hits[1:]], soft)[0].passage.id == first.passage.id


def test_the_others_stay_where_they_are(hits, soft):
    ranked = reread("食堂", hits, soft)
    assert [hit.passage.id for hit in ranked[READ:]] == [hit.passage.id for hit in hits[READ:]]
    scores = [hit.score for hit in ranked]
    assert scores == sorted(scores, reverse=True)
    assert reread("食堂", hits[:1], soft) == tuple(hits[:1])
    assert reread("食堂", [], soft) == ()
