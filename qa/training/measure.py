"""How well the networks read: `python -m qa.training.measure DATA` prints it for questions that none has learnt from.

They are the questions written for reports of every fifth place. Some the sentence answers, others it leaves open: the
area under the ROC curve says how well the two are told apart by it alone, the count how often the sentence that
answers comes before those near it. Below stand pairs that were judged by reading (`qa.training.judgements`), of every
fourth place and passage, whose pairs nothing learns from: there the question was not written for the sentence.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus.errors import InputError, YanxiaogeError
from index.embed import SHIPPED_ENCODER
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.training.asked import WORDED_ASKED, for_scorer, read_asked
from index.training.data import DataFolder
from qa.evidence.reading import JOINT
from qa.metrics.ranking import roc_area
from qa.scorer.maths import Floats
from qa.scorer.shipped import WEIGHTS, WORDED_WEIGHTS, answer_logits, joint_logits
from qa.training.groups import Candidate, Group
from qa.training.judgements import Judged, is_kept, on_passages, on_reports, read_judged
from qa.training.network import kept_reports
from qa.training.reportgroups import asked_groups
from qa.understanding.kinds import IN_WORDS, find_kind

_NEAR = 10
"""So many sentences are read of an answered question, its own among them."""
_TIMED, _TIMES = 20, 15
Logits = Callable[[str, Sequence[Candidate]], Floats]


def main(folder: Path) -> None:
    """Read, measure and print. Raises YanxiaogeError where the folder has no reports that are asked about."""
    encoder = StaticEncoder.load(SHIPPED_ENCODER)
    readers, measured = _readers(SoftMatch(encoder)), list[Group]()
    for name, groups in _sets(DataFolder(folder), encoder):
        answered, opened = ([g for g in groups if g.answered is told] for told in (True, False))
        if answered and opened:
            measured += groups
            print(f"{name}: {len(answered)} answered, {len(opened)} left open")
            for reader, logits in readers.items():
                print(f"  {reader:<28} {_line(answered, opened, logits)}", flush=True)
    for name, pairs in _judged(DataFolder(folder)):
        answers = [one.answers for one in pairs]
        if not (any(answers) and not all(answers)):
            continue
        print(f"{name}, judged: {sum(answers)} answered, {len(answers) - sum(answers)} left open")
        for reader, logits in readers.items():
            read = [float(logits(one.question, [one.candidate])[0]) for one in pairs]
            print(f"  {reader:<28} ROC area {roc_area(read, answers):.4f}", flush=True)
    if not measured:
        raise InputError(f"“{folder}”里没有留作测量的问题所问的报告：请把数据文件夹作为参数。")
    print(f"{_TIMED} sentences by the joint reader: {_milliseconds(measured, readers['joint reader']):.0f} ms")


def _sets(data: DataFolder, encoder: StaticEncoder) -> Iterator[tuple[str, list[Group]]]:
    reports = kept_reports(data, [])
    for name, path, in_words in (("figures", None, False), ("in words", WORDED_ASKED, True)):
        asked = for_scorer(read_asked(path) if path else read_asked())
        groups = asked_groups(reports, encoder, asked)
        yield name, [group for group in groups if (find_kind(group.question) in IN_WORDS) is in_words]


def _judged(data: DataFolder) -> Iterator[tuple[str, list[Judged]]]:
    kept = [row for row in read_judged() if is_kept(row)]
    on_sentences = list(on_reports(kept_reports(data, []), kept))
    for name, in_words in (("figures", False), ("in words", True)):
        yield name, [one for one in on_sentences if (find_kind(one.question) in IN_WORDS) is in_words]
    yield "passages", list(on_passages(data, kept))


def _readers(soft: SoftMatch) -> Mapping[str, Logits]:
    def read_by(weights: Path) -> Logits:
        return lambda question, sentences: answer_logits(question, sentences, soft, weights)

    def joint(question: str, sentences: Sequence[Candidate]) -> Floats:
        return joint_logits(question, sentences, soft)

    def together(weights: Path) -> Logits:
        """Mix a smaller network with the joint reader as answers are read."""
        one = read_by(weights)
        return lambda question, some: (
            np.float32(1 - JOINT) * one(question, some) + np.float32(JOINT) * joint(question, some)
        )

    return {
        "network": read_by(WEIGHTS),
        "worded": read_by(WORDED_WEIGHTS),
        "joint reader": joint,
        "network and joint reader": together(WEIGHTS),
        "worded and joint reader": together(WORDED_WEIGHTS),
    }


def _line(answered: Sequence[Group], opened: Sequence[Group], logits: Logits) -> str:
    read = [logits(group.question, group.candidates[:_NEAR]) for group in answered]
    own = [float(some[0]) for some in read]
    left = [float(logits(group.question, group.candidates[:1])[0]) for group in opened]
    area = roc_area([*own, *left], [True] * len(own) + [False] * len(left))
    first = sum(bool(some[0] >= some.max()) for some in read)
    return f"ROC area {area:.4f}  the one meant first {first} of {len(read)}"


def _milliseconds(groups: Sequence[Group], logits: Logits) -> float:
    """Time sentences as they come, the median of several times."""
    some = [candidate for group in groups for candidate in group.candidates][:_TIMED]
    spent = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        logits(groups[0].question, some)
        spent.append(time.perf_counter() - began)
    return 1000 * float(np.median(spent))


if __name__ == "__main__":
    try:
        parser = argparse.ArgumentParser(prog="python -m qa.training.measure", description=__doc__)
        parser.add_argument("data", type=Path, help="the data folder, with train/ and reports/")
        main(parser.parse_args().data)
    except YanxiaogeError as error:
        sys.exit(str(error))
