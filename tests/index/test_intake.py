from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.read import find_reports
from index.build import build_index
from index.embed import Encoder
from index.generations import Generations
from index.intake import Intake
from index.plan import make_plan
from index.postings import postings_of
from index.retrieve import Retriever
from tests.index.worlds import read_here

INDUSTRY = "盐湖区工业报告\n工业产值增长5亿元。\n工业产值增长５亿元。\n"
FARMING = "盐湖区农业报告\n农业产值增长3亿元。\n"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.intake.run_in_children", read_here)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "工业.txt").write_text(INDUSTRY, encoding="utf-8")
    (folder / "农业.txt").write_text(FARMING, encoding="utf-8")
    return folder


@pytest.fixture
def old(folder: Path, tmp_path: Path, encoder: Encoder) -> Retriever:
    build_index([folder], tmp_path / "index", encoder=encoder)
    return Retriever(Generations(tmp_path / "index").open(), encoder)


def intake(folder: Path, old: Retriever | None = None, steps: list[tuple[str, int, int]] | None = None) -> Intake:
    plan = make_plan(find_reports([folder]), old.store if old else None, keep_all=False)
    return Intake(plan, old, keep_all=False, progress=lambda *step: None if steps is None else steps.append(step))


def test_what_is_read_from_files(folder: Path):
    steps: list[tuple[str, int, int]] = []
    taken = intake(folder, steps=steps)
    items = list(taken.items())
    assert [record.id for record, _, _ in items] == ["农业", "工业"]
    assert [known for *_, known in items] == [None, None]
    assert [p.keys.tolist() for _, p, _ in items] == [postings_of(r.embedded).keys.tolist() for r, *_ in items]
    assert taken.held == {"农业": (2, 0), "工业": (2, 1)}
    assert (taken.read, taken.skipped, taken.failed) == (2, [], set())
    assert steps == [("读取报告", n, 2) for n in (0, 1, 2)]


def test_what_is_unchanged_is_taken_over_with_what_was_computed(folder: Path, old: Retriever):
    (folder / "丙.txt").write_text("盐湖区报告\n", encoding="utf-8")
    taken = intake(folder, old)
    items = {record.id: (record, postings, known) for record, postings, known in taken.items()}
    assert list(items) == ["丙", "农业", "工业"]
    record, postings, known = items["工业"]
    assert record == old.store.record("工业")
    assert postings.keys.tolist() == postings_of(record.embedded).keys.tolist()
    assert known is not None
    assert known.vectors.tolist() == old.known("工业").vectors.tolist()
    assert taken.read == 1
    assert taken.held["工业"] == (2, 1)


def test_what_stays_is_counted_but_not_given(folder: Path, old: Retriever):
    taken = intake(folder, old)
    assert [record.id for record, _, _ in taken.items(["工业"])] == ["农业"]
    assert taken.held == {"农业": (2, 0), "工业": (2, 1)}


def test_a_file_that_fails_gives_what_is_known_of_it(folder: Path, old: Retriever):
    (folder / "工业.txt").write_bytes(b"")
    (folder / "坏.txt").write_bytes(b"")
    taken = intake(folder, old)
    assert [record for record, _, _ in taken.items()] == [old.store.record(i) for i in ("农业", "工业")]
    assert taken.failed == {"工业", "坏"}
    assert taken.skipped == [(f"{i}.txt", f"文件“{i}.txt”是空的：请换成有内容的报告文件。") for i in ("坏", "工业")]
    assert taken.read == 0


def test_an_id_that_a_kept_report_has(folder: Path, tmp_path: Path, encoder: Encoder):
    line = json.dumps({"id": "d1", "text": "改造小区。"}, ensure_ascii=False)
    (folder / "a.jsonl").write_text(line, encoding="utf-8")
    build_index([folder], tmp_path / "index", encoder=encoder)
    (folder / "b.jsonl").write_text(line, encoding="utf-8")
    taken = intake(folder, Retriever(Generations(tmp_path / "index").open(), encoder))
    assert "b" not in {record.id for record, _, _ in taken.items()}
    assert taken.skipped == [("b.jsonl", "文件“b.jsonl”的 id“d1”已被“a.jsonl”使用：请改用不同的 id。")]


def test_an_id_that_reads_like_another_report_s(folder: Path):
    line = json.dumps({"id": "工业#1", "text": "改造小区。"}, ensure_ascii=False)
    (folder / "a.jsonl").write_text(line, encoding="utf-8")
    taken = intake(folder)
    assert [record.id for record, _, _ in taken.items()] == ["农业", "工业"]
    assert taken.skipped == [("a.jsonl", "文件“a.jsonl”的 id“工业#1”已被“工业”使用：请改用不同的 id。")]
