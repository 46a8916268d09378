from __future__ import annotations

import json

import pytest

from corpus.errors import ReportError
from corpus.readers.jsonl import read_jsonl
from corpus.types import Period, Report, Section


def read(*lines: object, stem: str = "盐湖区-2025-12") -> Report:
    data = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines).encode()
    return read_jsonl(data, report_id="r", name="r.jsonl", stem=stem, sha256="f")


def test_a_line_is_a_paragraph_that_keeps_its_id():
    report = read({"id": "d7", "text": "改造58个小区。"}, "", {"id": 8, "text": "新增5728人"}, "\r")
    assert report.text == "改造58个小区。\n新增5728人"
    assert [(p.id, p.text, p.start, p.end, p.cut_off) for p in report.paragraphs] == [
        ("d7", "改造58个小区。", 0, 8, False),
        ("8", "新增5728人", 9, 16, True),
    ]
    assert [report.text[p.start : p.end] for p in report.paragraphs] == ["改造58个小区。", "新增5728人"]
    assert (report.id, report.source, report.sha256, report.place, report.date) == (
        "r",
        "r.jsonl",
        "f",
        "盐湖区",
        "2025-12",
    )


@pytest.mark.parametrize(
    ("more", "section"),
    [
        ({}, Section((), None, None)),
        ({"section": "2026年工作安排"}, Section(("2026年工作安排",), Period(2026, 2026), "planned")),
        ({"section": ["2025年工作亮点", "工业"]}, Section(("2025年工作亮点", "工业"), Period(2025, 2025), "done")),
        (
            {"title": "侯马市2024年政府工作报告", "section": "2023年工作回顾"},
            Section(("侯马市2024年政府工作报告", "2023年工作回顾"), Period(2023, 2023), "done"),
        ),
        ({"section": ["“十四五”", "2026年"]}, Section(("“十四五”", "2026年"), Period(2026, 2026), "planned")),
        ({"title": "年报", "section": "工业"}, Section(("年报", "工业"), None, None)),
        ({"title": "工业", "section": "工业"}, Section(("工业",), None, None)),
        ({"period": "2021-2025"}, Section((), Period(2021, 2025), None)),
        ({"period": 2025, "section": "2026年安排"}, Section(("2026年安排",), Period(2025, 2025), "planned")),
        ({"section": None, "period": None, "title": None}, Section((), None, None)),
    ],
)
def test_section_and_period(more: dict, section: Section):
    assert read({"id": 1, "text": "好"} | more).paragraphs[0].section == section


@pytest.mark.parametrize(
    ("lines", "place", "year"),
    [
        # lines of their own: what one tells of place and time is not so of the others
        ([{"text": "2020年1月2日，侯马市开通高铁。"}, {"text": "鳄鱼栖息在沼泽。"}], None, None),
        ([{"title": "高铁", "text": "2020年1月2日，侯马市开通。"}, {"title": "鳄鱼", "text": "好"}], None, None),
        ([{"text": "怎样制定学习计划？"}, {"text": "2020年1月2日，侯马市开通高铁。"}], None, None),
        ([{"text": "市民有意见，向谁报告"}, {"text": "2020年1月2日，侯马市开通高铁。"}], None, None),
        # one document: a title of all lines, or a first line that reads like one
        (
            [{"title": "年报", "text": "2020年1月2日，侯马市开通高铁。"}, {"title": "年报", "text": "好"}],
            "侯马市",
            2020,
        ),
        ([{"text": "侯马市政府工作报告"}, {"text": "2020年1月2日在侯马市第十届人民代表大会上"}], "侯马市", 2020),
    ],
)
def test_only_a_document_as_a_whole_tells_place_and_year(lines: list[dict], place: str | None, year: int | None):
    report = read(*({"id": i} | line for i, line in enumerate(lines)), stem="passages")
    assert (report.place, report.year) == (place, year)


def test_invisible_characters_are_no_part_of_the_text():
    report = read({"id": 1, "text": "盐\u200b湖"}, {"id": 2, "text": ""})
    assert report.text == "盐湖\n"
    assert [(p.start, p.end) for p in report.paragraphs] == [(0, 2), (3, 3)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "不是 JSON：请检查引号和逗号。"),
        ("[" * 100_000, "不是 JSON：请检查引号和逗号。"),
        ('{"id": ' + "1" * 5000 + ', "text": "好"}', "不是 JSON：请检查引号和逗号。"),
        ('{"id": 1, "text": "\\ud800"}', "不是 JSON：请检查引号和逗号。"),
        ("[]", '缺少 id 或 text：每行应是 {"id": …, "text": …}。'),
        ('{"id": 1}', '缺少 id 或 text：每行应是 {"id": …, "text": …}。'),
        ('{"id": 1, "text": 5}', '缺少 id 或 text：每行应是 {"id": …, "text": …}。'),
        ('{"id": [1], "text": "好"}', '缺少 id 或 text：每行应是 {"id": …, "text": …}。'),
        ('{"text": "好"}', '缺少 id 或 text：每行应是 {"id": …, "text": …}。'),
        ('{"id": 1, "text": "好", "period": "2025年"}', "的 period“2025年”看不懂：请写成 2025 或 2021-2025。"),
        ('{"id": 1, "text": "好", "period": "2025-2021"}', "的 period“2025-2021”看不懂：请写成 2025 或 2021-2025。"),
        ('{"id": 1, "text": "好", "section": 5}', '的 section 应是文字或文字的列表，例如 ["2026年工作安排", "工业"]。'),
    ],
)
def test_a_bad_line_is_named(line: str, message: str):
    with pytest.raises(ReportError) as caught:
        read({"id": 0, "text": "好"}, line)
    assert str(caught.value) == f"文件“r.jsonl”第 2 行{message}"


@pytest.mark.parametrize(("a", "b"), [("d1", "d1"), (1, "1")])
def test_an_id_used_twice_is_named(a: object, b: object):
    with pytest.raises(ReportError) as caught:
        read({"id": a, "text": "好"}, "", {"id": b, "text": "好"})
    assert str(caught.value) == f"文件“r.jsonl”第 3 行的 id“{b}”已经出现过：请让每行的 id 各不相同。"


def test_a_file_without_a_line():
    with pytest.raises(ReportError, match=r"^文件“r.jsonl”是空的：请换成有内容的报告文件。$"):
        read("", "")
    with pytest.raises(ReportError, match=r"^文件“r.jsonl”里没有段落：每行应是一个含 id 和 text 的 JSON 对象。$"):
        read("\u3000")


def test_a_title_that_all_records_share_is_the_report_s():
    title = "闻喜县2023年国民经济和社会发展统计公报"
    report = read({"id": 1, "text": "好", "title": title}, {"id": 2, "text": "好", "title": title}, stem="a")
    assert (report.title, report.place) == (title, "闻喜县")
    assert {str(p.section.period) for p in report.paragraphs} == {"2023"}
    other = read({"id": 1, "text": "好", "title": title}, {"id": 2, "text": "好"}, stem="a")
    assert other.title == "a"


def test_the_month_of_the_file_name_says_where_the_past_five_years_end():
    report = read({"id": 1, "text": "好", "section": ["过去五年", "工业"]}, stem="盐湖区-2024-01")
    assert str(report.paragraphs[0].section.period) == "2019-2023"
