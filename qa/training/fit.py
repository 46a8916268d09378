"""A logistic regression over what the gate looks at, and how well it does on places left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from qa.gate.likelihood import FEATURES, features
from qa.training.examples import Example

Floats = NDArray[np.float64]
_FOLDS = 8
_STRENGTH = 3.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Coefficients, and the area under the ROC curve over questions of places that were left out."""

    constant: float
    weights: dict[str, float]
    area: float
    area_before: float
    """The same of the coefficients in use."""


def fit(examples: Sequence[Example], before: Sequence[float], names: Sequence[str]) -> Fitted:
    """Fit one regression over these features; `before` is the probability in use of each example's surest sentence."""
    columns = [FEATURES.index(name) for name in names]
    places = np.array([example.place for example in examples])
    answered = np.array([example.answered for example in examples])
    found = np.zeros(len(examples))
    for train, test in GroupKFold(_FOLDS).split(places, groups=places):
        model = _model([examples[i] for i in train], columns)
        found[test] = [_surest(model, examples[i], columns) for i in test]
    model = _model(examples, columns)
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
    areas = (float(roc_auc_score(answered, scores)) for scores in (found, before))
    return Fitted(float(model.intercept_[0]), weights, *areas)


def _model(examples: Sequence[Example], columns: Sequence[int]) -> LogisticRegression:
    rows, labels, shares = [], [], []
    for example in examples:
        labelled = [pair for pair in example.labelled if pair[0].answers]
        for evidence, answers in labelled:
            rows.append([features(example.question, evidence)[column] for column in columns])
            labels.append(answers)
            shares.append(1 / len(labelled))
    right, weights = np.array(labels), np.array(shares)
    weights[~right] *= weights[right].sum() / weights[~right].sum()
    return LogisticRegression(C=_STRENGTH, max_iter=2000).fit(np.array(rows), right, sample_weight=weights)


def _surest(model: LogisticRegression, example: Example, columns: Sequence[int]) -> float:
    told = [features(example.question, evidence) for evidence in example.evidence if evidence.answers]
    rows = [[row[column] for column in columns] for row in told]
    return float(model.predict_proba(np.array(rows))[:, 1].max()) if rows else 0.0
