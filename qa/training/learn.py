"""Training of the network: batches drawn from groups, and steps against a loss.

Batches are of one source, and of groups of about the same length. The rate rises, then falls along a cosine.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from index.soft import SoftMatch
from index.static import Tokens
from qa.scorer.pairs import Pair, read_pairs
from qa.training.groups import Group, Labelled

# How often a group of a source is drawn; those for reports above all.
_TIMES: Mapping[str, float] = {
    "asked": 8, "cmrc2018": 3, "drcd_s": 3, "report": 1, "stard": 1.5, "ncp_policy_qa": 1, "kgclue_q_triple": 0.7,
    "nlpcc_kbqa_triple": 0.7, "toyhom_med_sample": 1, "huatuo_llama_med": 0.5, "alpaca_zh_mt": 0.5,
    "cail2019_rc": 0.5, "xinwenlianbo": 0.5, "qbqtc_query_title": 2,
    "cmrc2018_windows": 6, "drcd_s_windows": 6,
}  # fmt: skip
# Without AVX-512 a processor takes ten times as long at half precision.
HALF_IS_QUICK = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
_NEGATIVES = 7
_LOST_CONTEXT = 0.15
_CLASSIFIED = 0.4
_LABELLED = 0.5
_OPEN = 0.4
_OWN_SENTENCE = 2.0
"""A sentence that a question was written not to be answered by counts twice."""


@dataclass(frozen=True)
class Recipe:
    """The numbers of one training; its defaults are the command's."""

    seed: int = 1
    steps: int = 9000
    groups: int = 16
    rate: float = 1e-3
    warm: int = 200
    decay: float = 0.02


class Lessons:
    """The groups and labelled pairs, from which batches are drawn."""

    def __init__(
        self, groups: Sequence[Group], labelled: Sequence[Labelled], soft: SoftMatch, chance: random.Random
    ) -> None:
        self._soft, self._chance = soft, chance
        self._answered: dict[str, list[Group]] = {}
        for group in groups:
            if group.answered and len(group.candidates) > 1:
                self._answered.setdefault(group.source, []).append(group)
        self._open = [group for group in groups if not group.answered]
        self._labelled: dict[str, list[Labelled]] = {}
        for one in labelled:
            self._labelled.setdefault(one.source, []).append(one)
        texts = {text for g in groups for text in (g.question, *(t for pair in g.candidates for t in pair))}
        texts |= {text for one in labelled for text in (one.left, one.right)}
        ordered = sorted(texts)
        self._tokens: dict[str, Tokens] = dict(zip(ordered, soft.encoder.tokenize(ordered), strict=True))

    def ranked(self, count: int) -> list[Pair]:
        """Draw groups of one source, each as its right sentence and `_NEGATIVES` wrong ones."""
        groups = self._answered[self._draw({name: len(some) for name, some in self._answered.items()})]
        some = self._chance.sample(groups, min(4 * count, len(groups)))
        some.sort(key=lambda g: len(self._tokens[g.candidates[0][0]]) + 6 * self._chance.random())
        first = self._chance.randrange(max(1, len(some) - count + 1))
        pairs: list[Pair] = []
        for group in some[first : first + count]:
            wrong = self._chance.sample(group.candidates[1:], min(_NEGATIVES, len(group.candidates) - 1))
            while len(wrong) < _NEGATIVES:
                wrong.append(self._chance.choice(groups).candidates[0])
            pairs += [self._pair(group.question, *one) for one in (group.candidates[0], *wrong)]
        return pairs

    def labelled(self, count: int) -> tuple[list[Pair], Tensor]:
        """Draw labelled pairs of one source, half of them turned round where they are two questions."""
        if not self._labelled:
            return [], torch.zeros(0)
        name = self._draw({name: len(some) for name, some in self._labelled.items()})
        some = self._chance.sample(self._labelled[name], min(count, len(self._labelled[name])))
        turned = [name != "qbqtc_query_title" and self._chance.random() < 0.5 for _ in some]
        sides = [(o.right, o.left) if t else (o.left, o.right) for o, t in zip(some, turned, strict=True)]
        return [self._pair(a, b, "") for a, b in sides], torch.tensor([one.same for one in some])

    def unanswered(self, count: int) -> tuple[list[Pair], Tensor]:
        """Draw questions that none of their sentences answers; with the weight of each pair."""
        some = self._chance.sample(self._open, min(count, len(self._open)))
        pairs = [self._pair(group.question, *one) for group in some for one in group.candidates]
        weights = [_OWN_SENTENCE if i == 0 else 1.0 for group in some for i, _ in enumerate(group.candidates)]
        return pairs, torch.tensor(weights)

    def marked(self, count: int, beside: int) -> tuple[list[Pair], Tensor]:
        """Draw questions, half of them answered, each with its own sentence and `beside` others.

        The marks, 1 or 0, say which sentence answers: shape `(2 * count, 1 + beside)`.
        """
        answered = [group for groups in self._answered.values() for group in groups]
        some = [*self._chance.choices(answered, k=count), *self._chance.choices(self._open, k=count)]
        pairs: list[Pair] = []
        for group in some:
            others = list(group.candidates[1:])
            self._chance.shuffle(others)
            elsewhere = [one.candidates[0] for one in some if one.candidates[0] != group.candidates[0]]
            while len(others) < beside and elsewhere:
                others.append(self._chance.choice(elsewhere))
            pairs += [self._pair(group.question, *one) for one in (group.candidates[0], *others[:beside])]
        marks = torch.zeros(2 * count, 1 + beside)
        marks[:count, 0] = 1
        return pairs, marks

    def score(self, net: nn.Module, pairs: Sequence[Pair]) -> Tensor:
        """Put pairs to the network."""
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF_IS_QUICK):
            scores: Tensor = net(read_pairs(pairs, self._soft))
        return scores

    def _draw(self, sizes: Mapping[str, int]) -> str:
        names = list(sizes)
        return self._chance.choices(names, [_TIMES.get(name, 1.0) * sizes[name] for name in names])[0]

    def _pair(self, question: str, sentence: str, context: str) -> Pair:
        kept = context if self._chance.random() > _LOST_CONTEXT else ""
        empty = np.zeros(0, np.int32)
        return self._tokens[question], self._tokens[sentence], self._tokens[kept] if kept else empty


