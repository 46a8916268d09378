from dataclasses import replace

import pytest

from index.training.asked import Asked
from qa.gate.likelihood import FIGURE_FEATURES, WORDED_FEATURES
from qa.training.examples import read_examples
from qa.training.fit import fit

REPORT = "临江市2023年政府工作报告"
ASKED = [
    Asked(REPORT, "新建社区食堂9个", ("新建社区食堂几个", "社区食堂建了多少个"), ("社区食堂一顿饭多少钱",)),
    Asked(REPORT, "改造老旧小区48个", ("2023年改造老旧小区多少个", "加装电梯多少部"), ("改造老旧小区的工人多少名",)),
    Asked(REPORT, "举办冰雪旅游节", ("开通旅游专线多少条", "旅游专线开通几条"), ("旅游节门票多少元",)),
]


@pytest.fixture(scope="module")
def examples(city_snapshot):
    found = list(read_examples(city_snapshot, ASKED))
    return [replace(example, place=f"{number}县") for number in range(8) for example in found]


def test_what_is_covered_speaks_for_an_answer(examples):
    fitted = fit(examples, [0.0] * len(examples), FIGURE_FEATURES)
    assert tuple(fitted.weights) == ("own", "mass", "counted", "reading", "ahead", "usual")
    assert fitted.weights["own"] > 0
    assert fitted.constant < 0
    assert fitted.area > 0.8
    assert fitted.area_before == 0.5  # the same for all


def test_what_is_said_in_words_is_fitted_on_other_features(examples):
    fitted = fit(examples, [0.0] * len(examples), WORDED_FEATURES)
    assert tuple(fitted.weights) == ("reading", "ahead", "usual", "sought")
