"""Fit the gate: `python -m qa.training INDEX [QUESTIONS …]` prints weights for `qa.gate.likelihood` and their worth.

It is fitted on the questions written for the reports of the index; those of the question files are taken in as well.
How usual a question for a figure is, is told by the words of other places' questions (`qa.training.usual`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import YanxiaogeError
from index.embed import load_encoder
from index.generations import Generations
from index.retrieve import Retriever
from index.training.asked import WORDED_ASKED, for_encoder, for_scorer, read_asked
from qa.evaluate import read_questions
from qa.gate.gate import probability
from qa.gate.likelihood import FIGURE_FEATURES, WORDED_FEATURES
from qa.snapshot import Snapshot
from qa.training.examples import Example, read_cases, read_examples
from qa.training.fit import fit
from qa.training.usual import out_of_fold, written_questions
from qa.understanding.kinds import BROAD, WORDED


def main(root: Path, sets: Sequence[Path]) -> None:
    """Read the examples, fit and print. Raises YanxiaogeError where there is no such index or a set is no set."""
    snapshot = Snapshot(Retriever(Generations(root).open(), load_encoder()), None)
    written = list(read_examples(snapshot, for_scorer((*read_asked(), *read_asked(WORDED_ASKED)))))
    cases = [case for path in sets for case in read_questions(path)]
    examples = [e for e in (*written, *read_cases(snapshot, cases)) if e.evidence]
    if not examples:
        raise YanxiaogeError(f"索引“{root}”里没有训练问题所问的报告：请先用工作报告的文件夹建立索引。")
    _say_ranking(examples)
    soft = snapshot.retriever.soft
    weighed = out_of_fold(examples, written_questions(for_encoder(read_asked()), soft), soft)
    figures = [example for example in weighed if example.question.kind == "figure"]
    worded, broad = ([e for e in examples if e.question.kind in some] for some in (WORDED, BROAD))
    kinds = (
        ("figure", figures, FIGURE_FEATURES),
        ("worded", worded, WORDED_FEATURES),
        ("broad", broad, WORDED_FEATURES),
    )
    for name, some, looked_at in kinds:
        fitted = fit(some, [max(probability(e.question, one) for one in e.evidence) for e in some], looked_at)
        weights = "  ".join(f"{feature} {weight:.2f}" for feature, weight in fitted.weights.items())
        print(f"{name}: {len(some)} questions, ROC area {fitted.area:.4f} (now {fitted.area_before:.4f})")
        print(f"  constant {fitted.constant:.2f}  {weights}")


def _say_ranking(examples: list[Example]) -> None:
    meant = [example.meant == 0 for example in examples if example.answered]
    print(f"the sentence meant comes first: {sum(meant)} of {len(meant)} questions")


if __name__ == "__main__":
    try:
        parser = argparse.ArgumentParser(prog="python -m qa.training", description=__doc__)
        parser.add_argument("index", type=Path, help="an index of the reports")
        parser.add_argument("questions", type=Path, nargs="*", help="question files")
        chosen = parser.parse_args()
        main(chosen.index, chosen.questions)
    except YanxiaogeError as error:
        sys.exit(str(error))