def learn(
    net: nn.Module,
    losses_at: Callable[[int], Iterable[Tensor]],
    recipe: Recipe,
    slow: Mapping[str, float] | None = None,
    mean: float = 0.0,
) -> nn.Module:
    """Train a network against the sum of what is lost at each step; prints how it goes.

    Each part's gradient is taken before the next part is worked out, which is quicker than one gradient for all.
    `slow` names weights that are learnt at a share of the rate, and without decay. With `mean` the network ends with a
    running mean of its weights, which takes so much of the one before at each step.
    """
    shares = slow or {}
    averaged = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(mean)) if mean else None
    optimizer = torch.optim.AdamW(_sets(net, recipe, shares), lr=recipe.rate, betas=(0.9, 0.98))
    began, losses = time.monotonic(), list[float]()
    for step in range(recipe.steps):
        for one in optimizer.param_groups:
            one["lr"] = recipe.rate * _pace(step, recipe) * one["share"]
        optimizer.zero_grad()
        losses.append(sum(_lost(part) for part in losses_at(step)))
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        if averaged:
            averaged.update_parameters(net)
        if (step + 1) % 200 == 0:
            print(
                f"{step + 1}/{recipe.steps}  loss {np.mean(losses[-200:]):.3f}  {time.monotonic() - began:.0f} s",
                flush=True,
            )
    if averaged:
        net.load_state_dict(averaged.module.state_dict())
    net.eval()
    return net


def _lost(part: Tensor) -> float:
    part.backward()
    return float(part.detach())


def _sets(net: nn.Module, recipe: Recipe, shares: Mapping[str, float]) -> list[dict[str, Any]]:
    """Part the weights by what they are learnt with: matrices decay, but for the attention's few."""
    named = [(name, one) for name, one in net.named_parameters() if name not in shares]
    wide = [one for name, one in named if one.ndim > 1 and "sim" not in name]
    narrow = [one for name, one in named if one.ndim <= 1 or "sim" in name]
    sets = [{"params": wide, "weight_decay": recipe.decay, "share": 1.0}]
    sets.append({"params": narrow, "weight_decay": 0.0, "share": 1.0})
    some = [(one, shares[name]) for name, one in net.named_parameters() if name in shares]
    return sets + [{"params": [one], "weight_decay": 0.0, "share": share} for one, share in some]


def _pace(step: int, recipe: Recipe) -> float:
    falling = 0.5 * (1 + math.cos(math.pi * step / recipe.steps)) * 0.97 + 0.03
    return min(1.0, (step + 1) / recipe.warm) * falling


def ranking_losses(net: nn.Module, lessons: Lessons, step: int, groups: int) -> Iterator[Tensor]:
    """Give parts: the right sentence before the wrong ones, both apart; and labelled pairs as labelled."""
    scores = lessons.score(net, lessons.ranked(groups)).view(-1, 1 + _NEGATIVES)
    right, wrong = scores[:, 0], scores[:, 1:]
    apart = binary_cross_entropy_with_logits(right, torch.ones_like(right))
    apart = apart + binary_cross_entropy_with_logits(wrong, torch.zeros_like(wrong))
    yield cross_entropy(scores, torch.zeros(len(scores), dtype=torch.long)) + _CLASSIFIED * apart
    if step % 2 == 0:
        pairs, same = lessons.labelled(4 * groups)
        if pairs:
            yield _LABELLED * binary_cross_entropy_with_logits(lessons.score(net, pairs), same)
    if step % 2 == 1:
        pairs, weights = lessons.unanswered(groups // 2)
        if pairs:
            scores = lessons.score(net, pairs)
            yield _OPEN * binary_cross_entropy_with_logits(scores, torch.zeros_like(scores), weight=weights)
