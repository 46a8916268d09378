import json
import lzma

import pytest

from corpus.errors import InputError
from index.training.data import DataFolder
from index.training.searched import SEARCHED, name_of, write_set

FIRST, SECOND = "乙肝小三阳要少喝酒，" * 60, "甲公司发布新手机。"


@pytest.fixture
def data(tmp_path):
    train = tmp_path / "data" / "train"
    train.mkdir(parents=True)
    (train / "pairs-x.jsonl.xz").write_bytes(lzma.compress(json.dumps({"passage": FIRST}).encode()))
    (train / "text-y.txt.xz").write_bytes(lzma.compress(f"2023-08-01，正文：{SECOND}\n".encode()))
    return DataFolder(tmp_path / "data")


def rows_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_set_is_written_with_the_passages_that_are_there(data, tmp_path):
    asked = {"asked": ["问一"], "not_answered": ["问二"]}
    named = [("pairs-x.jsonl.xz", FIRST), ("text-y.txt.xz", SECOND)]
    lines = [json.dumps({"file": file, "passage": name_of(text), **asked}) for file, text in named]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert write_set(data, tmp_path / "set", path) == 4
    passages = rows_of(tmp_path / "set" / "passages.jsonl")
    assert [row["text"] for row in passages] == [FIRST[:450], SECOND]
    first = name_of(FIRST)
    assert rows_of(tmp_path / "set" / "questions.jsonl")[:2] == [
        {"q": "问一", "gold": [first], "near": [first], "answerable": True},
        {"q": "问二", "gold": [], "near": [first], "answerable": False},
    ]


def test_a_passage_that_is_not_there_is_told(data, tmp_path):
    path = tmp_path / "some.jsonl"
    row = {"file": "text-y.txt.xz", "passage": name_of("没有的"), "asked": [], "not_answered": []}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(InputError, match="缺 1 段"):
        write_set(data, tmp_path / "set", path)


def test_a_missing_file_is_named(data, tmp_path):
    with pytest.raises(InputError, match=r"pairs-alpaca_zh_mt\.jsonl\.xz”缺失"):
        write_set(data, tmp_path / "set")


def test_every_passage_has_four_questions_and_no_text():
    rows = rows_of(SEARCHED)
    assert len({row["passage"] for row in rows}) == len(rows) == 2770
    assert all(len(row["asked"]) == len(row["not_answered"]) == 2 for row in rows)
    assert all(len(row["passage"]) == 12 for row in rows)
