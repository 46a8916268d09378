import json

from index.training.asked import ASKED, Asked, asked_pairs, for_encoder, for_scorer, read_asked


def test_questions_are_paired_with_the_sentence_they_were_written_for():
    report = {"place": "甲市", "year": 2021, "paragraphs": ["标题", "改造小区五十八个。新建公园三座，全部开放。"]}
    asked = [
        Asked("甲市-2021", "新建公园三座", ("修了几个公园", "公园开了没"), ("公园门票多少钱",)),
        Asked("甲市-2021", "没有的句子", ("问？",), ("问？",)),
        Asked("乙市-2021", "新建公园三座", ("问？",), ("问？",)),
    ]
    sentence = "新建公园三座，全部开放。"
    assert list(asked_pairs([report], asked)) == [("修了几个公园", sentence), ("公园开了没", sentence)]


def test_a_line_of_the_file(tmp_path):
    path = tmp_path / "asked.jsonl"
    row = {"report": "甲市-2021", "sentence": "新建公园", "asked": ["一", "二"], "not_answered": ["三", "四"]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert read_asked(path) == (Asked("甲市-2021", "新建公园", ("一", "二"), ("三", "四")),)


def test_the_shipped_questions_quote_no_more_than_20_characters_and_train_on_no_place_that_measures():
    rows = read_asked()
    assert len(rows) > 1000
    assert all(len(row.sentence) <= 20 and len(row.answered) in (2, 3) for row in rows)
    folder = ASKED.parents[2] / "tests" / "data"
    measured = {path.stem: _places(path) for path in folder.glob("reports-*.jsonl")}
    known = {name for name in measured if "fresh" in name or "again" in name}
    others = set().union(*(places for name, places in measured.items() if name not in known))
    assert not others & {row.place for row in rows}
    assert not set().union(*(measured[name] for name in known)) & {
        row.place for row in for_encoder(rows)
    }  # only the gate's few numbers know these places


def _places(path):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {name.rpartition("-")[0] for row in rows for name in row.get("report", ())}


def test_no_place_is_shared_by_the_encoder_and_the_scorer():
    rows = read_asked()
    ours, theirs = for_encoder(rows), for_scorer(rows)
    assert sorted((*ours, *theirs), key=rows.index) == list(rows)
    assert not {row.place for row in ours} & {row.place for row in theirs}
    assert 0.05 < len(theirs) / len(rows) < 0.3
