"""The joint reader in torch, weight by weight as `qa.scorer.joint` runs it in numpy; a test holds the two equal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

from corpus.errors import SettingError
from index.static import StaticEncoder
from qa.scorer.sequences import Laid

_NEVER = -1e4
_EMBEDDED = 4.0
_ALIKE = (2.0, 1.0)
"""What half of the heads begin with: they look at what is near in meaning, and at the same words."""
_WAVES = 10000.0
_MOST = 127
"""Token vectors are shipped as whole numbers up to this, each row with its scale."""
MARKS = 3
"""Behind the vocabulary: the opening and the closing mark, and the one that hides a word."""
HIDDEN = 2


class Rows(NamedTuple):
    """Sequences padded to one length."""

    tokens: Tensor
    sides: Tensor
    padding: Tensor

    @classmethod
    def of(cls, laid: Sequence[Laid]) -> Rows:
        """Pad behind each sequence."""
        shape = len(laid), max(len(one.tokens) for one in laid)
        tokens, sides, padding = np.zeros(shape, np.int64), np.ones(shape, np.int64), np.ones(shape, np.bool_)
        for i, one in enumerate(laid):
            tokens[i, : len(one.tokens)], sides[i, : len(one.sides)] = one.tokens, one.sides
            padding[i, : len(one.tokens)] = False
        return cls(*map(torch.from_numpy, (tokens, sides, padding)))


class Block(nn.Module):  # type: ignore[misc]
    """All tokens look at one another, then are worked on alone."""

    def __init__(self, width: int, heads: int, hidden: int) -> None:
        super().__init__()
        self.heads = heads
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.f1, self.f2 = nn.Linear(width, hidden), nn.Linear(hidden, width)
        self.sim = nn.Parameter(torch.zeros(heads, 2))
        for layer, size in ((self.qkv, 1), (self.o, 2), (self.f1, 1), (self.f2, 2)):
            nn.init.normal_(layer.weight, std=0.02 / size)
            nn.init.zeros_(layer.bias)
        with torch.no_grad():
            self.sim[: heads // 2] = torch.tensor(_ALIKE)

    def forward(self, values: Tensor, across: Tensor, mask: Tensor, turns: Tensor) -> Tensor:
        """Give the tokens after one round; `across`, shape `(pairs, 2, tokens, tokens)`, is added by its weights."""
        count, length, width = values.shape
        split = self.qkv(self.n1(values)).view(count, length, 3, self.heads, width // self.heads)
        queries, keys, offered = split.permute(2, 0, 3, 1, 4)
        queries, keys = (_turned(one, turns).to(offered.dtype) for one in (queries, keys))
        weight = self.sim.to(across.dtype)[None, :, :, None, None]
        bias = mask + weight[:, :, 0] * across[:, None, 0] + weight[:, :, 1] * across[:, None, 1]
        found = scaled_dot_product_attention(queries, keys, offered, attn_mask=bias.to(offered.dtype))
        values = values + self.o(found.transpose(1, 2).reshape(count, length, width))
        return values + self.f2(gelu(self.f1(self.n2(values)), approximate="tanh"))


class JointNet(nn.Module):  # type: ignore[misc]
    """Gives the log-odds that each sentence answers its question."""

    def __init__(
        self, encoder: StaticEncoder, width: int = 256, heads: int = 4, hidden: int = 768, blocks: int = 4
    ) -> None:
        super().__init__()
        size, self.heads = encoder.vocabulary_size, heads
        unit = torch.from_numpy(encoder.unit_vectors(np.arange(size, dtype=np.int32)))
        self.size, vectors = size, unit.shape[1]
        self.register_buffer("unit", torch.cat([unit, torch.zeros(MARKS, vectors)]), persistent=False)
        self.emb = nn.Embedding(size + MARKS, vectors)
        with torch.no_grad():
            self.emb.weight.copy_(torch.cat([unit, torch.randn(MARKS, vectors) * vectors**-0.5]))
        self.proj, self.seg, self.found = nn.Linear(vectors, width), nn.Embedding(3, width), nn.Linear(2, width)
        nn.init.normal_(self.seg.weight, std=0.02)
        self.blocks = nn.ModuleList(Block(width, heads, hidden) for _ in range(blocks))
        self.norm, self.gate = nn.LayerNorm(width), nn.Linear(width, 1)
        self.out = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(approximate="tanh"), nn.Linear(width, 1))

    def forward(self, rows: Rows) -> Tensor:
        """Give the log-odds of each pair."""
        return self.judge(self.read(rows), rows)

    def read(self, rows: Rows) -> Tensor:
        """Give what each token comes to: shape `(pairs, tokens, width)`."""
        across = self._across(rows)
        values = self.proj(self.emb(rows.tokens) * _EMBEDDED) + self.seg(rows.sides)
        values = values + self.found(across.amax(3).transpose(1, 2))
        mask = torch.where(rows.padding, _NEVER, 0.0)[:, None, None]
        turns = _turns(rows.tokens.shape[1], values.shape[2] // self.heads)
        across = across.to(torch.get_autocast_dtype("cpu")) if torch.is_autocast_enabled("cpu") else across
        for block in self.blocks:
            values = block(values, across, mask, turns)
        return self.norm(values)

    def judge(self, values: Tensor, rows: Rows) -> Tensor:
        """Tell from the opening mark, and from the question's tokens as far as each is looked at."""
        gates = self.gate(values).squeeze(-1).float().masked_fill(rows.padding | (rows.sides != 0), _NEVER).softmax(1)
        pooled = (values * gates[..., None].to(values.dtype)).sum(1)
        return self.out(torch.cat([values[:, 0], pooled], 1)).squeeze(1).float()

    def _across(self, rows: Rows) -> Tensor:
        """Give cosines, not below 0, and equality of tokens on different sides: shape `(pairs, 2, tokens, tokens)`."""
        unit, asked = self.unit[rows.tokens], rows.sides == 0
        near = (unit @ unit.transpose(1, 2)).clamp_min(0)
        same = (rows.tokens[:, :, None] == rows.tokens[:, None]) & (rows.tokens < self.size)[:, None]
        apart = (asked[:, :, None] != asked[:, None]) & ~rows.padding[:, None] & ~rows.padding[:, :, None]
        return torch.stack([near, same.to(near.dtype)], 1) * apart[:, None].to(near.dtype)


