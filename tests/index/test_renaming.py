from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Paragraph, Report, Section
from index.reading import record_of
from index.record import Record
from index.renaming import Renaming, find_renamed, rename
from tests.index.worlds import records, store_of


def test_ids_and_file_name_change_and_nothing_else():
    record, _ = records()
    new = rename(record, Renaming("丙", "甲", "丙.txt"))
    assert new.report == ("丙", "丙.txt", *record.report[2:])
    assert [(row[0], row[-1]) for row in new.paragraphs] == [("丙#1", None), ("丙#2", "丙#1"), ("丙#3", None)]
    assert [(row[0], row[1], row[5]) for row in new.passages] == [
        ("丙#1", "丙#1", '["丙#2"]'),
        ("丙#3", "丙#3", "[]"),
        ("丙#3.2", "丙#3", "[]"),
    ]
    assert (new.text, new.embedded, new.sentences) == (record.text, record.embedded, record.sentences)
    assert rename(new, Renaming("甲", "丙", "甲.txt")) == record


def titled(source: str) -> Record:
    """A report that has a title of its own, so that its file's name tells nothing more."""
    title = Paragraph("甲#1", "甲", "title", Section((), None, None), "盐湖区工作要点", 0, 7)
    report = Report("甲", source, "a" * 64, title.text, title.text, "盐湖区", ("盐湖区",), None, None, (title,))
    return record_of(report, (), (), kept_all=False)


def test_the_same_bytes_under_another_name(tmp_path: Path):
    old = store_of(tmp_path, [titled("甲.txt")])
    new = [("丁", Path("丁.txt"), "a" * 64), ("戊", Path("戊.txt"), "a" * 64), ("己", Path("己.txt"), None)]
    assert find_renamed(new, ["甲"], old) == (Renaming("丁", "甲", "丁.txt"),)


@pytest.mark.parametrize("name", ["甲-2024.txt", "绛县-甲.txt", "甲乙.md", "甲乙.jsonl"])
def test_a_name_that_tells_more_or_another_format_is_read_again(tmp_path: Path, name: str):
    old = store_of(tmp_path, [titled("甲.txt")])
    assert find_renamed([(Path(name).stem, Path(name), "a" * 64)], ["甲"], old) == ()


def test_only_a_report_that_is_gone_was_renamed(tmp_path: Path):
    old = store_of(tmp_path, [titled("甲.txt")])
    assert find_renamed([("丁", Path("丁.txt"), "a" * 64)], (), old) == ()
