"""What an operator may set, by environment variables that begin with YANXIAOGE_."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from index.embed import SHIPPED_ENCODER

PREFIX = "YANXIAOGE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and whose questions are answered."""

    index: Path
    encoder: Path
    home_place: str | None
    """The place that a question means when it names none; by default the only place in the index."""


def read_settings() -> Settings:
    """Read the environment."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    index = os.environ.get(f"{PREFIX}INDEX")
    encoder = os.environ.get(f"{PREFIX}ENCODER")
    return Settings(
        Path(index).expanduser() if index else data / "yanxiaoge" / "index",
        Path(encoder).expanduser() if encoder else SHIPPED_ENCODER,
        os.environ.get(f"{PREFIX}HOME_PLACE") or None,
    )
