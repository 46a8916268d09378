"""Train the joint reader: `python -m qa.training.joint DATA --start PRETRAINED --into FILE`.

It begins with what `qa.training.pretrain` made, and learns from what both smaller networks learn from, and from windows
of passages. Places of `--hold-out` are left out.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from corpus.errors import InputError, SettingError, YanxiaogeError
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.training.asked import WORDED_ASKED, for_encoder, read_asked
from index.training.data import DataFolder
from index.training.pairs import question_sets
from qa.scorer.pairs import Pair
from qa.scorer.sequences import lay_out
from qa.training.card import add_card, write_card
from qa.training.groups import Group, Labelled, read_labelled
from qa.training.jointnet import JointNet, Rows, write_joint
from qa.training.learn import HALF_IS_QUICK, Lessons, Recipe, learn, ranking_losses
from qa.training.network import kept_reports, read_groups, training_parser
from qa.training.reportgroups import asked_groups
from qa.training.windows import left_open, window_groups
from qa.training.worded import marked_loss

_NAME = "qa.training.joint"
_RECIPE = Recipe(steps=2200, groups=8, rate=4e-4, warm=150, decay=0.03)
_MARKED = 10
_ALIKE = 24
"""So many pairs are padded to one length."""
_OPEN_WINDOWS = 4000
_TABLE_PACE = 0.1
_MEAN = 0.998
"""What is kept is a running mean of the weights (Polyak and Juditsky, 1992)."""


class JointLessons(Lessons):
    """Lessons for the joint reader."""

    def score(self, net: JointNet, pairs: Sequence[Pair]) -> Tensor:
        """Put pairs to the reader, those alike in length together: what is padded takes as long as what is read."""
        laid = [lay_out(pair, net.size) for pair in pairs]
        order = sorted(range(len(laid)), key=lambda i: len(laid[i].tokens))
        alike = [order[first : first + _ALIKE] for first in range(0, len(order), _ALIKE)]
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF_IS_QUICK):
            scores = torch.cat([net(Rows.of([laid[i] for i in some])) for some in alike])
        return scores[torch.tensor(order).argsort()]


def main(arguments: list[str]) -> None:
    """Read, train and write; raises YanxiaogeError where that cannot be done."""
    parser = training_parser(_NAME, __doc__, _RECIPE)
    parser.add_argument("--start", type=Path, required=True, help="what qa.training.pretrain made")
    chosen = parser.parse_args(arguments)
    began, data, encoder = time.monotonic(), DataFolder(chosen.data), StaticEncoder.load(chosen.encoder)
    torch.manual_seed(chosen.seed)
    net = load_pretrained(chosen.start, encoder)
    groups, worded, labelled = read_lessons(data, encoder, chosen.hold_out, chosen.seed)
    if not any(group.answered for group in groups):
        raise InputError(f"“{data.root}”里没有带答案的问题：请把数据文件夹作为参数。")
    counts = Counter(group.source for group in (*groups, *worded)) + Counter(one.source for one in labelled)
    for name, count in counts.items():
        print(f"{name:<24} {count:>7}", flush=True)
    soft, chance = SoftMatch(encoder), random.Random(chosen.seed)
    lessons = JointLessons(groups, labelled, soft, chance)
    marked = JointLessons([*worded, *(group for group in groups if group.source == "asked")], [], soft, chance)
    recipe = replace(_RECIPE, seed=chosen.seed, steps=chosen.steps)

    def losses_at(step: int) -> Iterator[Tensor]:
        """Give what is lost on all sorts of questions, then on those answered in words."""
        yield from ranking_losses(net, lessons, step, recipe.groups)
        if worded:
            yield marked_loss(net, marked, _MARKED)

    learn(net, losses_at, recipe, slow={"emb.weight": _TABLE_PACE}, mean=_MEAN)
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    write_joint(net, encoder, chosen.into)
    start = f"on from `{chosen.start.name}`"
    write_card(chosen.into, _NAME, start, counts, recipe, data, time.monotonic() - began)
    add_card(chosen.into, chosen.start)


def read_lessons(
    data: DataFolder, encoder: StaticEncoder, held: list[Path], seed: int
) -> tuple[list[Group], list[Group], list[Labelled]]:
    """Read and make the groups that networks learn from, with windows; those answered in words; and labelled pairs."""
    groups, chance = read_groups(data, encoder, held, random.Random(seed)), random.Random(seed)
    windows = list(window_groups(question_sets(data), chance))
    worded = list(asked_groups(kept_reports(data, held), encoder, for_encoder(read_asked(WORDED_ASKED))))
    opened = left_open(windows, chance, _OPEN_WINDOWS)
    return [*groups, *windows, *opened], worded, list(read_labelled(data))


def load_pretrained(path: Path, encoder: StaticEncoder) -> JointNet:
    """Read the weights to begin with. Raises SettingError where the file is missing or damaged, or of another size."""
    net = JointNet(encoder)
    try:
        net.load_state_dict(load_file(path))
    except (OSError, SafetensorError, RuntimeError) as error:
        what = f"预训练权重“{path.name}”缺失、损坏或不合词表（{type(error).__name__}）"
        raise SettingError(f"{what}：请先运行 python -m qa.training.pretrain。") from None
    return net


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except YanxiaogeError as error:
        sys.exit(str(error))
