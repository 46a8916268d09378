"""Train the joint reader on running text first: `python -m qa.training.pretrain DATA --into FILE`.

It learns to guess hidden words, and whether a piece belongs to a text (`qa.training.cloze`). What comes out is where
`qa.training.joint` begins; it is not shipped.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, normalize

from corpus.errors import InputError, YanxiaogeError
from index.static import StaticEncoder, Tokens
from index.training.data import NOT_FREE, DataFolder
from qa.training.card import write_card
from qa.training.cloze import Cloze, Clozes, Flat
from qa.training.jointnet import JointNet
from qa.training.learn import HALF_IS_QUICK, Recipe, learn
from qa.training.network import kept_reports, training_parser

_NAME = "qa.training.pretrain"
_RECIPE = Recipe(steps=5000, groups=64, rate=1.2e-3, warm=300, decay=0.05)
_MOST = {"crud_news": 45_000_000, "fewclue_misc": 15_000_000, "sogou_news": 15_000_000}
"""Characters read of the prose files; of the others"""
_MOST_OF_OTHERS = 8_000_000
_LINES = 20
"""So many lines of prose are taken for one text."""
_LINE, _SHORTEST = 600, 12
_PAIRS = 25_000
_QUESTION, _PASSAGE = 120, 500
_OTHERS = 3000
"""A hidden word is to be told from so many drawn by how common they are."""
_BELONGS = 0.5
_TABLE_PACE = 0.3
"""Token vectors, made by the encoder, are learnt at less than the full rate."""


class Guesses(nn.Module):  # type: ignore[misc]
    """A reader that guesses hidden words by the cosine with their vectors."""

    def __init__(self, net: JointNet) -> None:
        super().__init__()
        self.net = net
        width, vectors = net.proj.out_features, net.proj.in_features
        self.head, self.common = nn.Linear(width, vectors), nn.Parameter(torch.zeros(net.size))
        self.sharpness = nn.Parameter(torch.tensor(12.0))

    def loss(self, cloze: Cloze, drawn: Tensor) -> Tensor:
        """Give the loss; the hidden words are told apart from one another and from those drawn."""
        values = self.net.read(cloze.rows)
        among = torch.unique(torch.cat([cloze.gold, drawn]))
        guesses = normalize(self.head(values[cloze.hidden]), dim=-1)
        likely = guesses @ normalize(self.net.emb.weight[among], dim=-1).T * self.sharpness + self.common[among]
        guessed = cross_entropy(likely.float(), torch.searchsorted(among, cloze.gold))
        return guessed + _BELONGS * binary_cross_entropy_with_logits(self.net.judge(values, cloze.rows), cloze.belongs)


def main(arguments: list[str]) -> None:
    """Read, train and write; raises YanxiaogeError where that cannot be done."""
    chosen = training_parser(_NAME, __doc__, _RECIPE).parse_args(arguments)
    began, data, counts = time.monotonic(), DataFolder(chosen.data), Counter[str]()
    encoder = StaticEncoder.load(chosen.encoder)
    texts = Flat(_tokens(read_texts(data, chosen.hold_out, counts), encoder))
    if not len(texts.tokens):
        raise InputError(f"“{data.root}”里没有可读的文章：请把数据文件夹作为参数。")
    pairs = list(read_pairs(data, counts))
    asked, passages = (Flat(_tokens((pair[side] for pair in pairs), encoder)) for side in (0, 1))
    print(f"{len(texts)} texts, {len(texts.tokens)} tokens; {len(pairs)} pairs", flush=True)
    clozes = Clozes(texts, asked, passages, encoder, np.random.default_rng(chosen.seed))
    torch.manual_seed(chosen.seed)
    random.seed(chosen.seed)
    net, recipe = Guesses(JointNet(encoder)), replace(_RECIPE, seed=chosen.seed, steps=chosen.steps)
    common = torch.from_numpy((clozes.counts + 1.0) ** 0.5)

    def losses_at(_: int) -> Iterator[Tensor]:
        """Give what is lost on pieces drawn anew."""
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF_IS_QUICK):
            loss = net.loss(clozes.draw(recipe.groups), torch.multinomial(common, min(_OTHERS, len(common))))
        yield loss  # its gradient is taken at full precision

    learn(net, losses_at, recipe, slow={"net.emb.weight": _TABLE_PACE})
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.contiguous() for name, value in net.net.state_dict().items()}, chosen.into)
    write_card(chosen.into, _NAME, "from the encoder's token vectors", counts, recipe, data, time.monotonic() - began)


def read_texts(data: DataFolder, held: list[Path], counts: Counter[str]) -> Iterator[str]:
    """Give the reports that may be trained on, and prose by twenty lines. Raises InputError for a damaged file."""
    for report in kept_reports(data, held):
        counts["reports"] += 1
        yield "\n".join(report["paragraphs"])
    for path in data.names("train/text-*.txt.xz"):
        name = Path(path).name.removeprefix("text-").removesuffix(".txt.xz")
        room, kept = _MOST.get(name, _MOST_OF_OTHERS), list[str]()
        for line in data.lines(path):
            if len(line) >= _SHORTEST and room > 0:
                room -= len(line)
                kept.append(line[:_LINE])
        for i in range(0, len(kept), _LINES):
            counts[name] += 1
            yield "\n".join(kept[i : i + _LINES])


def read_pairs(data: DataFolder, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Give questions with their passages, of each set the first 25,000. Raises InputError for a damaged file."""
    for path in data.names("train/pairs-*.jsonl.xz"):
        name = Path(path).name.removeprefix("pairs-").removesuffix(".jsonl.xz")
        for row in data.rows(path, _PAIRS) if name not in NOT_FREE else ():
            if row.get("question") and row.get("passage"):
                counts[name] += 1
                yield row["question"][:_QUESTION], row["passage"][:_PASSAGE]


def _tokens(texts: Iterator[str], encoder: StaticEncoder) -> Iterator[Tokens]:
    some = list[str]()
    for text in texts:
        some.append(text)
        if len(some) == 2000:
            yield from encoder.tokenize(some)
            some.clear()
    yield from encoder.tokenize(some)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except YanxiaogeError as error:
        sys.exit(str(error))
