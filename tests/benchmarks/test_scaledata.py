import json
import lzma

import pytest

from benchmarks.scaledata import RawReport, cut_queries, read_reports, spread, unpack
from corpus.errors import InputError

LONG = "新建城市公园十二座并全部向市民免费开放"


def report(*paragraphs, name="城市/甲市/2024.md", title="甲市2024年政府工作报告"):
    return RawReport(name, title, paragraphs)


def write(folder, rows):
    (folder / "reports").mkdir()
    with lzma.open(folder / "reports" / "reports.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def test_reports_become_files(tmp_path):
    write(tmp_path, [{"id": "城市/甲市/2024.md", "title": "题目", "paragraphs": ["各位代表：", "现在报告工作。"]}])
    unpack(read_reports(tmp_path), tmp_path / "out")
    text = (tmp_path / "out" / "城市" / "甲市" / "2024.md").read_text(encoding="utf-8")
    assert text == "题目\n\n各位代表：\n现在报告工作。\n"


def test_a_title_that_the_first_paragraph_repeats_stands_once():
    assert report("**题目**", "正文。", title="题目").text == "**题目**\n正文。\n"


def test_no_data(tmp_path):
    with pytest.raises(InputError, match=r"里没有 reports/reports\.jsonl\.xz：请用 DATA=数据文件夹 指明"):
        read_reports(tmp_path)


def test_data_that_is_something_else(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "reports.jsonl.xz").write_bytes(b"not compressed")
    with pytest.raises(InputError, match="不是报告数据（LZMAError）"):
        read_reports(tmp_path)


@pytest.mark.parametrize("name", ["../甲市/2024.md", "/甲市/2024.md", "甲市/2024.exe"])
def test_a_name_outside_the_folder_is_refused(tmp_path, name):
    write(tmp_path, [{"id": name, "title": "题目", "paragraphs": []}])
    with pytest.raises(InputError, match="不是报告数据（ValueError）"):
        read_reports(tmp_path)


@pytest.mark.parametrize(("count", "taken"), [(1, [0]), (3, [0, 3, 6]), (10, list(range(10))), (99, list(range(10)))])
def test_a_subset_is_spread_evenly(count, taken):
    reports = [report(name=f"{n}.md") for n in range(10)]
    assert [int(r.name.removesuffix(".md")) for r in spread(reports, count)] == taken


def test_a_query_lies_inside_one_sentence():
    reports = [report("一、过去一年的工作", f"今年{LONG}；明年{LONG}。短句。没有句号的一行也不算句子因为它可能是标题")]
    queries = cut_queries(reports, 30)
    assert len(set(queries)) == 30
    assert all(12 <= len(query) <= 20 for query in queries)
    assert all(query in f"今年{LONG}" or query in f"明年{LONG}" for query in queries)


def test_the_same_seed_cuts_the_same_queries():
    reports = [report(f"今年{LONG}。"), report(f"明年{LONG}。")]
    assert cut_queries(reports, 5, seed=7) == cut_queries(reports, 5, seed=7)
    assert cut_queries(reports, 5, seed=7) != cut_queries(reports, 5, seed=8)


@pytest.mark.parametrize("odd", ["\u200b", " ", "\u3000"])
def test_a_sentence_with_spaces_or_invisible_characters_is_cut_around_or_left(odd):
    queries = cut_queries([report(f"{LONG[:10]}{odd}{LONG[10:]}。", f"{LONG}。")], 10)
    assert all(query in LONG for query in queries)


def test_reports_without_long_sentences():
    with pytest.raises(InputError, match="切不出 2 个不同的片段"):
        cut_queries([report("短句。", "又一句。")], 2)
