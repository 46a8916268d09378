import numpy as np
import pytest

from corpus.errors import SettingError
from index.soft import SoftMatch
from index.static import StaticEncoder
from qa.scorer.shipped import WEIGHTS, answer_logits, load_network


def test_the_answering_sentence_is_likelier_than_its_neighbours(soft):
    pairs = [
        ("新建社区食堂9个，解决老人吃饭难。", "（四）办好民生实事"),
        ("市人民医院新院区10月投入使用。", "（四）办好民生实事"),
        ("举办冰雪旅游节，开通旅游专线5条。", "（三）发展冰雪旅游"),
    ]
    canteens = answer_logits("老人吃饭的食堂建了几个", pairs, soft)
    hospital = answer_logits("新医院什么时候能看病", pairs, soft)
    assert canteens.argmax() == 0
    assert hospital.argmax() == 1
    assert canteens.dtype == np.float32


def test_nothing_to_read_has_no_odds(soft):
    assert answer_logits("食堂", [], soft).tolist() == []
    assert answer_logits("▲", [("新建食堂", "")], soft).tolist() == [0.0]


def test_another_vocabulary_is_not_read(soft):
    other = StaticEncoder("other", "0" * 64, soft.encoder.description + b" ", soft.encoder._table)
    assert answer_logits("食堂建了几个", [("新建食堂9个", "")], SoftMatch(other)).tolist() == [0.0]


def test_a_missing_or_damaged_file_is_one_chinese_line(tmp_path, soft):
    with pytest.raises(SettingError, match="打分网络“none"):
        load_network(tmp_path / "none.safetensors")
    damaged = tmp_path / "network.safetensors"
    damaged.write_bytes(WEIGHTS.read_bytes()[:1000])
    with pytest.raises(SettingError, match="重新安装"):
        answer_logits("食堂", [("食堂", "")], soft, damaged)
