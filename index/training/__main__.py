"""Train the static encoder, from nothing or on from a model: `python -m index.training DATA --into DIR`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from corpus.errors import YanxiaogeError
from index.static import StaticEncoder
from index.training.batches import tokenize_source
from index.training.card import write_card
from index.training.data import DataFolder
from index.training.model import read_vectors, write_model
from index.training.pairs import read_sources
from index.training.start import make_start
from index.training.train import Recipe, train


def main(arguments: list[str]) -> None:
    """Read, train and write; raises YanxiaogeError where that cannot be done."""
    chosen = _parse(arguments)
    began, data = time.monotonic(), DataFolder(chosen.data)
    start = chosen.start or chosen.into
    if not chosen.start:
        make_start(data, chosen.hold_out, start, chosen.seed)
        print(f"vocabulary and first vectors: {time.monotonic() - began:.0f} s", flush=True)
    encoder, vectors = StaticEncoder.load(start), read_vectors(start)
    recipe = Recipe(seed=chosen.seed, rate=chosen.rate, scale=chosen.scale, passes=chosen.passes, drop=chosen.drop)
    sources = [tokenize_source(encoder, source) for source in read_sources(data, chosen.hold_out, recipe.seed)]
    for source in sources:
        print(f"{source.name:<24} {len(source.left):>7} pairs × {source.times}", flush=True)
    trained, losses = train(vectors, sources, recipe)
    write_model(start, chosen.into, trained)
    write_card(chosen.into, chosen.start, recipe, sources, data, losses, time.monotonic() - began)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("data", type=Path, help="the data folder, with train/ and reports/")
    parser.add_argument("--into", type=Path, required=True, help="the model folder to write")
    parser.add_argument(
        "--start", type=Path, help="a model folder to train on from; by default one is made from nothing"
    )
    parser.add_argument(
        "--hold-out", type=Path, nargs="*", default=[], help="question files; their places are left out"
    )
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--rate", type=float, default=Recipe.rate)
    parser.add_argument("--scale", type=float, default=Recipe.scale)
    parser.add_argument("--passes", type=float, default=Recipe.passes, help="how often all of it is gone through")
    parser.add_argument("--drop", type=float, default=Recipe.drop, help="share of the tokens left out of each text")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except YanxiaogeError as error:
        sys.exit(str(error))
