import json

import pytest

from corpus.errors import InputError
from qa.training.undated import main

PASSAGES = [
    {"id": str(n), "text": f"{thing}在{where}出售，{when}开门。"}
    for n, (thing, where, when) in enumerate(
        [
            ("苹果", "东市场", "早晨"),
            ("水壶", "西大街", "中午"),
            ("毛衣", "南门", "晚上"),
            ("铅笔", "北路", "周末"),
            ("雨伞", "车站", "春天"),
        ]
    )
]


def write(folder, rows):
    for name, some in (("passages.jsonl", PASSAGES), ("questions.jsonl", rows)):
        (folder / name).write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in some), encoding="utf-8")


def rows(answered, left_open):
    return [
        {"q": text.format(passage["text"][:2]), "gold": [passage["id"]], "near": [passage["id"]], "answerable": answers}
        for passage in PASSAGES
        for text, answers in ((answered, True), (left_open, False))
    ]


def test_what_the_passage_tells_speaks_for_an_answer(tmp_path, capsys):
    write(tmp_path, rows("{}在哪里出售", "{}的发明者当年为什么离开故乡"))
    main(tmp_path)
    first, weights, *thresholds = capsys.readouterr().out.splitlines()
    assert first.startswith("10 questions, ROC area ")
    assert float(weights.split("told ")[1]) > 0
    assert len(thresholds) == 5


def test_both_sorts_of_questions_are_needed(tmp_path):
    write(tmp_path, [row for row in rows("{}在哪里出售", "{}") if row["answerable"]])
    with pytest.raises(InputError, match="两种都需要"):
        main(tmp_path)
    write(tmp_path, [{"q": "苹果在哪里出售", "gold": ["0"]}])
    with pytest.raises(InputError, match="answerable"):
        main(tmp_path)


def test_few_passages_are_too_few(tmp_path):
    write(tmp_path, [row for row in rows("{}在哪里出售", "{}的发明者是谁") if row["near"] != ["0"]])
    with pytest.raises(InputError, match="只问到 4 段文字：至少需要 5 段"):
        main(tmp_path)
