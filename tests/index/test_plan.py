from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from corpus.types import Report
from index.plan import make_plan


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name in ("甲.txt", "乙.txt", "深/甲.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return [tmp_path / "甲.txt", tmp_path / "乙.txt", tmp_path / "深" / "甲.txt"]


def old(report_id: str, source: str, words: str) -> Report:
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    return Report(report_id, source, sha256, "", "题", None, (), None, None, ())


def test_all_is_new_at_first(files: list[Path]):
    plan = make_plan(files, (), keep_all=False, kept_all={})
    assert (plan.added, plan.changed, plan.removed, plan.unchanged) == (("甲", "乙", "深-甲"), (), (), ())
    assert plan.to_read == (("甲", files[0]), ("乙", files[1]), ("深-甲", files[2]))
    assert plan.order == {"甲": 0, "乙": 1, "深-甲": 2}


def test_each_report_has_one_fate(files: list[Path]):
    known = [old("甲", "甲.txt", "甲.txt"), old("乙", "乙.txt", "旧"), old("丙", "丙.txt", "丙.txt")]
    plan = make_plan(files, known, keep_all=False, kept_all=dict.fromkeys("甲乙丙", False))
    assert (plan.added, plan.changed, plan.removed, plan.unchanged) == (("深-甲",), ("乙",), ("丙",), ("甲",))
    assert [report_id for report_id, _ in plan.to_read] == ["乙", "深-甲"]


def test_another_ending_or_another_way_of_reading_is_a_change(files: list[Path]):
    assert make_plan(files[:1], [old("甲", "甲.md", "甲.txt")], keep_all=False, kept_all={"甲": False}).changed == (
        "甲",
    )
    same = [old("甲", "甲.txt", "甲.txt")]
    assert make_plan(files[:1], same, keep_all=True, kept_all={"甲": False}).changed == ("甲",)
    assert make_plan(files[:1], same, keep_all=True, kept_all={"甲": True}).unchanged == ("甲",)


def test_a_file_that_cannot_be_hashed_is_read_so_that_reading_says_why(files: list[Path]):
    files[0].unlink()
    plan = make_plan(files[:1], [old("甲", "甲.txt", "甲.txt")], keep_all=False, kept_all={"甲": False})
    assert plan.to_read == (("甲", files[0]),)


def test_names_run_on_by_number(tmp_path: Path):
    files = [tmp_path / "x" / n for n in ("a.txt", "a.md", "a.jsonl", "a.markdown")]
    plan = make_plan(files, (), keep_all=False, kept_all={})
    assert plan.added == ("a", "x-a", "a-2", "a-3")
