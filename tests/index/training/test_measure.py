import json

import pytest

from corpus.errors import InputError
from index.static import StaticEncoder
from index.training.measure import main, measure


def write(path, *rows):
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


def test_ranks_of_the_answered_questions_alone(tiny_model, tmp_path):
    folder = tmp_path / "dev" / "set"
    folder.mkdir(parents=True)
    write(folder / "passages.jsonl", {"id": "a", "text": "甲"}, {"id": "b", "text": "甲乙"})
    asked = [{"q": "甲", "gold": ["a"]}, {"q": "甲", "gold": ["b"]}, {"q": "丙", "gold": []}]
    write(folder / "questions.jsonl", *asked)
    found = measure(StaticEncoder.load(tiny_model), folder)
    assert (found.questions, found.first, found.ten, found.reciprocal) == (2, 0.5, 1.0, 0.75)
    main(tmp_path, [tiny_model])


def test_a_missing_set_is_named(tiny_model, tmp_path):
    with pytest.raises(InputError, match=r"passages\.jsonl"):
        measure(StaticEncoder.load(tiny_model), tmp_path)
