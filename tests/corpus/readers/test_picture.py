from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.errors import ReportError
from corpus.readers.ocr import has_ocr
from corpus.readers.picture import read_picture

needs_ocr = pytest.mark.skipif(not has_ocr(), reason="the extra `ocr` is not installed")


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.picture.has_ocr", lambda: False)
    with pytest.raises(ReportError) as caught:
        read_picture(b"", "图.png")
    assert str(caught.value) == '文件“图.png”是图片：请先安装文字识别组件（pip install "yanxiaoge[ocr]"）后再试。'


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_a_damaged_picture(data: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.picture.has_ocr", lambda: True)
    with pytest.raises(ReportError, match=r"^图片“图.png”已损坏：请重新保存后再试。$"):
        read_picture(data, "图.png")


def test_a_picture_that_is_too_big(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.picture.has_ocr", lambda: True)
    monkeypatch.setattr("corpus.readers.picture.MAX_PIXELS", 99)
    file = io.BytesIO()
    Image.new("1", (10, 10)).save(file, "PNG")
    with pytest.raises(ReportError, match=r"^图片“图.png”超过"):
        read_picture(file.getvalue(), "图.png")


def chinese_font() -> str | None:
    fonts = [*Path("/usr/share/fonts").rglob("Noto*CJK*"), *Path("/usr/share/fonts").rglob("wqy*.ttc")]
    return str(fonts[0]) if fonts and shutil.which("fc-list") else None


@needs_ocr
@pytest.mark.skipif(not chinese_font(), reason="no Chinese font")
def test_a_printed_line_is_recognised():
    picture = Image.new("RGB", (620, 90), "white")
    ImageDraw.Draw(picture).text(
        (20, 20), "改造老旧小区45个", font=ImageFont.truetype(chinese_font(), 40), fill="black"
    )
    file = io.BytesIO()
    picture.save(file, "PNG")
    assert read_picture(file.getvalue(), "图.png").text == "改造老旧小区45个"
