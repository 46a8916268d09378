"""Models by their name on the model hub: only where the operator names one; a closed network is told at once."""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from pathlib import Path

from corpus.errors import SettingError

_NAME = re.compile(r"[\w.-]+/[\w.-]+$", re.ASCII)
_FILES = ["*.safetensors", "*.safetensors.index.json", "*.json", "*.txt", "*.jinja", "*.model"]
_PROBE_S = 3.0


def fetch(name: str) -> Path:
    """Give the folder of a model that is on this machine, or is downloaded now with a progress bar.

    Raises SettingError within five seconds where the hub cannot be reached.
    """
    if not _NAME.match(name):
        raise SettingError(f"找不到语言模型“{name}”：请写模型文件夹的路径，或模型库里的名字（如 Qwen/Qwen3-1.7B）。")
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=_FILES, local_files_only=True))
    except LocalEntryNotFoundError:
        pass
    if not _reachable(constants.ENDPOINT):
        raise SettingError(
            f"连不上模型库，下载不了语言模型“{name}”：请检查网络，或先把模型放进一个文件夹，再写它的路径。"
        )
    try:
        return Path(snapshot_download(name, allow_patterns=_FILES))
    except Exception as error:
        raise SettingError(
            f"语言模型“{name}”下载失败（{type(error).__name__}）：请检查名字和网络，或写一个模型文件夹的路径。"
        ) from error


def _reachable(url: str) -> bool:
    """Say whether anything answers there, an error page too; looking up a name has no time-out of its own."""
    answered: list[bool] = []
    asking = threading.Thread(target=lambda: answered.append(_answers(url)), daemon=True)
    asking.start()
    asking.join(_PROBE_S + 1)
    return bool(answered and answered[0])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=_PROBE_S):
            return True
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False
