"""Text recognition, by the extra `ocr`: a picture to printed lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any

from corpus import pace
from corpus.readers.layout import Segment

EXTRA = 'pip install "yanxiaoge[ocr]"'
"""What installs it."""

# Below this the model guesses.
_MIN_SCORE = 0.5
# A line's box is a little higher than its type.
_TYPE = 0.85
_UNEVEN = 0.3
# A page of 2,000 characters takes 12 seconds of one core, and several times that on a busy machine.
_SECONDS = 180
# Pixels. At 2,000 and six lines at once a page needs more than the gibibyte that a child process has; at 1,600 and one
# line at once .75 of it, and seven test pages are read as well. At 1,400 a line was lost.
_MAX_SIDE = 1_600
# The model takes many a Chinese stop for a Latin one.
_LATIN_STOP = re.compile(r"(?<=[\u4e00-\u9fff”）》%])[,:;!?()]|[,:;!?()](?=[\u4e00-\u9fff“（《])")
_FULL = str.maketrans(",:;!?()", "，：；！？（）")


def has_ocr() -> bool:
    """Say whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def unread_pages(name: str, pages: Sequence[int]) -> str:
    """Say which pages were left out because the extra is missing: 第 2、4—6 页."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    told = "、".join("—".join(map(str, run)) for run in runs)
    return f"文件“{name}”第 {told} 页是图片，没有收录：请安装文字识别组件（{EXTRA}），再运行 yanxiaoge build --full。"


def read_lines(picture: Any, *, scale: float = 1.0) -> list[Segment]:  # noqa: ANN401 - a PIL image
    """Recognise the lines of an RGB picture; `scale` turns pixels into points."""
    import numpy as np

    pace.step(_SECONDS)
    result = _engine()(np.asarray(picture.convert("RGB"))[:, :, ::-1])
    if result.boxes is None:
        return []
    lines = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if score >= _MIN_SCORE and text.strip():
            xs, ys = [float(x) * scale for x, _ in box], [float(y) * scale for _, y in box]
            size = _TYPE * (max(ys) - min(ys))
            lines.append(Segment(chinese_stops(text.strip()), min(xs), max(xs), min(ys), max(ys), size))
    return _evened(lines)


def chinese_stops(text: str) -> str:
    """Write the stops beside Chinese characters as Chinese ones."""
    return _LATIN_STOP.sub(lambda match: match.group().translate(_FULL), text)


def _evened(lines: list[Segment]) -> list[Segment]:
    """Set lines of about the same height in one size: a box's height depends on the characters in it."""
    if not lines:
        return []
    body = median(line.size for line in lines)
    return [replace(line, size=body) if abs(line.size - body) < _UNEVEN * body else line for line in lines]


@cache
def _engine() -> Any:  # noqa: ANN401
    """Load the models, which lie inside the package: nothing is downloaded.

    With a thread each, threads that wait for one another take longer than one on a busy machine: 175 s for 17.
    """
    from rapidocr import RapidOCR

    one_thread = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    within = {"Global.max_side_len": _MAX_SIDE, "Rec.rec_batch_num": 1}
    return RapidOCR(params={"Global.log_level": "critical", **one_thread, **within})
