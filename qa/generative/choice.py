"""From the operator's setting to a model: the one place that knows every backend."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import SettingError
from qa.generative.types import Model
from qa.settings import PREFIX

if TYPE_CHECKING:
    from qa.generative.settings import ModelSettings

# Tokens of the rules, the question and one passage of usual length.
_LEAST_PROMPT = 1_000


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
    writer = Writer(_model(settings), settings.llm_timeout, settings.llm_max_tokens)
    if writer.most + _LEAST_PROMPT > writer.model.context:
        raise SettingError(
            f"语言模型的上下文只有 {writer.model.context} 个词元，除去回答的 {writer.most} 个，装不下问题和资料："
            f"请调小 {PREFIX}LLM_MAX_TOKENS{f'，或调大 {PREFIX}LLM_CONTEXT' if settings.server else ''}。"
        )
    return writer


def _model(settings: ModelSettings) -> Model:
    if settings.server:
        from qa.generative.openai_model import OpenAIModel

        model, url = settings.server
        return OpenAIModel(model, url, key=settings.key(), timeout=settings.llm_timeout, context=settings.llm_context)
    from qa.generative.transformers_model import TransformersModel

    assert settings.folder
    return TransformersModel(settings.folder, device=settings.llm_device, dtype=settings.llm_dtype)
