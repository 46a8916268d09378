"""`serve`: the web chat and the HTTP API."""

from __future__ import annotations

from typing import Annotated

import typer

from qa.cli.asking import open_assistant
from qa.cli.options import EncoderOption, IndexOption


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", help="监听的地址；默认只有本机能访问。")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="监听的端口；0 表示任选空闲端口。")] = 7860,
    allowed: Annotated[
        list[str] | None, typer.Option("--allow-host", help="允许的主机名，可重复。", metavar="NAME")
    ] = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """打开网页聊天和 HTTP 接口。"""
    assistant = open_assistant(index, encoder)
    assistant.prepare()
    from qa.server import serve as run

    run(assistant, context.obj, host, port, allowed_hosts=tuple(allowed or ()))
