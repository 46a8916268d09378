from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.types import Period
from index.fields import Fields, Scope, gaps
from index.store import Place
from tests.index.worlds import plain_record, store_of

A = plain_record("a", Period(2025, 2025), None)
B = plain_record("b", Period(2021, 2025), Period(2026, 2026))
YEARS = np.array([[2025, 2025], [0, 0], [2021, 2025], [2026, 2026]], np.int16)


def inside(fields: Fields, scope: Scope) -> list[int] | None:
    mask = fields.allowed(scope)
    return None if mask is None else np.flatnonzero(mask).tolist()


@pytest.fixture(params=["one segment", "two"])
def fields(request: pytest.FixtureRequest, tmp_path: Path) -> Fields:
    segments = [[A, B]] if request.param == "one segment" else [[A], [B]]
    return Fields(YEARS, store_of(tmp_path, *segments))


def test_the_years_are_those_of_the_rows():
    assert [row[6:] for row in (*A.passages, *B.passages)] == list(map(tuple, YEARS.tolist()))


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        (Scope(reports=frozenset("b")), [2, 3]),
        (Scope(reports=frozenset()), []),
        (Scope(reports=frozenset("c")), []),
        (Scope(period=Period(2025, 2025)), [0, 1, 2]),
        (Scope(period=Period(2026, 2030)), [1, 3]),
        (Scope(period=Period(1999, 1999)), [1]),
        (Scope(reports=frozenset("ab"), period=Period(2026, 2026)), [1, 3]),
        (Scope(reports=frozenset("b"), period=Period(2023, 2023)), [2]),
    ],
)
def test_what_lies_in_a_scope(fields: Fields, scope: Scope, numbers: list[int]):
    assert inside(fields, scope) == numbers


def test_the_scope_of_everything_has_no_mask(fields: Fields):
    assert fields.allowed(Scope()) is None


def test_what_no_longer_counts_lies_in_no_scope(tmp_path: Path):
    again = plain_record("a", Period(2025, 2025))
    years = np.concatenate([YEARS, [[2025, 2025]]]).astype(np.int16)
    fields = Fields(years, store_of(tmp_path, [A, B], [again], gone=["a"]))
    assert inside(fields, Scope()) == [2, 3, 4]
    assert inside(fields, Scope(reports=frozenset("a"))) == [4]
    assert inside(fields, Scope(period=Period(2025, 2025))) == [2, 4]
    assert fields.allowed(Scope()) is not None
    # The scope of a search must not change what the next one finds.
    assert inside(fields, Scope()) == [2, 3, 4]


def test_no_passages(tmp_path: Path):
    fields = Fields(np.zeros((0, 2), np.int16), store_of(tmp_path, []))
    assert inside(fields, Scope(period=Period(2025, 2025))) == []


@pytest.mark.parametrize(
    ("held", "size", "found"),
    [([], 0, ()), ([], 3, ((0, 3),)), ([(0, 3)], 3, ()), ([(4, 6), (1, 2)], 8, ((0, 1), (2, 4), (6, 8)))],
)
def test_what_no_report_holds(held, size, found):
    assert gaps([Place(0, first, last, False) for first, last in held], size) == found
