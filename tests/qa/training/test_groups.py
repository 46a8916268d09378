import json
import lzma
import random

import pytest

from index.training.data import DataFolder
from qa.training.groups import read_labelled, read_sets, sentences_of

PASSAGES = {
    "新建社区食堂9个，解决老人吃饭难。改造老旧小区48个。粮食丰收。": ("食堂建了几个", "9个"),
    "城镇新增就业5万人。公路通车100公里，投资3亿元。": ("多少人就业", "5万人"),
}


@pytest.fixture
def data(tmp_path):
    train = tmp_path / "train"
    train.mkdir()
    rows = [{"question": q, "passage": p, "answer": a} for p, (q, a) in PASSAGES.items()]
    for name in ("pairs-cmrc2018", "pairs-stard"):
        (train / f"{name}.jsonl.xz").write_bytes(lzma.compress("\n".join(map(json.dumps, rows)).encode()))
    pairs = [
        {"a": "食堂在哪", "b": "哪里有食堂", "label": 1},
        {"a": "食堂在哪", "b": "食堂几点开", "label": "0"},
    ]
    for name in ("paraphrase-bustm", "paraphrase-lcqmc", "paraphrase-qbqtc_query_title"):
        (train / f"{name}.jsonl.xz").write_bytes(lzma.compress("\n".join(map(json.dumps, pairs)).encode()))
    return DataFolder(tmp_path)


def test_the_sentence_that_holds_the_answer_stands_first_of_its_passage_and_lookalikes(data, encoder):
    groups = [group for group in read_sets(data, encoder, random.Random(1)) if group.source == "cmrc2018"]
    assert [group.question for group in groups] == ["食堂建了几个", "多少人就业"]
    first = groups[0]
    assert first.candidates[0] == ("新建社区食堂9个，解决老人吃饭难。", "")
    assert {text for text, _ in first.candidates[1:3]} == {"改造老旧小区48个。", "粮食丰收。"}
    assert all("9个" not in text for text, _ in first.candidates[1:])
    assert {text for text, _ in first.candidates[3:]} == {"城镇新增就业5万人。", "公路通车100公里，投资3亿元。"}
    assert dict(first.candidates)["粮食丰收。"] == "新建社区食堂9个，解决老人吃饭难。 改造老旧小区48个。"


def test_a_set_of_passages_is_told_apart_from_the_others_of_the_set(data, encoder):
    groups = [group for group in read_sets(data, encoder, random.Random(1)) if group.source == "stard"]
    assert sorted(len(group.candidates) for group in groups) == [2, 2]
    for group in groups:
        (right, _), (wrong, _) = group.candidates
        assert PASSAGES[right][0] == group.question != PASSAGES[wrong][0]


def test_labels_are_shares_and_sets_that_are_not_free_are_left_out(data):
    assert {(one.source, one.same) for one in read_labelled(data)} == {
        ("bustm", 1.0), ("bustm", 0.0), ("qbqtc_query_title", 0.5), ("qbqtc_query_title", 0.0),
    }  # fmt: skip


def test_sentences_but_not_the_shortest():
    assert sentences_of("好。改造老旧小区48个。粮食丰收。") == ["改造老旧小区48个。", "粮食丰收。"]
