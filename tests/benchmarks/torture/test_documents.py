"""The short form of `python -m benchmarks.torture.documents`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.torture.document_bombs import bombs
from benchmarks.torture.document_seeds import seed
from benchmarks.torture.documents import examine, mutants
from corpus.readers import SUFFIXES
from corpus.sandbox import Limits


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if seed(suffix)])
def test_the_seed_is_a_sound_report(suffix: str, tmp_path: Path):
    [outcome] = examine(iter([(f"甲{suffix}", seed(suffix) or b"")]), tmp_path)
    assert (outcome.how, outcome.said) == ("read", "")


def test_damaged_files_are_read_or_refused_by_name(tmp_path: Path):
    outcomes = list(examine(mutants(120), tmp_path))
    how = Counter(outcome.how for outcome in outcomes)
    assert [outcome for outcome in outcomes if outcome.how not in ("read", "refused")] == []
    assert how.total() == 120
    assert min(how["read"], how["refused"]) > 10, "else the mutants are too tame, or too wild, to find anything"


def test_bombs_are_read_refused_or_stopped(tmp_path: Path):
    outcomes = list(examine(bombs(SUFFIXES, large=False), tmp_path, Limits(seconds=0.5)))
    assert [outcome for outcome in outcomes if outcome.how not in ("read", "refused", "stopped")] == []
    assert list(tmp_path.iterdir()) == []
