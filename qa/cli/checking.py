"""`doctor`: tries what the settings name, and says what to do about what does not work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer

from corpus.errors import SettingError, YanxiaogeError
from index.embed import load_encoder
from qa.cli.options import EncoderOption, IndexOption
from qa.generative.types import ModelError
from qa.settings import read_settings


def doctor(index: IndexOption = None, encoder: EncoderOption = None) -> None:
    """检查索引、编码器和语言模型的设置，不对的说明怎么改。"""
    checks = (("索引和编码器", lambda: _index(index, encoder)), ("语言模型", _model))
    worked = [_told(name, check) for name, check in checks]
    if not all(worked):
        raise typer.Exit(1)


def _told(name: str, check: Callable[[], str]) -> bool:
    try:
        typer.echo(f"✓ {name}：{check()}")
    except ModelError as error:
        typer.echo(f"✗ {name}：{error}{f'：{error.advice}。' if error.advice else ''}")
        return False
    except YanxiaogeError as error:
        typer.echo(f"✗ {name}：{error}")
        return False
    return True


def _index(index: Path | None, encoder: Path | None) -> str:
    # Every command loads this module, and answering takes a fifth of a second to load, pydantic a quarter.
    from qa.assistant import Assistant

    settings = read_settings()
    assistant = Assistant(
        Path(index or settings.index), load_encoder(Path(encoder or settings.encoder)), settings.home_place
    )
    return f"索引代 {assistant.generation}，{len(assistant.reports())} 份报告。"


def _model() -> str:
    from qa.generative.choice import chosen_writer
    from qa.generative.settings import unknown_settings
    from qa.generative.trial import try_out

    if unknown := unknown_settings():
        raise SettingError(f"不认识设置 {'、'.join(unknown)}：请照 docs/settings.md 改正它的名字。")
    writer = chosen_writer()
    if writer is None:
        return "没有设置，用原文摘录作答。"
    first, whole = try_out(writer)
    return (
        f"{writer.model.name} 应答正常，首字 {first:.1f} 秒，共 {whole:.1f} 秒，上下文 {writer.model.context} 个词元。"
    )
