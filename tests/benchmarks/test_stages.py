import json
import sys

import pytest

from benchmarks.stages import Opened, ask, main, quantile


@pytest.mark.parametrize(
    ("share", "value"),
    [(0.01, 1), (0.5, 10), (0.95, 19), (0.951, 20), (1, 20)],
)
def test_quantile_is_the_nearest_rank(share, value):
    assert quantile(list(range(20, 0, -1)), share) == value


class Shelf:
    packages = ("pytest",)

    def __init__(self, answer=None):
        self._answer = answer

    def build(self, reports, root):
        return 1.5

    def remove(self, reports, root, name):
        return 2.5

    def add(self, reports, root, name):
        return 3.5

    def prepare(self):
        """Nothing more to import."""

    def open(self, root):
        return Opened(lambda query: ["甲乙丙丁", "戊己"], self._answer)


def test_a_query_is_found_in_any_of_the_passages(tmp_path):
    said = ask(Shelf(), tmp_path, ["乙丙", "戊", "丁戊", "庚"])
    assert said["top5"] == 50
    assert 0 <= said["search_p50"] <= said["search_p95"]
    assert said["searched_anonymous"] <= said["searched_rss"]
    assert "answer_p50" not in said


def test_answers_are_timed_where_there_are_any(tmp_path):
    asked = []
    said = ask(Shelf(asked.append), tmp_path, ["甲", "乙"])
    assert asked == ["甲", "乙"]
    assert {"answer_p50", "answer_p95", "answered_rss"} <= set(said)


@pytest.mark.parametrize(("stage", "seconds"), [("build", 1.5), ("remove", 2.5), ("add", 3.5)])
def test_a_stage_ends_with_a_json_line(monkeypatch, capsys, stage, seconds):
    monkeypatch.setattr(sys, "argv", ["stages", stage, "reports", "root", "甲.md", "queries.json"])
    main(Shelf())
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["seconds"] == seconds
    assert said["peak"] > 1
    assert ("versions" in said) == (stage == "build")
