"""Learn which words speak for an answer: `python -m qa.training.usual QUESTIONS… --into qa/understanding/usual.txt`.

It learns from the questions written for reports and from those of the question files, which should be ones that may be
looked at; it says how well each file's are told apart by the words of the others. With `--worded` it learns for what is
answered in words, by the questions of four places out of five: the gate is fitted on those of the fifth.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from corpus.errors import InputError, YanxiaogeError
from index.embed import SHIPPED_ENCODER
from index.soft import SoftMatch
from index.static import StaticEncoder
from index.training.asked import WORDED_ASKED, Asked, for_encoder, read_asked
from qa.evaluate import read_questions
from qa.training.examples import Example
from qa.understanding.kinds import IN_WORDS, Kind
from qa.understanding.question import understand
from qa.understanding.usual import words_of

KINDS: tuple[Kind, ...] = ("figure", "date")
"""Both say much about what is measured; each that is left open is one more to learn from."""
_FOLDS = 8
_STRENGTH = 0.1
_OFTEN = 3
_OF_SETS = 3.0
"""A question of the files counts as so many written for a sentence; those left open half as much as those answered."""
_LEAST = 0.02
_NOWHERE = "全国"


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a question, and whether it was answered."""

    words: frozenset[str]
    answered: bool
    group: str
    """What is left out together: a place or a file; empty for the questions that every fold learns from."""


def learn(told: Sequence[Told]) -> dict[str, float]:
    """Give each word that is not rare its weight. Raises InputError where nothing is answered or nothing left open."""
    answered = np.array([one.answered for one in told])
    if answered.all() or not answered.any():
        raise InputError("词权要从答得出和答不出的问题两种里学：请把题集作为参数。")
    often = Counter(word for one in told for word in one.words)
    numbers = {word: i for i, word in enumerate(sorted(word for word, count in often.items() if count >= _OFTEN))}
    columns = [sorted(numbers[word] for word in one.words if word in numbers) for one in told]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for some in columns for column in some], np.int64)
    table = sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(told), len(numbers)))
    model = LogisticRegression(C=_STRENGTH, max_iter=500).fit(table, answered, sample_weight=_weights(told, answered))
    return dict(zip(numbers, model.coef_[0].tolist(), strict=True))


def out_of_fold(examples: Sequence[Example], written: Sequence[Told], soft: SoftMatch) -> list[Example]:
    """Weigh the words of every example by what those of other places tell; of figures and dates alone.

    What names no place is left out together.
    """
    examples = [example for example in examples if example.question.kind in KINDS]
    told = [Told(words_of(e.question.meaning, soft), e.answered, e.place or _NOWHERE) for e in examples]
    found = list(examples)
    for train, test in GroupKFold(_FOLDS).split(told, groups=[one.group for one in told]):
        weights = learn([*written, *(told[i] for i in train)])
        for i in test:
            usual = _sum(weights, told[i])
            found[i] = replace(examples[i], evidence=tuple(replace(e, usual=usual) for e in examples[i].evidence))
    return found


def written_questions(asked: Sequence[Asked], soft: SoftMatch, kinds: Sequence[Kind] = KINDS) -> list[Told]:
    """Read the questions of these kinds written for sentences of reports."""
    texts = [(text, one, True) for one in asked for text in one.answered]
    texts += [(text, one, False) for one in asked for text in one.not_answered]
    told = (_told(text, answered, "", soft, kinds, int(one.report[-4:])) for text, one, answered in texts)
    return [one for one in told if one]


def _told(
    text: str, answered: bool, group: str, soft: SoftMatch, kinds: Sequence[Kind], year: int | None
) -> Told | None:
    question = understand(text, soft, year=year, home=())
    one_thing = question.kind in kinds and not question.compares
    return Told(words_of(question.meaning, soft), answered, group) if one_thing else None


def _weights(told: Sequence[Told], answered: np.ndarray) -> np.ndarray:
    of_sets = np.array([bool(one.group) for one in told])
    open_ones, right = (of_sets & ~answered).sum(), (of_sets & answered).sum()
    weights = np.where(of_sets, _OF_SETS, 1.0)
    weights[of_sets & ~answered] *= right / max(open_ones, 1) / 2
    return weights


def _sum(weights: Mapping[str, float], one: Told) -> float:
    return sum(weights.get(word, 0.0) for word in one.words)


def main(sets: Sequence[Path], into: Path, *, worded: bool) -> None:
    """Learn, say how well, and write. Raises YanxiaogeError for a damaged set."""
    soft = SoftMatch(StaticEncoder.load(SHIPPED_ENCODER))
    kinds = IN_WORDS if worded else KINDS
    asked = for_encoder((*read_asked(), *read_asked(WORDED_ASKED))) if worded else read_asked()
    written, found = written_questions(asked, soft, kinds), list(_of_files(sets, soft, kinds))
    for name in dict.fromkeys(one.group for one in found):
        weights = learn([*written, *(one for one in found if one.group != name)])
        some = [one for one in found if one.group == name]
        answered = [one.answered for one in some]
        if len(set(answered)) > 1:
            area = roc_auc_score(answered, [_sum(weights, one) for one in some])
            print(f"{name:<24} {len(some):>5} questions, ROC area {area:.3f}", flush=True)
    kept = {word: weight for word, weight in learn([*written, *found]).items() if abs(weight) >= _LEAST}
    lines = [f"{word}\t{weight:.2f}\n" for word, weight in sorted(kept.items(), key=lambda pair: (pair[1], pair[0]))]
    into.write_text("".join(lines), encoding="utf-8")


def _of_files(sets: Iterable[Path], soft: SoftMatch, kinds: Sequence[Kind]) -> Iterable[Told]:
    for path in sets:
        for case in read_questions(path):
            answered = case.status == "answered"
            if not case.history and (told := _told(case.question, answered, path.stem, soft, kinds, None)):
                yield told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m qa.training.usual", description=__doc__)
    parser.add_argument("sets", type=Path, nargs="*", help="question files that may be looked at")
    parser.add_argument("--into", type=Path, required=True, help="the file to write")
    parser.add_argument("--worded", action="store_true", help="learn for what is answered in words")
    chosen = parser.parse_args()
    try:
        main(chosen.sets, chosen.into, worded=chosen.worded)
    except YanxiaogeError as error:
        sys.exit(str(error))
