"""The short form of `python -m benchmarks.torture.documents`."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.torture.document_bombs import bombs
from benchmarks.torture.document_seeds import seed
from benchmarks.torture.documents import PLAIN, examine, mutants
from corpus.readers import SUFFIXES
from corpus.sandbox import Limits


@pytest.mark.parametrize("suffix", PLAIN)
def test_the_seed_is_a_sound_report(suffix: str, tmp_path: Path):
    data = seed(suffix)
    assert data
    [outcome] = examine(iter([(f"甲{suffix}", data)]), tmp_path)
    assert (outcome.how, outcome.said) == ("read", "")


def test_damaged_files_are_read_or_refused_by_name(tmp_path: Path):
    outcomes = list(examine(mutants(100, PLAIN), tmp_path))
    how = Counter(outcome.how for outcome in outcomes)
    assert [outcome for outcome in outcomes if outcome.how not in ("read", "refused")] == []
    assert how.total() == 100
    assert min(how["read"], how["refused"]) > 5, "else the mutants are too tame, or too wild, to find anything"


def test_bombs_are_read_refused_or_stopped(tmp_path: Path):
    some = islice(bombs(SUFFIXES, large=False), 0, None, 4)
    outcomes = list(examine(some, tmp_path, Limits(seconds=0.5)))
    assert [outcome for outcome in outcomes if outcome.how not in ("read", "refused", "stopped")] == []
    assert list(tmp_path.iterdir()) == []
