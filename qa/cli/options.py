"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

IndexOption = Annotated[
    Path | None,
    typer.Option("--index", help="索引文件夹；默认用环境变量 YANXIAOGE_INDEX，或用户数据目录。", metavar="DIR"),
]
EncoderOption = Annotated[
    Path | None,
    typer.Option("--encoder", help="本机上的 Sentence Transformers 模型文件夹；默认用自带的编码器。", metavar="DIR"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON。")]
BatchOption = Annotated[
    str | None, typer.Option("--batch", help="从文件（或 - 表示标准输入）逐行读入 JSON，逐行输出。", metavar="FILE|-")
]
