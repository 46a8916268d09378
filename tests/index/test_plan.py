from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from index.plan import make_plan
from index.store import Store
from tests.index.worlds import plain_record, store_of


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name in ("甲.txt", "乙.txt", "深/甲.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return [tmp_path / "甲.txt", tmp_path / "乙.txt", tmp_path / "深" / "甲.txt"]


def old(folder: Path, *reports: tuple[str, str, str], kept_all: bool = False) -> Store:
    """Hold reports of these ids, file names and contents."""
    made = [
        plain_record(report_id, source=source, sha256=hashlib.sha256(words.encode()).hexdigest(), kept_all=kept_all)
        for report_id, source, words in reports
    ]
    return store_of(folder, made)


def test_all_is_new_at_first(files: list[Path]):
    plan = make_plan(files, None, keep_all=False)
    assert (plan.added, plan.changed, plan.removed, plan.unchanged) == (("甲", "乙", "深-甲"), (), (), ())
    assert plan.to_read == (("甲", files[0]), ("乙", files[1]), ("深-甲", files[2]))
    assert plan.ids == ("甲", "乙", "深-甲")


def test_each_report_has_one_fate(files: list[Path], tmp_path: Path):
    store = old(tmp_path, ("甲", "甲.txt", "甲.txt"), ("乙", "乙.txt", "旧"), ("丙", "丙.txt", "丙.txt"))
    plan = make_plan(files, store, keep_all=False)
    assert (plan.added, plan.changed, plan.removed, plan.unchanged) == (("深-甲",), ("乙",), ("丙",), ("甲",))
    assert [report_id for report_id, _ in plan.to_read] == ["乙", "深-甲"]
    assert plan.ids == ("甲", "乙", "深-甲")


def test_what_could_not_be_read_is_neither_added_nor_changed(files: list[Path], tmp_path: Path):
    plan = make_plan(files, old(tmp_path, ("乙", "乙.txt", "旧")), keep_all=False).without({"甲", "乙"})
    assert (plan.added, plan.changed) == (("深-甲",), ())


@pytest.mark.parametrize(
    ("source", "kept_all", "keep_all", "same"),
    [("甲.txt", False, False, True), ("甲.md", False, False, False), ("甲.txt", False, True, False),
     ("甲.txt", True, True, True), ("甲.txt", True, False, False)],
)  # fmt: skip
def test_another_ending_or_another_way_of_reading_is_a_change(
    files: list[Path], tmp_path: Path, source: str, kept_all: bool, keep_all: bool, same: bool
):
    store = old(tmp_path, ("甲", source, "甲.txt"), kept_all=kept_all)
    plan = make_plan(files[:1], store, keep_all=keep_all)
    assert (plan.unchanged, plan.changed) == ((("甲",), ()) if same else ((), ("甲",)))


def test_a_file_that_cannot_be_hashed_is_read_so_that_reading_says_why(files: list[Path], tmp_path: Path):
    files[0].unlink()
    plan = make_plan(files[:1], old(tmp_path, ("甲", "甲.txt", "甲.txt")), keep_all=False)
    assert plan.to_read == (("甲", files[0]),)


def test_names_run_on_by_number(tmp_path: Path):
    files = [tmp_path / "x" / n for n in ("a.txt", "a.md", "a.jsonl", "a.markdown")]
    assert make_plan(files, None, keep_all=False).added == ("a", "x-a", "a-2", "a-3")


@pytest.mark.parametrize("stem", ["2021", "2021-12", "07_1"])
def test_a_name_without_a_letter_is_told_by_its_folder_even_alone(tmp_path: Path, stem: str):
    file = tmp_path / "太原市" / f"{stem}.md"
    assert make_plan([file], None, keep_all=False).added == (f"太原市-{stem}",)


def test_names_without_a_letter_in_folders_of_one_name(tmp_path: Path):
    folders = [tmp_path / "太原市", tmp_path / "大同市", tmp_path / "旧" / "太原市"]
    files = [*(folder / "2021.md" for folder in folders), folders[0] / "2021年.md"]
    assert make_plan(files, None, keep_all=False).added == ("太原市-2021", "大同市-2021", "太原市-2021-2", "2021年")


def test_a_relative_name_without_a_letter_has_a_folder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "太原市").mkdir()
    monkeypatch.chdir(tmp_path / "太原市")
    assert make_plan([Path("2021.md")], None, keep_all=False).added == ("太原市-2021",)
