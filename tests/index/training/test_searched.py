import json
import lzma

import pytest

from corpus.errors import InputError
from index.training.data import DataFolder
from index.training.searched import SEARCHED, answered_pairs, is_kept, name_of, write_set

FIRST, SECOND = "丁肝小三阳要少喝酒，" * 60, "甲公司发布新手机。"


@pytest.fixture
def data(tmp_path):
    train = tmp_path / "data" / "train"
    train.mkdir(parents=True)
    (train / "pairs-x.jsonl.xz").write_bytes(lzma.compress(json.dumps({"passage": FIRST}).encode()))
    (train / "text-y.txt.xz").write_bytes(lzma.compress(f"2023-08-01，正文：{SECOND}\n".encode()))
    return DataFolder(tmp_path / "data")


def rows_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def written(tmp_path):
    asked = {"asked": ["问一"], "not_answered": ["问二"]}
    named = [("pairs-x.jsonl.xz", FIRST), ("text-y.txt.xz", SECOND), ("text-gone.txt.xz", "没有的")]
    rows = [{"file": file, "passage": name_of(text), **asked} for file, text in named]
    assert [is_kept(row) for row in rows] == [True, False, False]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_the_encoder_learns_from_passages_that_are_there_and_not_kept_from_it(data, written):
    assert list(answered_pairs(data, written)) == [("问一", SECOND)]


def test_a_set_has_all_passages_and_the_questions_on_those_kept_from_the_encoder(data, written, tmp_path):
    written.write_text("\n".join(written.read_text(encoding="utf-8").splitlines()[:2]), encoding="utf-8")
    assert write_set(data, tmp_path / "set", written) == 2
    passages = rows_of(tmp_path / "set" / "passages.jsonl")
    assert [row["text"] for row in passages] == [FIRST[:450], SECOND]
    first = name_of(FIRST)
    assert rows_of(tmp_path / "set" / "questions.jsonl") == [
        {"q": "问一", "gold": [first], "near": [first], "answerable": True},
        {"q": "问二", "gold": [], "near": [first], "answerable": False},
    ]


def test_of_a_passage_without_open_questions_all_is_learnt_and_none_measured(data, tmp_path):
    row = {"file": "pairs-x.jsonl.xz", "passage": name_of(FIRST), "asked": ["问一", "问二"], "not_answered": []}
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert list(answered_pairs(data, path)) == [("问一", FIRST[:450]), ("问二", FIRST[:450])]
    assert write_set(data, tmp_path / "set", path) == 0


def test_a_passage_that_is_not_there_is_told(data, tmp_path):
    path = tmp_path / "some.jsonl"
    row = {"file": "text-y.txt.xz", "passage": name_of("没有的"), "asked": [], "not_answered": ["问"]}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(InputError, match="缺 1 段"):
        write_set(data, tmp_path / "set", path)


def test_a_missing_file_is_named(data, tmp_path):
    with pytest.raises(InputError, match=r"pairs-alpaca_zh_mt\.jsonl\.xz”缺失"):
        write_set(data, tmp_path / "set")


def test_every_passage_is_named_once_with_its_questions_and_no_text():
    rows = rows_of(SEARCHED)
    assert len({row["passage"] for row in rows}) == len(rows)
    assert {(len(row["asked"]), len(row["not_answered"])) for row in rows} == {(2, 2), (3, 0)}
    assert sum(len(row["not_answered"]) == 2 for row in rows) == 2770
    assert len(rows) == 2770 + 6033
    assert sum(is_kept(row) for row in rows) == 553
    assert all(len(row["passage"]) == 12 for row in rows)
