"""The command line, run in this process."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from qa.cli.main import run


@dataclass(frozen=True, slots=True)
class Done:
    status: int
    out: str
    err: str


@pytest.fixture
def cli(capsys, monkeypatch, tmp_path):
    for name in ("YANXIAOGE_INDEX", "YANXIAOGE_ENCODER", "YANXIAOGE_HOME_PLACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def command(*arguments):
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        return Done(status, *capsys.readouterr())

    return command
