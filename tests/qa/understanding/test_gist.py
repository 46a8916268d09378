"""What only says how a question is meant is not put to encoder and network."""

from __future__ import annotations

import pytest

from qa.understanding.gist import gist


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("实际减贫多少人？", "减贫多少人？"),
        ("修复了多少湿地，已经做完的", "修复了多少湿地"),
        ("收入多少？问的是目标", "收入多少？"),
        ("起数和人数多少，两个都说下", "起数和人数多少"),
        ("我妈吃低保，一个月多少块？", "我妈吃低保，一个月多少块？"),
        ("实际利用外资多少", "实际利用外资多少"),
        ("到底", "到底"),
    ],
)
def test_the_gist(text: str, told: str):
    assert gist(text) == told
