"""Train the scorer's network: `python -m qa.training.network DATA --into FILE`.

It reads the token vectors of the shipped encoder, and is to be trained again where their vocabulary changes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

from corpus.errors import InputError, YanxiaogeError
from index.embed import SHIPPED_ENCODER
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.training.asked import for_encoder, read_asked
from index.training.data import DataFolder
from index.training.reports import Report, held_out
from qa.training.card import write_card
from qa.training.groups import Group, read_labelled, read_sets
from qa.training.learn import Lessons, Recipe, learn, ranking_losses
from qa.training.pairnet import PairNet
from qa.training.reportgroups import asked_groups, made_groups

_NAME = "qa.training.network"
REPORTS = "reports/reports.jsonl.xz"
"""Where in the data folder the reports are."""


def main(arguments: list[str]) -> None:
    """Read, train and write; raises YanxiaogeError where that cannot be done."""
    chosen = training_parser(_NAME, __doc__, Recipe()).parse_args(arguments)
    began, data, recipe = time.monotonic(), DataFolder(chosen.data), Recipe(seed=chosen.seed, steps=chosen.steps)
    encoder, chance = StaticEncoder.load(chosen.encoder), random.Random(chosen.seed)
    groups, labelled = read_groups(data, encoder, chosen.hold_out, chance), list(read_labelled(data))
    if not any(group.answered for group in groups):
        raise InputError(f"“{data.root}”里没有带答案的问题：请把数据文件夹作为参数。")
    counts = Counter(group.source for group in groups) + Counter(one.source for one in labelled)
    for name, count in counts.items():
        print(f"{name:<24} {count:>7}", flush=True)
    torch.manual_seed(recipe.seed)
    net, lessons = PairNet(), Lessons(groups, labelled, SoftMatch(encoder), chance)
    learn(net, lambda step: ranking_losses(net, lessons, step, recipe.groups), recipe)
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    write_network(net, encoder, chosen.into)
    write_card(chosen.into, _NAME, "from nothing", counts, recipe, data, time.monotonic() - began)


def read_groups(data: DataFolder, encoder: StaticEncoder, held: list[Path], chance: random.Random) -> list[Group]:
    """Read and make all groups. Raises InputError for a damaged file."""
    groups = list(read_sets(data, encoder, chance))
    if reports := kept_reports(data, held):
        groups += [*asked_groups(reports, encoder, for_encoder(read_asked())), *made_groups(reports, encoder, chance)]
    return groups


def kept_reports(data: DataFolder, held: list[Path]) -> list[Report]:
    """Read the reports but those of the places that question files ask about; none where the folder has none."""
    reports = data.rows(REPORTS) if data.names(REPORTS) else []
    return [report for report in reports if not held_out(report, held)]


def write_network(net: PairNet, encoder: StaticEncoder, into: Path) -> None:
    """Write the weights at half precision, with what is needed to run them."""
    weights = {name: value.detach().numpy().astype(np.float16) for name, value in net.state_dict().items()}
    about = {"blocks": len(net.blocks), "heads": net.heads, "vocabulary_sha256": encoder.vocabulary_sha256}
    save_file(weights, into, metadata={"network": json.dumps(about)})


def training_parser(name: str, description: str | None, recipe: Recipe) -> argparse.ArgumentParser:
    """Give the options that every training of a network has; `recipe` has the defaults."""
    parser = argparse.ArgumentParser(prog=f"python -m {name}", description=description)
    parser.add_argument("data", type=Path, help="the data folder, with train/ and reports/")
    parser.add_argument("--into", type=Path, required=True, help="the file to write; its card stands beside it")
    parser.add_argument("--encoder", type=Path, default=SHIPPED_ENCODER)
    parser.add_argument(
        "--hold-out", type=Path, nargs="*", default=[], help="question files; their places are left out"
    )
    parser.add_argument("--seed", type=int, default=recipe.seed)
    parser.add_argument("--steps", type=int, default=recipe.steps)
    return parser


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except YanxiaogeError as error:
        sys.exit(str(error))
