from __future__ import annotations

import json
import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.embed import SHIPPED_ENCODER
from index.training.vocabulary import UNKNOWN, make_tokenizer
from index.unigram import UnigramCutter

DESCRIPTION = (SHIPPED_ENCODER / "tokenizer.json").read_bytes()
SHIPPED = Tokenizer.from_buffer(DESCRIPTION)
CUTTER = UnigramCutter.read(DESCRIPTION)

REPORT = [
    "2026年要改造老旧小区45个，惠及居民3000户；地区生产总值突破400亿元，较“十三五”末提高2.3个百分点。",
    "城镇新增就业５７２８人，技能人才占从业人员比重提升至35.76%。",
    "一是稳工业。\r\n二是强农业。5G基站、PM2.5、C919、km²、①②③、½",
    "Depuis 2025, DeepSeek\u200b大模型\U0001f600ΑΣ İstanbul",
    "百载\U0002cb3b峰𬬻",
    "盐湖区" * 600,
    "",
    " \u3000\n\0",
]


def model(**logarithms: float) -> dict[str, object]:
    return {"unk_id": 0, "vocab": [["[UNK]", -20.0], *([word, value] for word, value in logarithms.items())]}


def test_the_likeliest_cut():
    # 盐湖 + 区 weighs -5 and 盐 + 湖区 -7; 盐湖区 as one would have to weigh more than -5.
    cutter = UnigramCutter(model(盐湖=-3.0, 区=-2.0, 盐=-4.0, 湖区=-3.0, 盐湖区=-5.5))
    assert [ids.tolist() for ids in cutter.cut(["盐湖区", "盐区", ""])] == [[1, 2], [3, 2], []]


def test_of_two_cuts_alike_the_one_with_the_longer_last_token():
    cutter = UnigramCutter(model(甲=-1.0, 乙丙=-2.0, 甲乙=-2.0, 丙=-1.0))
    assert [ids.tolist() for ids in cutter.cut(["甲乙丙"])] == [[1, 2]]


def test_unknown_characters_in_a_row_are_one_token():
    cutter = UnigramCutter(model(区=-2.0))
    assert [ids.tolist() for ids in cutter.cut(["某某区某", "某，某"])] == [[0, 1, 0], [0, 0]]


def test_the_same_tokens_as_the_library_gives():
    assert CUTTER
    expected = [encoding.ids for encoding in SHIPPED.encode_batch(REPORT, add_special_tokens=False)]
    assert [ids.tolist() for ids in CUTTER.cut(REPORT)] == expected


@given(
    st.lists(
        st.text(st.sampled_from("盐湖区改造老旧小区的和在了一5%.％５aBé，\n𬬻国民经济社会发展"), max_size=40),
        max_size=5,
    )
)
def test_the_same_tokens_as_the_library_gives_for_any_text(texts: list[str]):
    assert CUTTER
    found = CUTTER.cut(texts)
    assert len(found) == len(texts)
    for ids, encoding in zip(found, SHIPPED.encode_batch(texts, add_special_tokens=False), strict=True):
        assert math.isclose(_weight(ids.tolist()), _weight(encoding.ids), abs_tol=1e-9)


def _weight(ids: list[int]) -> float:
    """Two cuts that are equally likely may differ: the library reads the logarithms to all but the last bit."""
    return sum(LOGARITHMS[i] for i in ids)


LOGARITHMS = [logarithm for _, logarithm in json.loads(DESCRIPTION)["model"]["vocab"]]


def test_no_texts():
    assert CUTTER
    assert CUTTER.cut([]) == []


def test_other_tokenizers_are_left_to_the_library():
    told = json.loads(DESCRIPTION)
    small = json.loads(make_tokenizer(Counter({"盐湖": 3, "区": 2}), 10).to_str())
    assert UnigramCutter.read(json.dumps(small).encode())
    assert small["model"]["vocab"][0][0] == UNKNOWN
    for other in (
        {"type": "BPE", "vocab": {}},
        small["model"] | {"unk_id": None},
        small["model"] | {"byte_fallback": True},
    ):
        assert UnigramCutter.read(json.dumps(told | {"model": other}).encode()) is None
    assert UnigramCutter.read(json.dumps(small | {"normalizer": None}).encode()) is None


@pytest.mark.parametrize("description", [b"", b"{", b"[]", b'{"model": {}}'])
def test_a_damaged_description_is_left_to_the_library(description: bytes):
    assert UnigramCutter.read(description) is None
