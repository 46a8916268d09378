"""What an operator may set about the language model; read only where one is wanted, since pydantic takes its time."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import SettingError
from qa.settings import PREFIX

_OPENAI = re.compile(r"openai:(?P<model>[^@\s]+)@(?P<url>https?://\S+)$")
_TRANSFORMERS = re.compile(r"transformers:(?P<name>\S.*)$")
_DEVICE = re.compile(r"(?:auto|cpu|mps|cuda(?::\d{1,2})?)$")
_WRONG_TYPE = dict.fromkeys(("float_parsing", "int_parsing", "int_from_float"), "请写一个大于 0 的数")
_WRONG_TYPE["literal_error"] = "请写成 auto、float32、bfloat16、float16 之一"
_FORMS = "extractive、transformers:模型文件夹、openai:模型名@http://地址/v1"


class ModelSettings(BaseSettings):
    """The variables that begin with YANXIAOGE_ and concern a language model."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    answerer: str = "extractive"
    """`extractive`, `transformers:PATH` or `openai:MODEL@URL`."""
    llm_key: SecretStr | None = None
    """The key of the server; or in a file:"""
    llm_key_file: Path | None = None
    """A file with nothing but the key, that only its owner may read."""
    llm_timeout: float = 20.0
    """Seconds for a whole answer."""
    llm_max_tokens: int = 800
    """Tokens of an answer, thinking included."""
    llm_context: int = 8192
    """Tokens that the server's model takes; a model run here knows its own."""
    llm_device: str = "auto"
    """`auto`, `cpu`, `cuda`, `cuda:1`, `mps`."""
    llm_dtype: Literal["auto", "float32", "bfloat16", "float16"] = "auto"

    @field_validator("answerer")
    @classmethod
    def _known_form(cls, text: str) -> str:
        text = text.strip()
        if text == "extractive" or _TRANSFORMERS.match(text) or _is_server(text):
            return text
        raise ValueError(f"请写成 {_FORMS} 之一，地址里不带用户名和密码")

    @field_validator("llm_timeout", "llm_max_tokens", "llm_context")
    @classmethod
    def _positive(cls, number: float) -> float:
        if not 0 < number <= 1_000_000:
            raise ValueError("请写一个大于 0 的数")
        return number

    @field_validator("llm_device")
    @classmethod
    def _known_device(cls, name: str) -> str:
        if not _DEVICE.match(name):
            raise ValueError("请写成 auto、cpu、cuda、cuda:1、mps 之一")
        return name

    @property
    def folder(self) -> str | None:
        """The model folder or hub name, where a model is to run here."""
        match = _TRANSFORMERS.match(self.answerer)
        return match["name"] if match else None

    @property
    def server(self) -> tuple[str, str] | None:
        """Model and address, where a server is to be asked."""
        match = _OPENAI.match(self.answerer)
        return (match["model"], match["url"]) if match else None

    def key(self) -> str | None:
        """Give the key, from the environment or its file. Raises SettingError for a file that others may read."""
        if self.llm_key:
            return _clean(self.llm_key.get_secret_value().strip(), f"{PREFIX}LLM_KEY ")
        if self.llm_key_file is None:
            return None
        path = self.llm_key_file.expanduser()
        try:
            mode = path.stat().st_mode
            text = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise SettingError(f"密钥文件“{path}”读不出来：请检查 {PREFIX}LLM_KEY_FILE 的路径。") from None
        if stat.S_IMODE(mode) & 0o077:
            raise SettingError(f"密钥文件“{path}”别人也能读：请先运行 chmod 600 {path}。")
        return _clean(text, f"密钥文件“{path}”")


def _clean(key: str, where: str) -> str:
    """Give a key that can stand in a request's header."""
    if not key.isascii() or len(key.split()) != 1:
        raise SettingError(f"{where}里应该只有一行密钥，不带空格和汉字：请改正后再试。")
    return key


def _is_server(text: str) -> bool:
    match = _OPENAI.match(text)
    if match is None:
        return False
    parts = urlsplit(match["url"])
    return bool(parts.hostname) and not parts.username and not parts.password


def unknown_settings() -> list[str]:
    """Give the variables that look like a model's setting and are none: a slip of the pen changes nothing, silently."""
    known = {PREFIX + name.upper() for name in ModelSettings.model_fields}
    return sorted(name for name in os.environ if name.startswith(f"{PREFIX}LLM_") and name not in known)


def read_model_settings() -> ModelSettings:
    """Read the environment. Raises SettingError naming the first variable that is wrong, without its value."""
    try:
        return ModelSettings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        own = first["type"] == "value_error"
        reason = first["msg"].removeprefix("Value error, ") if own else _WRONG_TYPE.get(first["type"], "值的格式不对")
        raise SettingError(f"设置 {name} 不对：{reason}。见 docs/settings.md。") from None
