from __future__ import annotations

import codecs
import hashlib
import sys
from pathlib import Path

import pytest

from corpus.errors import InputError, ReportError
from corpus.read import SHIPPED, find_reports, read_report
from corpus.readers import READERS

TEXT = "盐湖区政府工作报告\r\n\r\n2026年工作安排\r\n改造45个老旧小区，增长5.5%。\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("乙.md", "甲.TXT", "深/丙.jsonl", ".隐.txt", "~$临.txt", "图.gif", "深/旧.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("好", encoding="utf-8")
    (tmp_path / "夹.txt").mkdir()
    return tmp_path


def test_a_folder_is_searched_through(folder: Path):
    assert find_reports([folder]) == tuple(sorted(folder / n for n in ("乙.md", "甲.TXT", "深/丙.jsonl", "深/旧.txt")))


def test_each_file_is_listed_once_in_the_order_asked(folder: Path):
    first, second = folder / "甲.TXT", folder / "乙.md"
    assert find_reports([first, second, folder / "深" / ".." / "甲.TXT", second]) == (first, second)
    assert find_reports([first, folder])[0] == first
    assert len(find_reports([first, folder])) == 4


def test_a_path_that_is_not_there(folder: Path):
    with pytest.raises(InputError) as caught:
        find_reports([folder, folder / "没有"])
    assert str(caught.value) == f"找不到“{folder / '没有'}”：请检查路径是否写对。"


def test_another_format(folder: Path):
    with pytest.raises(InputError) as caught:
        find_reports([folder / "图.gif"])
    assert (
        str(caught.value)
        == "不支持“图.gif”的格式：目前能读 .txt、.md、.markdown、.html、.htm、.docx、.pdf、.png、.jpg、.jpeg、.jsonl 文件。"
    )


def test_an_empty_folder(folder: Path):
    with pytest.raises(InputError) as caught:
        find_reports([folder / "夹.txt"])
    assert (
        str(caught.value)
        == f"“{folder / '夹.txt'}”里没有报告文件：请放入 .txt、.md、.markdown、.html、.htm、.docx、.pdf、.png、.jpg、.jpeg、.jsonl 文件后再试。"
    )


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_every_encoding_gives_the_same_report(tmp_path: Path, data: bytes):
    path = tmp_path / "盐湖区-2025-12.txt"
    path.write_bytes(data)
    report = read_report(path)
    assert (report.id, report.source, report.text) == ("盐湖区-2025-12", "盐湖区-2025-12.txt", TEXT)
    assert report.sha256 == hashlib.sha256(data).hexdigest()
    assert [(p.kind, p.text, str(p.section.period)) for p in report.paragraphs] == [
        ("title", "盐湖区政府工作报告", "None"),
        ("heading", "2026年工作安排", "2026"),
        ("body", "改造45个老旧小区，增长5.5%。", "2026"),
    ]


def test_the_id_given(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "d1", "text": "好。"}', encoding="utf-8")
    report = read_report(path, "b")
    assert (report.id, report.source, [p.id for p in report.paragraphs], report.paragraphs[0].report_id) == (
        "b",
        "a.jsonl",
        ["d1"],
        "b",
    )


@pytest.mark.parametrize("text", ["\ufeff", "\u3000\n", "\u200b\u200b", "●\n---\n"])
def test_a_file_without_words(tmp_path: Path, text: str):
    (tmp_path / "空.md").write_text(text, encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        read_report(tmp_path / "空.md")
    assert str(caught.value) == "文件“空.md”里没有文字：请换成有内容的报告文件。"


def test_an_empty_file(tmp_path: Path):
    (tmp_path / "空.txt").write_bytes(b"")
    with pytest.raises(ReportError, match=r"^文件“空.txt”是空的：请换成有内容的报告文件。$"):
        read_report(tmp_path / "空.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="the words are the operating system's")
def test_a_file_that_cannot_be_read(tmp_path: Path):
    with pytest.raises(ReportError) as caught:
        read_report(tmp_path / "没有.txt")
    assert str(caught.value) == "文件“没有.txt”读不出来（No such file or directory）：请检查权限或重新复制。"


def test_what_a_library_did_not_foresee_is_a_report_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(data: bytes, name: str):
        raise RecursionError

    monkeypatch.setitem(READERS, ".html", fail)
    (tmp_path / "深.html").write_bytes(b"<p>")
    with pytest.raises(ReportError) as caught:
        read_report(tmp_path / "深.html")
    assert str(caught.value) == "文件“深.html”解析失败（RecursionError）：请用原来的软件打开并另存后再试。"


def test_a_file_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.read.MAX_BYTES", 2**20)
    with (tmp_path / "大.txt").open("wb") as file:
        file.truncate(2**20 + 1)
    with pytest.raises(ReportError, match=r"^文件“大.txt”超过 1 MB：请拆分后再试。$"):
        read_report(tmp_path / "大.txt")


def test_the_shipped_reports_are_found():
    assert [path.name for path in find_reports([SHIPPED])] == ["盐湖区-两会专版-2025-12.txt"]
