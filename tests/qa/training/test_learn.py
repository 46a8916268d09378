import random

import torch

from qa.training.groups import Group, Labelled
from qa.training.learn import Lessons, Recipe, learn, ranking_losses
from qa.training.pairnet import PairNet

THINGS = ["社区食堂", "老旧小区", "城镇就业", "粮食产量", "公路里程", "医院床位", "中小学校", "公园绿地"]
GROUPS = [
    Group(
        "asked",
        f"{thing}是多少",
        tuple(
            (f"{other}达到{i}万。", "民生")
            for i, other in enumerate([thing, *(other for other in THINGS if other != thing)])
        ),
    )
    for thing in THINGS
]
OPEN = [Group("asked", "市长是谁", tuple((f"{thing}达到9万。", "") for thing in THINGS[:4]), answered=False)] * 8
LABELLED = [Labelled("bustm", "食堂在哪", "哪里有食堂", 1.0), Labelled("bustm", "食堂在哪", "学校几点开门", 0.0)]
RECIPE = Recipe(steps=60, groups=4, rate=2e-3, warm=5)


def trained(lessons):
    torch.manual_seed(RECIPE.seed)
    net = PairNet()
    return learn(net, lambda step: ranking_losses(net, lessons, step, RECIPE.groups), RECIPE)


def test_the_network_learns_and_the_same_seed_gives_the_same(soft):
    nets = [trained(Lessons(GROUPS + OPEN, LABELLED, soft, random.Random(1))) for _ in range(2)]
    assert all(torch.equal(a, b) for a, b in zip(*(net.state_dict().values() for net in nets), strict=True))
    lessons = Lessons(GROUPS + OPEN, LABELLED, soft, random.Random(2))
    with torch.no_grad():
        scores = lessons.score(nets[0], lessons.ranked(8)).view(8, 8)
        open_scores = lessons.score(nets[0], lessons.unanswered(8)[0])
    assert (scores.argmax(dim=1) == 0).float().mean() > 0.8
    assert scores[:, 0].mean() > open_scores.mean() + 1


def test_without_labelled_or_open_questions_it_learns_from_the_rest(soft):
    net, lessons = PairNet(), Lessons(GROUPS, [], soft, random.Random(1))
    parts = [part for step in range(4) for part in ranking_losses(net, lessons, step, 2)]
    assert len(parts) == 4
    assert all(part.isfinite() for part in parts)


def test_marked_questions_are_half_answered_and_only_their_own_sentence_answers(soft):
    pairs, marks = Lessons(GROUPS + OPEN, [], soft, random.Random(1)).marked(3, 2)
    assert marks.tolist() == [[1, 0, 0]] * 3 + [[0, 0, 0]] * 3
    asked = [soft.encoder.tokenize([group.question])[0].tolist() for group in GROUPS]
    assert all(pairs[3 * i][0].tolist() in asked for i in range(3))
    assert len({tuple(pairs[3 * i][0].tolist()) for i in range(3, 6)}) == 1  # 市长是谁
