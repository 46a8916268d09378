"""The data folder: packed rows in, checksums out."""

from __future__ import annotations

import hashlib
import json
import lzma
from itertools import islice
from pathlib import Path
from typing import Any

from corpus.errors import InputError

NOT_FREE = ("lawyer_llama", "ocnli", "bq", "lcqmc", "sim_webank")
"""Sets lent for research or non-commercial use only: never trained on."""


class DataFolder:
    """Reads the files of one data folder, and remembers the checksum of each that was read."""

    def __init__(self, root: Path) -> None:
        """Raises InputError where there is no such folder, or no training data in it."""
        if not (root / "train").is_dir():
            raise InputError(f"“{root}”里没有训练数据（train 文件夹）：请把数据文件夹作为参数。")
        self.root = root
        self.sha256: dict[str, str] = {}

    def rows(self, name: str, most: int | None = None) -> list[Any]:
        """Give the first `most` JSON lines of `name`, a path within the folder.

        Raises InputError where the file is missing or damaged.
        """
        return [json.loads(line) for line in self.lines(name, most)]

    def lines(self, name: str, most: int | None = None) -> list[str]:
        """Give the first `most` lines of `name`, without their ends. Raises InputError as `rows` does."""
        path = self.root / name
        try:
            self.sha256[name] = hashlib.sha256(path.read_bytes()).hexdigest()
            with lzma.open(path, "rt", encoding="utf-8") as packed:
                return [line.rstrip("\n") for line in islice(packed, most)]
        except (OSError, lzma.LZMAError, EOFError, UnicodeDecodeError):
            raise InputError(f"训练数据“{path}”缺失或损坏：请重新复制数据文件夹。") from None

    def names(self, pattern: str) -> list[str]:
        """Give the paths within the folder that match, in order."""
        return sorted(str(path.relative_to(self.root)) for path in self.root.glob(pattern))
