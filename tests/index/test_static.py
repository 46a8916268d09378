from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram, WordLevel

from corpus.errors import SettingError
from index.embed import SHIPPED_ENCODER
from index.static import StaticEncoder, _lengths
from index.weights import TokenTable

VOCABULARY = [("<unk>", -10.0), ("盐湖", -6.0), ("改造", -6.0), ("区", -3.0)]
TABLE = np.array([[0, 0], [3, 4], [0, 2], [1, 0]], np.float32)

REPORT = [
    "2026年要改造多少个老旧小区？",
    "城镇新增就业５７２８人，技能人才占从业人员比重提升至35.76%。",
    "“十四五”时期，地区生产总值突破400亿元；较“十三五”末提高2.3个百分点。",
    "一是稳工业。\r\n二是强农业。",
    "Depuis 2025, DeepSeek\u200b大模型\U0001f600",
    "一",
    "盐湖区" * 600,
    "",
    " \u3000\n",
]


def tiny() -> StaticEncoder:
    description = Tokenizer(Unigram(VOCABULARY, unk_id=0)).to_str().encode()
    return StaticEncoder("tiny", "f", description, TokenTable(TABLE))


def test_the_mean_of_the_tokens_scaled_to_length_one():
    # 盐湖区改造: the mean of (3, 4), (1, 0) and (0, 2) is (4, 6) / 3.
    (row,) = tiny().encode_passages(["盐湖区改造"])
    assert row.tolist() == pytest.approx([4 / 52**0.5, 6 / 52**0.5])
    assert tiny().encode_queries(["盐湖"]).tolist() == [pytest.approx([0.6, 0.8])]


def test_a_text_without_a_token_is_the_zero_vector():
    vectors = tiny().encode_passages(["", "盐湖"])
    assert vectors[0].tolist() == [0, 0]
    assert vectors.dtype == np.float32
    assert tiny().encode_passages([]).shape == (0, 2)


def test_tokens_are_pooled_alike_in_small_and_large_batches(monkeypatch: pytest.MonkeyPatch):
    description = Tokenizer(Unigram(VOCABULARY, unk_id=0)).to_str().encode()
    encoder = StaticEncoder("half", "f", description, TokenTable(TABLE.astype(np.float16)))
    tokens = [np.array([1, 3, 2], np.int32), np.zeros(0, np.int32), np.array([1], np.uint16)]
    few = encoder.pool(tokens)
    assert few.tolist() == [pytest.approx([4 / 52**0.5, 6 / 52**0.5]), [0, 0], pytest.approx([0.6, 0.8])]
    monkeypatch.setattr("index.static._FEW", 2)
    assert encoder.pool(tokens).tolist() == few.tolist()
    assert encoder.pool([]).shape == (0, 2)


def test_tokens_and_their_vectors():
    encoder = tiny()
    assert [ids.tolist() for ids in encoder.tokenize(["改造盐湖", "", "改造盐湖"])] == [[2, 1], [], [2, 1]]
    assert encoder.unit_vectors(np.array([1, 0], np.int32)).tolist() == [pytest.approx([0.6, 0.8]), [0, 0]]
    assert encoder.token_text(2) == "改造"


def test_what_is_remembered_does_not_change_the_answer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.static._CACHE", 2)
    encoder = tiny()
    texts = ["盐湖", "改造", "区"]
    for _ in range(2):
        assert [ids.tolist() for ids in encoder.tokenize(texts)] == [[1], [2], [3]]
        assert [encoder.tokenize([text])[0].tolist() for text in texts] == [[1], [2], [3]]


def test_threads_share_an_encoder():
    encoder, found = tiny(), []
    threads = [
        threading.Thread(target=lambda: found.append(encoder.tokenize(["盐湖区"])[0].tolist())) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[1, 3]] * 8


def test_only_a_unigram_vocabulary_says_how_common_a_token_is():
    description = Tokenizer(WordLevel({"盐湖": 0}, unk_token="盐湖")).to_str().encode()
    assert tiny().weighted
    assert not StaticEncoder("words", "f", description, TokenTable(TABLE)).weighted


