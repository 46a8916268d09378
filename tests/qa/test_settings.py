from pathlib import Path

import pytest

from index.embed import SHIPPED_ENCODER
from qa.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch):
    for name in ("YANXIAOGE_INDEX", "YANXIAOGE_ENCODER", "YANXIAOGE_HOME_PLACE", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_what_is_so_by_itself(monkeypatch):
    monkeypatch.setenv("HOME", "/home/user")
    assert read_settings() == Settings(Path("/home/user/.local/share/yanxiaoge/index"), SHIPPED_ENCODER, None)


def test_the_users_data_folder(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert read_settings().index == Path("/data/yanxiaoge/index")


def test_what_the_operator_sets(monkeypatch):
    monkeypatch.setenv("YANXIAOGE_INDEX", "/srv/index")
    monkeypatch.setenv("YANXIAOGE_ENCODER", "/srv/encoder")
    monkeypatch.setenv("YANXIAOGE_HOME_PLACE", "盐湖区")
    assert read_settings() == Settings(Path("/srv/index"), Path("/srv/encoder"), "盐湖区")


def test_an_empty_setting_is_none(monkeypatch):
    monkeypatch.setenv("HOME", "/home/user")
    for name in ("YANXIAOGE_INDEX", "YANXIAOGE_ENCODER", "YANXIAOGE_HOME_PLACE", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, "")
    assert read_settings() == Settings(Path("/home/user/.local/share/yanxiaoge/index"), SHIPPED_ENCODER, None)
