from __future__ import annotations

import numpy as np
import pytest

from corpus.types import Paragraph, Period, Report, Section
from index.fields import Scope, allowed, fields_of
from index.store import Entry
from index.types import Passage


def entry(report_id: str, *periods: Period | None) -> Entry:
    paragraphs = tuple(
        Paragraph(f"{report_id}#{i}", report_id, "body", Section((), period, None), "字", i, i + 1)
        for i, period in enumerate(periods)
    )
    passages = tuple(Passage(p.id, p, p.start, p.text, "") for p in paragraphs)
    return Entry(Report(report_id, "", "", "", "", None, (), None, None, paragraphs), (), passages, False)


FIELDS = fields_of([entry("a", Period(2025, 2025), None), entry("b", Period(2021, 2025), Period(2026, 2026))])


def test_the_fields():
    assert FIELDS.tolist() == [[0, 2025, 2025], [0, 0, 0], [1, 2021, 2025], [1, 2026, 2026]]
    assert FIELDS.dtype == np.int32
    assert fields_of([]).shape == (0, 3)


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        (Scope(reports=frozenset({1})), [2, 3]),
        (Scope(reports=frozenset()), []),
        (Scope(period=Period(2025, 2025)), [0, 1, 2]),
        (Scope(period=Period(2026, 2030)), [1, 3]),
        (Scope(period=Period(1999, 1999)), [1]),
        (Scope(reports=frozenset({0, 1}), period=Period(2026, 2026)), [1, 3]),
        (Scope(reports=frozenset({1}), period=Period(2023, 2023)), [2]),
    ],
)
def test_what_lies_in_a_scope(scope: Scope, numbers: list[int]):
    mask = allowed(FIELDS, scope)
    assert mask is not None
    assert np.flatnonzero(mask).tolist() == numbers


def test_the_scope_of_everything_has_no_mask():
    assert allowed(FIELDS, Scope()) is None
