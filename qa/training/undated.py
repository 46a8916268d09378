"""Fit the regression for texts without a year: `python -m qa.training.undated FOLDER` prints its coefficients.

FOLDER is a set as `yanxiaoge evaluate --retrieval` reads it, whose questions say beside which passage they are asked
and whether it answers them; `python -m index.training.searched` writes one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from corpus.errors import InputError, YanxiaogeError
from index.embed import load_encoder
from index.retrieve import Retriever
from qa.gate.likelihood import FEATURES, UNDATED_FEATURES, features
from qa.metrics.answered import evidence_beside
from qa.metrics.passagesets import PassageSet, passage_set
from qa.snapshot import Snapshot

_FOLDS = 5
_STRENGTH = 10.0
_THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.5)


def main(folder: Path) -> None:
    """Read the set, fit and print. Raises YanxiaogeError where the folder holds no such set."""
    encoder = load_encoder()
    with passage_set(folder, encoder) as of_folder:
        snapshot = Snapshot(Retriever(of_folder.generation, encoder), None)
        rows, answered, passages = zip(*_read(snapshot, of_folder), strict=True)
    features_of, right = np.array(rows), np.array(answered)
    if right.all() or not right.any():
        raise InputError(f"“{folder}”里的问题全都有答案或全都没有答案：两种都需要。")
    if len(set(passages)) < _FOLDS:
        raise InputError(f"“{folder}”里的问题只问到 {len(set(passages))} 段文字：至少需要 {_FOLDS} 段。")
    model = LogisticRegression(C=_STRENGTH)
    folds = GroupKFold(_FOLDS)
    likely = cross_val_predict(model, features_of, right, groups=passages, cv=folds, method="predict_proba")[:, 1]
    model.fit(features_of, right)
    weights = "  ".join(f"{name} {w:.2f}" for name, w in zip(UNDATED_FEATURES, model.coef_[0], strict=True))
    print(f"{len(right)} questions, ROC area {roc_auc_score(right, likely):.4f}, cross-validated by passage")
    print(f"constant {model.intercept_[0]:.2f}  {weights}")
    for least in _THRESHOLDS:
        passing = likely >= least
        print(
            f"from {least}: {passing[right].mean():.1%} of the answered pass, {passing[~right].mean():.1%} of the open"
        )


def _read(snapshot: Snapshot, of_folder: PassageSet) -> Iterator[tuple[tuple[float, ...], bool, str]]:
    """Give of each question the most that any sentence has of each feature, whether it is answered, and where."""
    if not of_folder.read:
        raise InputError("题集里没有“answerable”：每个问题要写明所指的段落能不能回答它。")
    columns = [FEATURES.index(name) for name in UNDATED_FEATURES]
    for row, evidence in evidence_beside(snapshot, of_folder.read):
        if evidence:
            most = np.array([features(question, one) for question, one in evidence]).max(axis=0)
            yield tuple(most[columns].tolist()), bool(row["answerable"]), row["near"][0]


if __name__ == "__main__":
    try:
        parser = argparse.ArgumentParser(prog="python -m qa.training.undated", description=__doc__)
        parser.add_argument("folder", type=Path, help="a set with passages.jsonl and questions.jsonl")
        main(parser.parse_args().folder)
    except YanxiaogeError as error:
        sys.exit(str(error))
