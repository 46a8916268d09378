"""The training itself: each text nearer its partner than to everyone else's in the batch."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from index.static import Tokens
from index.training.batches import Batch, Tokenized, batches
from index.training.negatives import Rows

Floats = NDArray[np.float32]
_REPORT = 50


@dataclass(frozen=True)
class Recipe:
    """What one training is, apart from its data and where it starts."""

    seed: int = 1
    batch: int = 1024
    rate: float = 4e-3
    """SparseAdam's, falling in a straight line to nearly 0."""
    passes: float = 6.0
    """What every source's times are multiplied by."""
    drop: float = 0.3
    """The share of its tokens that each text loses at random, so that no single one is relied on."""
    scale: float = 20.0
    """What cosines are multiplied by before the softmax."""


def train(
    start: Floats, sources: list[Tokenized], recipe: Recipe, say: Callable[[str], object] = sys.stderr.write
) -> tuple[Floats, list[float]]:
    """Train the token vectors on all batches; give the new vectors and the loss of each step.

    The same seed gives the same result.
    """
    torch.manual_seed(recipe.seed)
    weight = torch.nn.Parameter(torch.from_numpy(start.astype(np.float32)))
    optimizer = torch.optim.SparseAdam([weight], lr=recipe.rate)
    chance = np.random.default_rng(recipe.seed)
    plan = batches(sources, recipe.batch, recipe.passes, chance)
    losses: list[float] = []
    began = time.monotonic()
    for step, batch in enumerate(plan):
        optimizer.param_groups[0]["lr"] = recipe.rate * (1 - step / len(plan)) + recipe.rate / 1000
        losses.append(_step(weight, batch, recipe, chance))
        optimizer.step()
        if step % _REPORT == 0:
            mean = np.mean(losses[-_REPORT:])
            say(f"{step}/{len(plan)}  loss {mean:.3f}  {time.monotonic() - began:.0f} s\n")
    return weight.detach().numpy(), losses


def _step(weight: torch.nn.Parameter, batch: Batch, recipe: Recipe, chance: np.random.Generator) -> float:
    """Leave in `weight.grad` the gradient of the batch, of the tokens that occur in it alone."""
    wanted = [batch.left, batch.right, *([] if batch.misses is None else [batch.misses])]
    drops = [max(recipe.drop, batch.source.drop), *[recipe.drop] * (len(wanted) - 1)]
    texts = [
        thinned(batch.source.texts[i], drop, chance) for rows, drop in zip(wanted, drops, strict=True) for i in rows
    ]
    tokens, places = np.unique(np.concatenate(texts), return_inverse=True)
    present = torch.from_numpy(tokens.astype(np.int64))
    vectors = weight.detach()[present].requires_grad_()
    embedded = _embed(vectors, torch.from_numpy(places.astype(np.int64)), texts).split([len(rows) for rows in wanted])
    value = loss(embedded, wanted, recipe.scale)
    value.backward()
    assert vectors.grad is not None
    weight.grad = torch.sparse_coo_tensor(
        present[None], vectors.grad, weight.shape, is_coalesced=True, check_invariants=False
    )
    return float(value.detach())


def thinned(tokens: Tokens, share: float, chance: np.random.Generator) -> Tokens:
    """Leave out about that share of the tokens; a text that would lose them all keeps them all."""
    if not share:
        return tokens
    kept = tokens[chance.random(len(tokens)) >= share]
    return kept if len(kept) else tokens


def _embed(vectors: torch.Tensor, places: torch.Tensor, texts: list[Tokens]) -> torch.Tensor:
    starts = np.concatenate([[0], np.cumsum([len(ids) for ids in texts])[:-1]])
    return functional.normalize(functional.embedding_bag(places, vectors, torch.from_numpy(starts), mode="mean"))


def loss(embedded: tuple[torch.Tensor, ...], rows: list[Rows], scale: float) -> torch.Tensor:
    """Softmax over the batch in both directions: `embedded` and `rows` are left, right and perhaps near misses.

    A text equal to the right answer is no wrong one, wherever it stands: its score is left out.
    """
    left, right = embedded[0], embedded[1]
    scores = scale * left @ right.T
    equal = torch.from_numpy((rows[0][:, None] == rows[0]) | (rows[1][:, None] == rows[1]))
    equal.fill_diagonal_(False)
    scores = scores.masked_fill(equal, -torch.inf)
    forward = scores
    if len(embedded) > len(("left", "right")):
        gold = torch.from_numpy(rows[1][:, None] == rows[2])
        forward = torch.cat([scores, (scale * left @ embedded[2].T).masked_fill(gold, -torch.inf)], dim=1)
    target = torch.arange(len(left))
    return (functional.cross_entropy(forward, target) + functional.cross_entropy(scores.T, target)) / 2
