import pytest

from corpus.errors import StoreError
from index.build import build_index
from index.generations import Generations
from qa.serving import Serving


@pytest.fixture
def root(city_folder, tmp_path, encoder):
    root = tmp_path / "index"
    build_index([city_folder], root, encoder=encoder)
    return root


def test_a_new_generation_is_served_and_an_unreadable_pointer_changes_nothing(root, city_folder, encoder):
    serving = Serving(root, encoder, None)
    first = serving.current()
    assert (first.name, first.notice, serving.current() is first) == ("gen-000001", None, True)
    build_index([city_folder], root, encoder=encoder, full=True)
    assert serving.current().name == "gen-000002"
    (root / "CURRENT").write_text("nonsense", encoding="utf-8")
    assert (serving.current().name, serving.current().notice) == ("gen-000002", None)


def test_a_damaged_new_generation_is_stood_in_for_and_named(root, city_folder, encoder):
    serving = Serving(root, encoder, None)
    build_index([city_folder], root, encoder=encoder, full=True)
    (root / "gen-000002" / "manifest.json").write_text("{", encoding="utf-8")
    served = serving.current()
    assert served.name == "gen-000001"
    assert served.notice is not None
    assert "gen-000002" in served.notice
    assert serving.current() is served  # and is not opened anew for every question


def test_without_an_index_nothing_is_served(tmp_path, encoder):
    with pytest.raises(StoreError, match="没有索引"):
        Serving(tmp_path / "none", encoder, None)


def test_what_is_committed_while_another_is_opened_is_seen_next(root, city_folder, encoder, monkeypatch):
    opened = Generations.open

    def slow(self, check="auto"):
        generation = opened(self, check)
        monkeypatch.setattr(Generations, "open", opened)
        build_index([city_folder], root, encoder=encoder, full=True)
        return generation

    monkeypatch.setattr(Generations, "open", slow)
    serving = Serving(root, encoder, None)
    assert serving.current().name == "gen-000002"
