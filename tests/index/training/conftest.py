import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

WORDS = ["[UNK]", *"甲乙丙丁戊己庚辛"]


@pytest.fixture
def tiny_model(tmp_path):
    folder = tmp_path / "tiny"
    folder.mkdir()
    tokenizer = Tokenizer(models.Unigram([(word, -2.0) for word in WORDS], 0))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    vectors = np.random.default_rng(0).normal(size=(len(WORDS), 8)).astype(np.float16)
    save_file({"embedding.weight": vectors}, folder / "model.safetensors")
    (folder / "README.md").write_text("旧", encoding="utf-8")
    return folder
