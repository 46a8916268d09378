import dataclasses
import math

import pytest

from qa.gate.likelihood import FEATURES, features, likelihood

VALUES = {
    "own": 0.5,
    "mass": 10.0,
    "counted": 1.0,
    "reading": 3.0,
    "ahead": 0.2,
    "usual": 0.5,
    "sought": 0.4,
    "told": 0.6,
}


@pytest.fixture(scope="module")
def asked_and_told(read, evidence_for):
    """Give a question, and its best sentence with features that are easy to work with by hand."""

    def told(question, **other):
        return read(question), dataclasses.replace(evidence_for(question)[0], **VALUES | other)

    return told


def logistic(total):
    return pytest.approx(1 / (1 + math.exp(-total)))


def test_features_are_parts_of_what_they_can_be_and_cut_where_more_says_nothing(asked_and_told):
    question, evidence = asked_and_told("有没有新建社区食堂？", mass=30.0, usual=5.0)
    assert dict(zip(FEATURES, features(question, evidence), strict=True)) == {
        "own": 0.5, "mass": 1.0, "counted": 1.0, "reading": 0.5, "ahead": 0.2, "usual": 2.0, "sought": 0.4, "told": 0.6,
    }  # fmt: skip


def test_what_is_unusual_counts_little_against_a_figure(asked_and_told):
    usual = FEATURES.index("usual")
    assert features(*asked_and_told("2023年要改造多少个老旧小区？", usual=-2.0))[usual] == -0.5
    assert features(*asked_and_told("有没有新建社区食堂？", usual=-2.0))[usual] == -2.0


def test_a_figure_a_thing_in_words_and_a_broad_matter_are_weighed_each_by_itself(asked_and_told):
    # -3.3 + .6 × .5 + .6 × .5 + .6 × 1 + 3 × .5 + 3.2 × .2 + 1.4 × .5 = .74
    assert likelihood(*asked_and_told("2023年要改造多少个老旧小区？")) == logistic(0.74)
    # -.7 + 3 × .5 + 1.8 × .2 + .9 × .5 + .75 × .4 = 1.91
    assert likelihood(*asked_and_told("有没有新建社区食堂？")) == logistic(1.91)
    # -1.3 + 2.4 × .5 + 2 × .2 + .76 × .5 + .8 × .4 = 1
    assert likelihood(*asked_and_told("发展冰雪旅游有哪些安排？")) == logistic(1.0)
