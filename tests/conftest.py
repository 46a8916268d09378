"""What is slow to make is made once a run: the encoder, and three indexes that no test may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.read import SHIPPED, read_report
from index.build import build_index
from index.embed import load_encoder
from index.generations import Generations
from index.retrieve import Retriever
from index.soft import SoftMatch
from index.static import StaticEncoder
from qa.assistant import Assistant
from qa.snapshot import Snapshot
from tests.sample_reports import CITY, CITY_NAME, COUNTY, COUNTY_NAME


@pytest.fixture(scope="session")
def encoder() -> StaticEncoder:
    encoder = load_encoder()
    assert isinstance(encoder, StaticEncoder)
    return encoder


@pytest.fixture(scope="session")
def soft(encoder):
    return SoftMatch(encoder)


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    (folder / CITY_NAME).write_text(CITY, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def city_report(city_folder):
    return read_report(city_folder / CITY_NAME)


@pytest.fixture(scope="session")
def city_root(city_folder, encoder, tmp_path_factory) -> Path:
    """An index of one city's report."""
    root = tmp_path_factory.mktemp("city-index") / "index"
    build_index([city_folder], root, encoder=encoder)
    return root


@pytest.fixture(scope="session")
def city(city_root, encoder):
    return Assistant(city_root, encoder)


@pytest.fixture(scope="session")
def city_snapshot(city_root, encoder):
    return Snapshot(Retriever(Generations(city_root).open(), encoder), None)


@pytest.fixture(scope="session")
def shelf_root(city_folder, encoder, tmp_path_factory) -> Path:
    """An index of two places' reports."""
    root = tmp_path_factory.mktemp("shelf-index") / "index"
    county = tmp_path_factory.mktemp("county") / COUNTY_NAME
    county.write_text(COUNTY, encoding="utf-8")
    build_index([city_folder, county], root, encoder=encoder)
    return root


@pytest.fixture(scope="session")
def shelf_snapshot(shelf_root, encoder):
    return Snapshot(Retriever(Generations(shelf_root).open(), encoder), None)


@pytest.fixture(scope="session")
def page_root(encoder, tmp_path_factory) -> Path:
    """An index of the report that ships."""
    root = tmp_path_factory.mktemp("page-index") / "index"
    build_index([SHIPPED], root, encoder=encoder)
    return root


@pytest.fixture(scope="session")
def shipped(page_root, encoder):
    return Assistant(page_root, encoder)
