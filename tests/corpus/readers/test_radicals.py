from __future__ import annotations

import pytest

from corpus.readers.radicals import plain_characters


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("⺠生", "民生"),
        ("三⻔⼾", "三门户"),
        ("⽼旧⼩区", "老旧小区"),
        ("⻋间⻝堂", "车间食堂"),
        ("１２％①㎡", "１２％①㎡"),
        ("", ""),
    ],
)
def test_radicals_become_the_characters_that_are_meant(written: str, meant: str):
    assert plain_characters(written) == meant