def write_joint(net: JointNet, encoder: StaticEncoder, into: Path) -> None:
    """Write what `qa.scorer.joint` needs: token vectors as the first layer gives them at 8 bits, the rest at 16."""
    weights = {name: value.detach().float() for name, value in net.state_dict().items()}
    rows = weights.pop("emb.weight")[: net.size + HIDDEN]
    table = rows * _EMBEDDED @ weights.pop("proj.weight").T + weights.pop("proj.bias")
    scale = table.abs().amax(1) / _MOST
    written = {name: value.numpy().astype(np.float16) for name, value in weights.items()}
    written |= {"table": (table / scale[:, None]).round().to(torch.int8).numpy(), "scale": scale.numpy()}
    about = {"blocks": len(net.blocks), "heads": net.heads, "vocabulary_sha256": encoder.vocabulary_sha256}
    save_file(written, into, metadata={"network": json.dumps(about)})


def read_joint(path: Path, encoder: StaticEncoder) -> JointNet:
    """Read what `write_joint` wrote, to train it on; the first layer is in the token vectors then.

    Raises SettingError where the file is missing or damaged, or of another vocabulary.
    """
    net = JointNet(encoder)
    try:
        weights = {name: torch.from_numpy(value.astype(np.float32)) for name, value in load_file(path).items()}
        table = weights.pop("table") * weights.pop("scale")[:, None] / _EMBEDDED
        rows = net.emb.weight.detach().clone()
        rows[: len(table)] = table
        width = net.proj.weight.shape[0]
        own = {"emb.weight": rows, "proj.weight": torch.eye(width), "proj.bias": torch.zeros(width)}
        net.load_state_dict(weights | own)
    except (OSError, SafetensorError, KeyError, RuntimeError) as error:
        what = f"权重“{path.name}”缺失、损坏或不合词表（{type(error).__name__}）"
        raise SettingError(f"{what}：请先运行 python -m qa.training.joint。") from None
    return net


def _turns(length: int, width: int) -> Tensor:
    angles = torch.arange(length)[:, None] * _WAVES ** (-torch.arange(0, width, 2) / width)
    angles = torch.cat([angles, angles], -1)
    return torch.stack([angles.cos(), angles.sin()])


def _turned(vectors: Tensor, turns: Tensor) -> Tensor:
    first, second = vectors.chunk(2, -1)
    return vectors * turns[0] + torch.cat([-second, first], -1) * turns[1]
