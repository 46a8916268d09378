"""Questions and evidence over the test city, without a search in between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.types import Period
from index.passages import passages_of
from index.types import Hit
from qa.evidence.finding import find_evidence
from qa.understanding.question import understand


@pytest.fixture(scope="session")
def read(soft):
    """Understand a question as the city's people ask it in 2023."""
    return lambda text: understand(text, soft, year=2023, home=("临江市", "临江"))


@pytest.fixture(scope="session")
def city_hits(city_report):
    """Give every paragraph as a hit, in reading order, with years as an index has them."""
    passages = passages_of(city_report, city_report.paragraphs, ())
    return tuple(
        Hit(replace(passage, years=passage.paragraph.section.period or Period(2022, 2024)), rank, 1.0)
        for rank, passage in enumerate(passages, 1)
    )


@pytest.fixture(scope="session")
def evidence_for(read, soft, city_hits):
    return lambda text: find_evidence(read(text), city_hits, soft, year=2023)


@pytest.fixture(scope="session")
def world(city_snapshot):
    return city_snapshot.world(city_snapshot.year)
