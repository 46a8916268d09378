"""The network in torch, weight by weight as `qa.scorer.network` runs it in numpy; a test holds the two equal."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, pad

from qa.scorer.pairs import Inputs

_NEVER = -1e4
_EMBEDDED = 4.0
_FEATURES = 5
_TOTALS = 4
_ALIKE = 4.0
"""What half of the heads begin with: they look at what is near in meaning."""


class Attention(nn.Module):  # type: ignore[misc]
    """Attention of several heads; `near` adds the cosines and equality of the tokens to the scores."""

    def __init__(self, width: int, heads: int, *, near: bool) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.kv, self.o = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)
        self.sim = nn.Parameter(torch.zeros(heads, 2)) if near else None
        if self.sim is not None:
            with torch.no_grad():
                self.sim[: heads // 2, 0] = _ALIKE

    def forward(self, sought: Tensor, offered: Tensor, mask: Tensor, near: tuple[Tensor, Tensor] | None) -> Tensor:
        """Give what each sought token finds: shape as `sought`."""
        count, length, width = sought.shape
        queries = self.q(sought).view(count, length, self.heads, -1).transpose(1, 2)
        both = self.kv(offered).view(count, offered.shape[1], 2, self.heads, width // self.heads)
        keys, values = both.permute(2, 0, 3, 1, 4)
        scores = (queries @ keys.transpose(2, 3)) * (width // self.heads) ** -0.5 + mask[:, None, None]
        if near is not None and self.sim is not None:
            weight = self.sim[None, :, :, None, None]
            scores = scores + weight[:, :, 0] * near[0][:, None] + weight[:, :, 1] * near[1][:, None]
        found = scores.softmax(-1).to(values.dtype) @ values
        return self.o(found.transpose(1, 2).reshape(count, length, width))


class Block(nn.Module):  # type: ignore[misc]
    """The question's tokens look at one another, then in the sentence, then are worked on alone."""

    def __init__(self, width: int, heads: int, hidden: int) -> None:
        super().__init__()
        self.n0, self.n1, self.n2, self.ny = (nn.LayerNorm(width) for _ in range(4))
        self.me, self.cross = Attention(width, heads, near=False), Attention(width, heads, near=True)
        self.f1, self.f2 = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(
        self, asked: Tensor, offered: Tensor, masks: tuple[Tensor, Tensor], near: tuple[Tensor, Tensor]
    ) -> Tensor:
        """Give the question's tokens after one round of looking."""
        own = self.n0(asked)
        asked = asked + self.me(own, own, masks[0], None)
        asked = asked + self.cross(self.n1(asked), self.ny(offered), masks[1], near)
        return asked + self.f2(gelu(self.f1(self.n2(asked)), approximate="tanh"))


class Window(nn.Module):  # type: ignore[misc]
    """Adds to each token what it and its two neighbours tell together."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.l = nn.Linear(3 * width, width)

    def forward(self, tokens: Tensor) -> Tensor:
        """Give the tokens: shape as given."""
        zero = torch.zeros_like(tokens[:, :1])
        around = torch.cat([torch.cat([zero, tokens[:, :-1]], 1), tokens, torch.cat([tokens[:, 1:], zero], 1)], -1)
        return tokens + gelu(self.l(around), approximate="tanh")


class PairNet(nn.Module):  # type: ignore[misc]
    """Gives the log-odds that each sentence answers its question."""

    def __init__(
        self, width: int = 128, heads: int = 4, hidden: int = 256, blocks: int = 2, vectors: int = 256
    ) -> None:
        super().__init__()
        self.heads = heads
        self.proj, self.feat, self.seg = nn.Linear(vectors, width), nn.Linear(_FEATURES, width), nn.Embedding(3, width)
        self.qconv, self.yconv, self.yconv2 = Window(width), Window(width), Window(width)
        self.null, self.cls = nn.Parameter(torch.randn(width) * 0.02), nn.Parameter(torch.randn(width) * 0.02)
        self.blocks = nn.ModuleList(Block(width, heads, hidden) for _ in range(blocks))
        self.norm, self.gate = nn.LayerNorm(width), nn.Linear(width, 1)
        self.out = nn.Sequential(
            nn.Linear(2 * width + _TOTALS, width), nn.GELU(approximate="tanh"), nn.Linear(width, 1)
        )
        nn.init.normal_(self.seg.weight, std=0.02)

    def forward(self, inputs: Inputs) -> Tensor:
        """Give the log-odds of each pair."""
        given = {name: torch.from_numpy(getattr(inputs, name)) for name in Inputs.__dataclass_fields__}
        asked = self.proj(given["question"] * _EMBEDDED) + self.feat(given["question_features"]) + self.seg.weight[0]
        kinds = self.seg(torch.where(given["in_context"], 2, 1))
        told = self.proj(given["sentence"] * _EMBEDDED) + self.feat(given["sentence_features"]) * 0.5 + kinds
        there, there_told = ((~given[f"{side}_padding"])[..., None] for side in ("question", "sentence"))
        asked, told = self.qconv(asked * there), self.yconv2(self.yconv(told * there_told) * there_told)
        asked = torch.cat([self.cls.expand(len(asked), 1, -1).to(asked.dtype), asked], 1)
        told = torch.cat([self.null.expand(len(told), 1, -1).to(told.dtype), told], 1)
        masks = (_mask(given["question_padding"]), _mask(given["sentence_padding"]))
        near = (pad(given["cosines"], (1, 0, 1, 0)), pad(given["equal"], (1, 0, 1, 0)))
        for block in self.blocks:
            asked = block(asked, told, masks, near)
        asked = self.norm(asked)
        gate = self.gate(asked[:, 1:]).squeeze(-1).float().masked_fill(given["question_padding"], _NEVER).softmax(1)
        pooled = (asked[:, 1:] * gate[..., None]).sum(1)
        return self.out(torch.cat([asked[:, 0], pooled, given["totals"]], 1)).squeeze(1).float()


def _mask(padding: Tensor) -> Tensor:
    return pad(torch.where(padding, _NEVER, 0.0), (1, 0))
