"""From the operator's setting to a model: the one place that knows every backend."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.generative.types import Model
from qa.settings import PREFIX

if TYPE_CHECKING:
    from qa.generative.settings import ModelSettings


@dataclass(frozen=True, slots=True)
class Writer:
    """A language model with the bounds that it writes in."""

    model: Model
    timeout: float
    """Seconds for a whole answer."""
    most: int
    """Tokens of an answer."""


def chosen_writer() -> Writer | None:
    """Make the model that YANXIAOGE_ANSWERER names; None for the extractive answerer.

    Raises SettingError when the setting is wrong or the model cannot be loaded; a server is not asked yet.
    """
    if os.environ.get(f"{PREFIX}ANSWERER", "").strip() in ("", "extractive"):
        return None
    from qa.generative.settings import read_model_settings

    settings = read_model_settings()
    return Writer(_model(settings), settings.llm_timeout, settings.llm_max_tokens)


def _model(settings: ModelSettings) -> Model:
    if settings.server:
        from qa.generative.openai_model import OpenAIModel

        model, url = settings.server
        return OpenAIModel(model, url, key=settings.key(), timeout=settings.llm_timeout, context=settings.llm_context)
    from qa.generative.transformers_model import TransformersModel

    assert settings.folder
    return TransformersModel(settings.folder, device=settings.llm_device, dtype=settings.llm_dtype)
