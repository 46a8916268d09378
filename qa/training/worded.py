"""Train the network on for questions that are answered in words: `python -m qa.training.worded DATA --into FILE`.

It begins with the shipped network, or that of `--start`, and learns from questions written for sentences of reports,
answered and left open alike: who built it, in which street, on which day, whether it is free. Places of `--hold-out`
are left out.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from corpus.errors import InputError, YanxiaogeError
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.training.asked import WORDED_ASKED, Asked, for_encoder, read_asked
from index.training.data import DataFolder
from qa.scorer.shipped import WEIGHTS, load_network
from qa.training.card import write_card
from qa.training.groups import Group
from qa.training.learn import Lessons, Recipe, learn
from qa.training.network import REPORTS, kept_reports, training_parser, write_network
from qa.training.pairnet import PairNet
from qa.training.reportgroups import asked_groups
from qa.understanding.kinds import IN_WORDS, find_kind

_NAME = "qa.training.worded"
_RECIPE = Recipe(steps=3200, groups=14, rate=4e-4, warm=50)
_BESIDE = 5
"""So many others are read beside the sentence that a question was written for."""
_OTHERS = 0.3
"""The loss of these weighs less: some of them answer too."""


def main(arguments: list[str]) -> None:
    """Read, train and write; raises YanxiaogeError where that cannot be done."""
    parser = training_parser(_NAME, __doc__, _RECIPE)
    parser.add_argument("--start", type=Path, default=WEIGHTS, help="the network to begin with")
    chosen = parser.parse_args(arguments)
    began, data, chance = time.monotonic(), DataFolder(chosen.data), random.Random(chosen.seed)
    encoder = StaticEncoder.load(chosen.encoder)
    groups = list(read_worded(data, encoder, chosen.hold_out))
    if not {group.answered for group in groups} == {True, False}:
        raise InputError(f"“{data.root}”里没有训练问题所问的报告：请把数据文件夹作为参数。")
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(chosen.seed)
    net, lessons = load_weights(chosen.start), Lessons(groups, [], SoftMatch(encoder), chance)
    recipe = replace(_RECIPE, seed=chosen.seed, steps=chosen.steps)
    learn(net, lambda _: [marked_loss(net, lessons, recipe.groups)], recipe)
    write_network(net, encoder, chosen.into)
    counts, start = Counter(group.source for group in groups), f"on from `{chosen.start.name}`"
    write_card(chosen.into, _NAME, start, counts, recipe, data, time.monotonic() - began)


def read_worded(data: DataFolder, encoder: StaticEncoder, held: list[Path]) -> list[Group]:
    """Make groups of the written questions that are answered in words, those written for that twice."""
    if not data.names(REPORTS):
        raise InputError(f"“{data.root}”里没有 {REPORTS}：请把数据文件夹作为参数。")
    reports = kept_reports(data, held)
    written: tuple[Asked, ...] = for_encoder(read_asked(WORDED_ASKED))
    found = list(asked_groups(reports, encoder, for_encoder(read_asked())))
    found += 2 * list(asked_groups(reports, encoder, written))
    return [group for group in found if find_kind(group.question) in IN_WORDS]


def load_weights(path: Path) -> PairNet:
    """Read a network to train on. Raises SettingError where the file is missing or damaged."""
    load_network(path)
    net = PairNet()
    net.load_state_dict({name: torch.from_numpy(w.astype(np.float32)) for name, w in load_file(path).items()})
    return net


def marked_loss(net: nn.Module, lessons: Lessons, groups: int) -> Tensor:
    """Whether the own sentence answers, whether those beside it do, and the own one first where it does."""
    pairs, marks = lessons.marked(groups, _BESIDE)
    scores = lessons.score(net, pairs).view_as(marks)
    own = binary_cross_entropy_with_logits(scores[:, 0], marks[:, 0])
    others = binary_cross_entropy_with_logits(scores[:, 1:], marks[:, 1:])
    return cross_entropy(scores[:groups], torch.zeros(groups, dtype=torch.long)) + own + _OTHERS * others


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except YanxiaogeError as error:
        sys.exit(str(error))
