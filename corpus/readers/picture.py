"""Pictures of printed pages, read by the extra `ocr`."""

from __future__ import annotations

import io

from corpus.errors import ReportError
from corpus.readers.joining import Line, join_lines
from corpus.readers.layout import reading_order
from corpus.readers.ocr import EXTRA, has_ocr, read_lines
from corpus.readers.source import Source
from corpus.readers.writing import write_source

# An A2 newspaper page at 150 dots an inch has 9 million.
MAX_PIXELS = 60_000_000


def read_picture(data: bytes, name: str) -> Source:
    """Recognise the page; raises ReportError naming `name` where the extra is missing or the picture is damaged."""
    if not has_ocr():
        raise ReportError(f"文件“{name}”是图片：请先安装文字识别组件（{EXTRA}）后再试。")
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ReportError(f"图片“{name}”超过 {MAX_PIXELS // 10**6} 百万像素：请缩小后再试。")
            picture = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise ReportError(f"图片“{name}”已损坏：请重新保存后再试。") from None
    return write_source(join_lines([Line(1, segment) for segment in reading_order(read_lines(picture))]))
