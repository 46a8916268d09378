from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ReportError
from index.job import job_of, result_of
from index.links import hashes_of
from index.postings import postings_of
from index.reading import read_job
from tests.index.worlds import records

WORDS = "盐湖区工业报告\n2025年回顾\n工业产值增长5亿元。\n工业产值增长５亿元。\n"


def read(path: Path, *, keep_all: bool = False):
    return result_of(read_job(job_of(path, "工业", keep_all=keep_all)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "工业-2025.txt").write_text(WORDS, encoding="utf-8")
    return tmp_path / "工业-2025.txt"


def test_a_report_s_rows():
    first, second = records()
    assert (first.id, first.source, first.removed) == ("甲", "甲.txt", 1)
    place = '["山西省", "盐湖区"]'
    stripped = "[[3, 2]]"
    assert first.report == (
        "甲", "甲.txt", "f" * 64, "题“名”", "盐湖区", place, "大会", "2025-12", stripped, False,
    )  # fmt: skip
    path = '["2025年工作亮点", "工业"]'
    assert first.paragraphs == (
        ("甲#1", "body", path, "2025", "done", 0, 6, 3, True, False, False, None, None, None),
        ("甲#2", "body", "[]", "2021-2025", None, 7, 13, None, False, False, False, "equal", 1.0, "甲#1"),
        ("甲#3", "body", "[]", None, "planned", 14, 19, None, False, True, False, None, None, None),
    )
    assert first.passages[0] == ("甲#1", "甲#1", 0, 6, "盐湖区 工业", '["甲#2"]', 2025, 2025)
    assert first.passages[2] == ("甲#3.2", "甲#3", 16, 3, "", "[]", 2024, 2026)
    assert (second.removed, second.report[-1]) == (0, True)


def test_a_file_is_read_deduplicated_and_cut(file: Path):
    record, postings = read(file)
    assert (record.id, record.source, record.text) == ("工业", "工业-2025.txt", WORDS)
    assert [row[0] for row in record.paragraphs] == ["工业#1", "工业#2", "工业#3", "工业#4"]
    assert [(row[0], row[11], row[13]) for row in record.paragraphs if row[11]] == [("工业#4", "equal", "工业#3")]
    assert [record.text[row[2] : row[2] + row[3]] for row in record.passages] == WORDS.splitlines()[:3]
    assert [row[6:] for row in record.passages][-1] == (2025, 2025)
    expected = postings_of(record.embedded)
    assert postings.keys.tolist() == expected.keys.tolist()
    assert postings.lengths.tolist() == expected.lengths.tolist()
    assert (postings.keys.dtype, postings.lengths.dtype) == (np.uint64, np.int32)


def test_a_file_is_read_whole(file: Path):
    record, _ = read(file, keep_all=True)
    assert (record.removed, len(record.passages), record.report[-1]) == (0, 4, True)


def test_texts_outside_the_basic_plane_travel(tmp_path: Path):
    (tmp_path / "a.txt").write_text("盐𠀀湖😀区\n", encoding="utf-8")
    record, _ = read(tmp_path / "a.txt")
    assert record.text == "盐𠀀湖😀区\n"
    assert record.embedded[0].endswith("盐𠀀湖😀区")


def test_an_answer_is_the_same_whoever_gives_it(file: Path):
    job = job_of(file, "工业", keep_all=False)
    assert json.loads(job) == [str(file.resolve()), "工业", False]
    assert read_job(job) == read_job(job)


def test_a_file_that_cannot_be_read(tmp_path: Path):
    (tmp_path / "坏.txt").write_bytes(b"")
    with pytest.raises(ReportError, match=r"^文件“坏.txt”是空的：请换成有内容的报告文件。$"):
        read(tmp_path / "坏.txt")


def test_the_hashes_of_kept_bodies_travel_too(tmp_path: Path):
    body = "改造老旧小区58个，惠及居民1.2万户。"
    (tmp_path / "a.txt").write_text(f"一、改造老旧小区五十八个惠及居民\n\n{body}\n\n{body}\n", encoding="utf-8")
    assert read(tmp_path / "a.txt")[0].sentences == hashes_of([body]).tobytes()
    assert read(tmp_path / "a.txt", keep_all=True)[0].sentences == b""
