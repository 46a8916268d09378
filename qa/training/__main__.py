"""Fit the gate: `python -m qa.training INDEX` prints coefficients for `qa/gate.py` and what they are worth."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.errors import YanxiaogeError
from index.embed import load_encoder
from index.generations import Generations
from index.retrieve import Retriever
from index.training.asked import for_scorer, read_asked
from qa.gate import probability
from qa.snapshot import Snapshot
from qa.training.examples import Example, read_examples
from qa.training.fit import fit


def main(root: Path) -> None:
    """Read the examples, fit and print. Raises YanxiaogeError where there is no such index."""
    snapshot = Snapshot(Retriever(Generations(root).open(), load_encoder()), None)
    examples = [e for e in read_examples(snapshot, for_scorer(read_asked())) if e.evidence]
    if not examples:
        raise YanxiaogeError(f"索引“{root}”里没有训练问题所问的报告：请先用工作报告的文件夹建立索引。")
    _say_ranking(examples)
    for name, kinds in (("figure", ("figure",)), ("other", ("list", "summary", "name", "yes_no", "place"))):
        some = [example for example in examples if example.question.kind in kinds]
        fitted = fit(some, [max(probability(e.question, one) for one in e.evidence) for e in some])
        weights = "  ".join(f"{feature} {weight:.2f}" for feature, weight in fitted.weights.items())
        print(f"{name}: {len(some)} questions, ROC area {fitted.area:.4f} (now {fitted.area_before:.4f})")
        print(f"  constant {fitted.constant:.2f}  {weights}")


def _say_ranking(examples: list[Example]) -> None:
    meant = [example.meant == 0 for example in examples if example.answered]
    print(f"the sentence meant comes first: {sum(meant)} of {len(meant)} questions")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except YanxiaogeError as error:
        sys.exit(str(error))
