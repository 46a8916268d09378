"""Train the joint reader on with judged pairs: `python -m qa.training.judged DATA --start JOINT --into FILE`.

It goes on learning from questions written for reports and from windows of passages, so that it forgets nothing, and
with them from `judged.jsonl`. Places of `--hold-out` are left out.
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
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from corpus.errors import InputError, YanxiaogeError
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.training.asked import WORDED_ASKED, for_encoder, read_asked
from index.training.data import DataFolder
from index.training.pairs import question_sets
from qa.scorer.pairs import Pair
from qa.scorer.shipped import JOINT_WEIGHTS
from qa.training.card import JUDGED_SOURCE, add_card, write_card
from qa.training.groups import Group
from qa.training.joint import JointLessons
from qa.training.jointnet import JointNet, read_joint, write_joint
from qa.training.judgements import Judged, is_kept, on_passages, on_reports, read_judged
from qa.training.learn import Recipe, learn, ranking_losses
from qa.training.network import kept_reports, training_parser
from qa.training.reportgroups import asked_groups
from qa.training.windows import left_open, window_groups
from qa.training.worded import marked_loss

_NAME = "qa.training.judged"
_RECIPE = Recipe(seed=3, steps=400, groups=6, rate=1.5e-4, warm=40, decay=0.03)
_ASKED = 4500
"""The questions on so many sentences of each sort are taken."""
_OPEN_WINDOWS = 4000
_MARKED = 8
_DRAWN = {"reports": 24, "passages": 12}
"""So many judged pairs are drawn for a step, two of five of them answered."""
_ANSWERED = 0.4
_LEVELLED = 600
"""On so many written questions the log-odds of what answers is brought back to where it was: rules count on it."""
_TABLE_PACE = 0.1
_MEAN = 0.985


def main(arguments: list[str]) -> None:
    """Read, train and write; raises YanxiaogeError where that cannot be done."""
    parser = training_parser(_NAME, __doc__, _RECIPE)
    parser.add_argument("--start", type=Path, default=JOINT_WEIGHTS, help="the joint reader to begin with")
    chosen = parser.parse_args(arguments)
    began, data, encoder = time.monotonic(), DataFolder(chosen.data), StaticEncoder.load(chosen.encoder)
    torch.manual_seed(chosen.seed)
    net, soft, chance = read_joint(chosen.start, encoder), SoftMatch(encoder), random.Random(chosen.seed)
    reports = kept_reports(data, chosen.hold_out)
    learnt = [row for row in read_judged() if not is_kept(row)]
    judged = [*on_reports(reports, learnt), *on_passages(data, learnt)]
    if {one.answers for one in judged} != {True, False}:
        raise InputError(f"“{data.root}”里没有评判过的报告和文字：请把数据文件夹作为参数。")
    asked, worded = (
        list(asked_groups(reports, encoder, chance.sample(some, min(_ASKED, len(some)))))
        for some in (for_encoder(read_asked()), for_encoder(read_asked(WORDED_ASKED)))
    )
    windows = list(window_groups(question_sets(data), chance))
    opened = left_open(windows, chance, _OPEN_WINDOWS)
    lessons = JudgedLessons([*asked, *windows, *opened], judged, soft, chance)
    marked = JointLessons([*worded, *asked], [], soft, chance)
    recipe = replace(_RECIPE, seed=chosen.seed, steps=chosen.steps)

    def losses_at(step: int) -> Iterator[Tensor]:
        """Give what is lost on written questions of all sorts, then on judged pairs."""
        if asked or windows:
            yield from ranking_losses(net, lessons, step, recipe.groups)
        if asked and worded:
            yield marked_loss(net, marked, _MARKED)
        pairs, answers = lessons.judged()
        yield binary_cross_entropy_with_logits(lessons.score(net, pairs), answers)

    levelled = [group for group in (*asked, *worded, *windows) if group.answered][:_LEVELLED]
    before = lessons.level(net, levelled)
    learn(net, losses_at, recipe, slow={"emb.weight": _TABLE_PACE}, mean=_MEAN)
    with torch.no_grad():
        net.out[-1].bias += before - lessons.level(net, levelled)
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    write_joint(net, encoder, chosen.into)
    counts = Counter(group.source for group in (*asked, *worded, *windows))
    counts += Counter(f"{JUDGED_SOURCE}{one.source}" for one in judged)
    write_card(chosen.into, _NAME, f"on from `{chosen.start.name}`", counts, recipe, data, time.monotonic() - began)
    add_card(chosen.into, chosen.start)


class JudgedLessons(JointLessons):
    """Lessons for the joint reader, with judged pairs."""

    def __init__(
        self, groups: Sequence[Group], judged: Sequence[Judged], soft: SoftMatch, chance: random.Random
    ) -> None:
        super().__init__(groups, [], soft, chance)
        texts = sorted({text for one in judged for text in (one.question, *one.candidate)})
        self._tokens |= dict(zip(texts, soft.encoder.tokenize(texts), strict=True))
        self._judged = {name: [one for one in judged if one.source == name] for name in _DRAWN}

    def judged(self) -> tuple[list[Pair], Tensor]:
        """Draw judged pairs, and say which answer."""
        drawn: list[Judged] = []
        for name, count in _DRAWN.items():
            for answers, share in ((True, _ANSWERED), (False, 1 - _ANSWERED)):
                some = [one for one in self._judged[name] if one.answers is answers]
                drawn += self._chance.sample(some, min(round(share * count), len(some)))
        pairs = [self._pair(one.question, *one.candidate) for one in drawn]
        return pairs, torch.tensor([float(one.answers) for one in drawn])

    def level(self, net: JointNet, groups: Sequence[Group]) -> float:
        """Give the median log-odds of the sentences that answer these questions."""
        with torch.no_grad():
            return float(self.score(net, [self._pair(g.question, *g.candidates[0]) for g in groups]).median())


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except YanxiaogeError as error:
        sys.exit(str(error))