@pytest.mark.parametrize(
    ("name", "data"), [("model.safetensors", b""), ("model.safetensors", None), ("tokenizer.json", None)]
)
def test_a_missing_or_damaged_file(tmp_path: Path, name: str, data: bytes | None):
    for file in ("model.safetensors", "tokenizer.json"):
        (tmp_path / file).symlink_to(SHIPPED_ENCODER / file)
    (tmp_path / name).unlink()
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SettingError, match=rf"^编码器“{tmp_path}”的文件缺失或损坏（\w+）：请重新复制。$"):
        StaticEncoder.load(tmp_path)


def test_a_damaged_tokenizer(tmp_path: Path):
    (tmp_path / "model.safetensors").symlink_to(SHIPPED_ENCODER / "model.safetensors")
    (tmp_path / "tokenizer.json").write_bytes(b"{")
    encoder = StaticEncoder.load(tmp_path)
    for _ in range(2):
        with pytest.raises(SettingError, match=r"的文件缺失或损坏（ValueError）：请重新复制。$"):
            encoder.tokenize(["盐湖"])


def test_the_reading_equals_sentence_transformers():
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED_ENCODER), device="cpu", local_files_only=True)
    encoder = StaticEncoder.load(SHIPPED_ENCODER)
    ours = encoder.encode_passages(REPORT)
    assert not np.isnan(ours).any()
    assert encoder.dimensions == model.get_embedding_dimension() == ours.shape[1]
    np.testing.assert_allclose(ours, model.encode(REPORT), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), [1] * 7 + [0] * 2, atol=1e-6)


def test_meanings_are_told_by_the_learned_columns_alone():
    description = Tokenizer(Unigram(VOCABULARY, unk_id=0)).to_str().encode()
    marked = StaticEncoder("tiny", "f", description, TokenTable(np.hstack([TABLE, TABLE[:, :1] + 1]), columns=2))
    assert marked.encode_passages(["盐湖改造"]).tolist() == [pytest.approx((np.array([3, 6, 5]) / 70**0.5).tolist())]
    assert marked.encode_meanings(["盐湖改造", ""]).tolist() == [pytest.approx([3 / 45**0.5, 6 / 45**0.5]), [0, 0]]
    assert marked.unit_vectors(np.array([1], np.int32)).tolist() == [pytest.approx([0.6, 0.8])]


def test_tokens_that_are_known_are_not_made_again(monkeypatch: pytest.MonkeyPatch):
    encoder = StaticEncoder.load(SHIPPED_ENCODER)
    texts = [text for text in REPORT if len(text) < 600]
    made = encoder._encode(texts)
    for text, tokens in zip(texts, made, strict=True):
        encoder.remember(text, tokens.astype(np.uint16))
    other = StaticEncoder.load(SHIPPED_ENCODER)
    pieces = list(encoder._recent)
    assert len(pieces) > 8
    assert [encoder._recent[p].tolist() for p in pieces] == [ids.tolist() for ids in other._encode(pieces)]
    assert [ids.tolist() for ids in encoder.tokenize(texts)] == [ids.tolist() for ids in made]


def test_tokens_of_another_text_are_not_taken_over():
    encoder = StaticEncoder.load(SHIPPED_ENCODER)
    encoder.remember("改造老旧小区，新建公园", encoder._encode(["改造老旧小区"])[0])
    encoder.remember("", encoder._encode(["公园"])[0])
    assert not encoder._recent


def test_texts_are_cut_only_where_no_token_goes_across():
    assert StaticEncoder.load(SHIPPED_ENCODER)._ends_at_marks
    assert not tiny()._ends_at_marks  # its marks are unknown tokens


def test_the_length_of_a_piece_is_that_of_its_tokens():
    assert _lengths(["改造45个", "１２％", "“三园”", "①级", ""]) == [5, 3, 2, 2, 0]


def test_the_oldest_are_forgotten_where_many_are_remembered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.static._CACHE", 2)
    encoder = tiny()
    for text in ("甲", "乙", "丙", "丁", "戊", "己"):
        encoder.tokenize([text])
    assert list(encoder._recall(["甲", "己"])) == ["己"]
    assert len(encoder._recent) + len(encoder._older) <= 6


def test_a_damaged_tokenizer_shows_with_the_first_text_only():
    damaged = StaticEncoder("r", "0" * 64, b"{}", TokenTable(np.zeros((3, 2), np.float32)))
    damaged.prepare()
    with pytest.raises(SettingError):
        damaged.tokenize(["甲"])
