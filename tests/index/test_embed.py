from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Split

from corpus.errors import SettingError
from index.embed import SHIPPED_ENCODER, TransformerEncoder, fingerprint, load_encoder
from index.static import StaticEncoder

WORDS = ["?", "问", "文", "盐", "湖"]
TABLE = np.array([[0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], np.float32)


def make_model(folder: Path, prompts: dict[str, str]) -> Path:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = Tokenizer(WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="?"))
    tokenizer.pre_tokenizer = Split("", "isolated")
    module = StaticEmbedding(tokenizer, embedding_weights=TABLE)
    SentenceTransformer(modules=[module], prompts=prompts, device="cpu").save(str(folder))
    return folder


@pytest.fixture(scope="module")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("m") / "prompted", {"query": "问", "document": "文"})


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("m") / "plain", {"query": "", "document": ""})


def test_the_shipped_encoder_is_read_without_torch():
    encoder = load_encoder()
    assert isinstance(encoder, StaticEncoder)
    assert (encoder.id, encoder.dimensions, len(encoder.sha256)) == ("encoder", 384, 64)


def test_a_model_s_own_prompts_are_put_before_the_texts(prompted: Path):
    encoder = load_encoder(prompted)
    assert isinstance(encoder, TransformerEncoder)
    assert (encoder.id, encoder.dimensions, encoder.sha256) == ("prompted", 4, fingerprint(prompted))
    half, third = 0.5**0.5, (1 / 3) ** 0.5
    np.testing.assert_allclose(
        encoder.encode_queries(["盐", "盐湖"]), [[half, 0, half, 0], [third, 0, third, third]], rtol=1e-6
    )
    np.testing.assert_allclose(encoder.encode_passages(["盐"]), [[0, half, half, 0]], rtol=1e-6)
    np.testing.assert_allclose(encoder.encode_queries([""]), [[1, 0, 0, 0]])


def test_without_prompts_both_readings_are_equal(plain: Path):
    static, model = load_encoder(plain), TransformerEncoder(plain)
    assert isinstance(static, StaticEncoder)
    assert not static.weighted
    texts = ["盐湖", "湖", "", "另"]
    for ours, theirs in (
        (static.encode_queries(texts), model.encode_queries(texts)),
        (static.encode_passages(texts), model.encode_passages(texts)),
    ):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)
        assert ours[2].tolist() == theirs[2].tolist() == [0, 0, 0, 0]
    assert model.encode_passages([]).shape == (0, 4)


def test_a_folder_that_is_no_model(tmp_path: Path):
    with pytest.raises(SettingError) as caught:
        load_encoder(tmp_path)
    assert (
        str(caught.value)
        == f"“{tmp_path}”不是 Sentence Transformers 模型文件夹（缺少 modules.json）：请改正编码器设置。"
    )


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'[{"name": "0"}]', b"\xff"])
def test_damaged_modules(tmp_path: Path, data: bytes):
    (tmp_path / "modules.json").write_bytes(data)
    with pytest.raises(SettingError) as caught:
        load_encoder(tmp_path)
    assert str(caught.value) == f"编码器“{tmp_path}”的 modules.json 已损坏：请重新复制该模型。"


@pytest.mark.parametrize("data", [b"{", b"[]"])
def test_damaged_settings(tmp_path: Path, data: bytes):
    (tmp_path / "modules.json").symlink_to(SHIPPED_ENCODER / "modules.json")
    (tmp_path / "config_sentence_transformers.json").write_bytes(data)
    with pytest.raises(SettingError) as caught:
        load_encoder(tmp_path)
    assert str(caught.value) == f"编码器“{tmp_path}”的设置文件已损坏：请重新复制该模型。"


def test_a_model_whose_files_are_gone(tmp_path: Path):
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}]
    (tmp_path / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    with pytest.raises(SettingError, match=rf"^编码器“{tmp_path}”加载失败（\w+）：请重新复制该模型。$"):
        load_encoder(tmp_path)


def test_the_fingerprint_follows_names_and_bytes(tmp_path: Path):
    (tmp_path / "config.json").write_bytes(b"1")
    first = fingerprint(tmp_path)
    (tmp_path / "README.md").write_bytes(b"words")
    assert fingerprint(tmp_path) == first
    (tmp_path / "config.json").write_bytes(b"2")
    second = fingerprint(tmp_path)
    (tmp_path / "config.json").rename(tmp_path / "other.json")
    assert len({first, second, fingerprint(tmp_path)}) == 3
