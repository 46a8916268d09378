import json
import lzma

import pytest

from index.training.data import NOT_FREE, DataFolder
from index.training.searched import name_of
from qa.training.judgements import JUDGED, Judged, on_passages, on_reports, read_judged

PASSAGE = "海洋能是一种可再生能源。潮汐能使用最广。"
REPORT = {"place": "临江市", "year": "2016", "paragraphs": ["一、工业", "投产3家。新增床位500张，增长5%。"]}


def row(**more: object) -> dict[str, object]:
    return {
        "report": "临江市-2016",
        "sentence": "新增床位500张，增长5%。"[:20],
        "question": "床位",
        "answers": True,
    } | more


def test_a_sentence_of_a_report_is_known_by_its_beginning():
    told = list(on_reports([REPORT], [row(), row(report="临江市-2017"), row(sentence="没有这句")]))
    assert told == [Judged("reports", "床位", ("新增床位500张，增长5%。", "一、工业 投产3家。"), True)]


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "train"
    folder.mkdir()
    for name, rows in (("pairs-a", [{"passage": PASSAGE}]), ("paraphrase-b", [{"a": "x"}, {"a": "哪种海洋能用得多"}])):
        (folder / f"{name}.jsonl.xz").write_bytes(lzma.compress("\n".join(map(json.dumps, rows)).encode()))
    return DataFolder(tmp_path)


def test_a_sentence_of_a_passage_is_known_by_its_number_and_a_lent_question_by_its_row(data):
    there = {"file": "pairs-a.jsonl.xz", "passage": name_of(PASSAGE), "number": 1, "answers": True}
    lent = there | {"asked": ["paraphrase-b.jsonl.xz", 1]}
    own = there | {"question": "海洋能是什么", "number": 0}
    beyond = own | {"number": 7}
    missing = own | {"file": "pairs-c.jsonl.xz"}
    bound = there | {"asked": ["paraphrase-lcqmc.jsonl.xz", 0]}
    assert list(on_passages(data, [lent, own, beyond, missing, bound])) == [
        Judged("passages", "哪种海洋能用得多", ("潮汐能使用最广。", "海洋能是一种可再生能源。"), True),
        Judged("passages", "海洋能是什么", ("海洋能是一种可再生能源。", ""), True),
    ]


def test_what_is_shipped_names_texts_and_holds_none():
    rows = read_judged(JUDGED)
    assert len(rows) > 1000
    assert all(len(row.get("sentence", "")) <= 20 for row in rows)
    assert all(("question" in row) != ("asked" in row) for row in rows)
    files = {file for row in rows for file in (row.get("file", ""), *row.get("asked", ())[:1])}
    assert not any(f"-{name}." in file for file in files for name in NOT_FREE)
