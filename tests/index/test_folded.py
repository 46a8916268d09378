from __future__ import annotations

import json

import pytest

from index.embed import SHIPPED_ENCODER
from index.folded import fold, folds


def pieces(text: str) -> list[str]:
    folded = fold([text])
    found: list[str] = []
    for code, first in zip(folded.codes.tolist(), folded.first.tolist(), strict=True):
        found += [""] if first else []
        found[-1] += chr(code)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造老旧小区45个，惠及3000户。", ["改造老旧小区", "45", "个", "惠及", "3000", "户"]),
        ("增长3.5%，占１２％", ["增长", "3", "5%", "占", "12%"]),
        ("5%%5", ["5%", "%", "5"]),
        ("%5", ["%", "5"]),
        ("5 %", ["5", "%"]),
        ("5G基站ＡＢc和km²", ["5", "g", "基站", "abc", "和", "km", "2"]),
        ("", []),
        ("。，\n\0", []),
    ],
)
def test_pieces(text: str, expected: list[str]):
    assert pieces(text) == expected


def test_texts_end_where_they_end():
    folded = fold(["盐湖", "", "。", "区\0县", "改造"])
    assert folded.ends.tolist() == [2, 2, 2, 4, 6]


def test_characters_beyond_the_basic_plane():
    assert pieces("百载\U0002cb3b峰") == ["百载\U0002cb3b峰"]
    assert pieces("好\U0001f600的") == ["好", "的"]


def test_only_the_own_way_of_folding_is_known():
    told = json.loads((SHIPPED_ENCODER / "tokenizer.json").read_bytes())
    assert folds(told)
    for key in ("normalizer", "pre_tokenizer"):
        assert not folds(told | {key: None})
    assert not folds(told | {"added_tokens": [{"id": 1, "content": "<s>"}]})
