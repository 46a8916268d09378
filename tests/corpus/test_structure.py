from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.read import SHIPPED, read_report
from corpus.readers.text import read_text
from corpus.readers.writing import Piece, write_source
from corpus.sentences import split_sentences
from corpus.structure import parse
from corpus.types import Paragraph, Period, Report

LONG = "全区完成固定资产投资项目建设任务，带动沿线村庄发展特色种植与生态旅游产业，群众收入稳步增长，生活水平提升"


def parsed(text: str, stem: str = "a-2025-12") -> Report:
    return parse(read_text(text.encode(), "a.txt"), report_id="a", name="a.txt", stem=stem, sha256="f")


def kinds(text: str) -> list[str]:
    return [p.kind for p in parsed(text).paragraphs]


@pytest.fixture(scope="module")
def seed() -> Report:
    return read_report(SHIPPED / "盐湖区-两会专版-2025-12.txt")


def numbered(report: Report, number: int) -> Paragraph:
    return report.paragraphs[number - 1]


def test_a_small_report():
    report = parsed(
        "盐湖区政府工作报告\n\n2025年工作亮点\n\n- **经济运行。**\n新增产值5亿元。\n\n2026年工作安排\n\n改造45个老旧小区。\n"
    )
    assert (report.id, report.source, report.sha256, report.date) == ("a", "a.txt", "f", "2025-12")
    assert (report.title, report.place) == ("盐湖区政府工作报告", "盐湖区")
    assert [
        (p.id, p.kind, p.text, p.section.path, str(p.section.period), p.section.status) for p in report.paragraphs
    ] == [
        ("a#1", "title", "盐湖区政府工作报告", (), "None", None),
        ("a#2", "heading", "2025年工作亮点", ("2025年工作亮点",), "2025", "done"),
        ("a#3", "heading", "经济运行。", ("2025年工作亮点", "经济运行"), "2025", "done"),
        ("a#4", "body", "新增产值5亿元。", ("2025年工作亮点", "经济运行"), "2025", "done"),
        ("a#5", "heading", "2026年工作安排", ("2026年工作安排",), "2026", "planned"),
        ("a#6", "body", "改造45个老旧小区。", ("2026年工作安排",), "2026", "planned"),
    ]


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("2025年工作回顾", "2025"),
        ("“十五五”时期目标", "2026-2030"),
        ("过去五年工作回顾", "2021-2025"),
        ("今年工作回顾", "2025"),
    ],
)
def test_the_masthead_ends_where_a_part_on_a_period_begins(heading: str, period: str):
    report = parsed(f"盐湖区政府工作报告\n奋进“十五五”的目标\n{heading}\n一、工业\n新增产值5亿元。\n")
    assert [(p.kind, str(p.section.period)) for p in report.paragraphs] == [
        ("title", "None"),
        ("title", "None"),
        ("heading", period),
        ("heading", period),
        ("body", period),
    ]


def test_what_stands_behind_the_last_body_belongs_to_the_page():
    text = "2026年工作安排\n改造45个小区。\n\n▲姚暹渠焕新\n老旧小区改造升级\n七彩盐湖 生态画卷\n摄影 闫鑫\n常奇"
    assert kinds(text) == ["title", "body", "caption", "caption", "slogan", "credit", "credit"]
    assert parsed(text).paragraphs[2].section.path == ()


def test_headings_without_a_body_and_bodies_without_a_heading():
    report = parsed("一、工业\n二、农业\n种植3万亩。\n")
    assert [(p.text, p.kind, p.bodiless) for p in report.paragraphs] == [
        ("一、工业", "heading", True),
        ("二、农业", "heading", False),
        ("种植3万亩。", "body", False),
    ]


def test_no_body_at_all():
    assert kinds("一、工业\n二、农业") == ["heading", "heading"]


@pytest.mark.parametrize(
    "line", ["主要指标如下：", "一是稳住工业，", "投资、消费、", "新增产值5亿元。", "● 新增产值5亿元", LONG]
)
def test_a_body_line(line: str):
    assert kinds(f"2025年工作亮点\n2026年目标\n很好。\n{line}\n很好。")[3] == "body"


@pytest.mark.parametrize(
    "line", ["一、工业", "（二）农业", "● **城乡品质加快提升。**", "## 工业", "● 1.工业", "聚力壮大工业"]
)
def test_a_heading_line(line: str):
    assert kinds(f"2025年工作亮点\n2026年目标\n很好。\n{line}\n很好。")[3] == "heading"


def test_a_heading_run_into_its_body_opens_a_section():
    report = parsed(
        "2026年工作安排\n开头。\n（一）稳住工业。新增产值5亿元。\n新增企业3家。\n（二）强农业。种植3万亩。\n"
    )
    assert [(p.kind, p.text, p.section.path[-1]) for p in report.paragraphs[2:]] == [
        ("heading", "（一）稳住工业。", "（一）稳住工业"),
        ("body", "新增产值5亿元。", "（一）稳住工业"),
        ("body", "新增企业3家。", "（一）稳住工业"),
        ("heading", "（二）强农业。", "（二）强农业"),
        ("body", "种植3万亩。", "（二）强农业"),
    ]
    assert [report.text[p.start : p.end] for p in report.paragraphs] == [p.text for p in report.paragraphs]
    assert len({p.id for p in report.paragraphs}) == len(report.paragraphs)


def test_a_short_numbered_line_is_a_heading_in_spite_of_its_stop():
    assert kinds("2025年工作亮点\n2026年目标\n很好。\n（一）坚持创新驱动。\n新增企业3家。")[3:] == ["heading", "body"]
    assert kinds("2025年工作亮点\n2026年目标\n很好。\n| 指标 | 2023年 |\n很好。")[3] == "body"


def test_a_heading_run_into_its_body_keeps_the_block_s_number():
    report = parsed("2026年工作安排\n开头。\n  - **（一）稳住工业。** 新增产值5亿元。\n")
    assert [(p.id, p.kind, p.text, p.start, p.end) for p in report.paragraphs[2:]] == [
        ("a#3", "heading", "（一）稳住工业。", 20, 28),
        ("a#3b", "body", "新增产值5亿元。", 31, 39),
    ]


def test_a_body_behind_a_gap_stays_under_the_heading_run_into_the_paragraph_before():
    report = parsed("开头。\n\n（一）工业。产值5亿元。\n\n企业3家。\n\n（二）农业。种植3万亩。\n\n养猪5万头。\n")
    assert [(p.section.path, p.headless) for p in report.paragraphs if p.text in ("企业3家。", "养猪5万头。")] == [
        (("（一）工业",), False),
        (("（二）农业",), False),
    ]


def test_items_of_a_list_with_stops_are_no_headings():
    assert kinds("二、农业\n开头。\n（一）合法；\n（二）公开。\n很好。")[2:] == ["body", "body", "body"]
    assert kinds("二、农业\n开头。\n1.坚持创新。\n很好。")[2:] == ["body", "body"]


def test_a_numbered_line_with_a_colon_heads_the_deeper_list_below_it():
    notes = (
        "1. 强市：实力强。\n2. 2022年民生实事完成情况：\n（1）新增床位500张。\n（2）新增托位160个。\n3. 双减：减负担。"
    )
    report = parsed(f"一、2023年工作安排\n很好。\n名词解释\n{notes}", "a-2023-01")
    assert [(p.kind, p.section.path[1:], p.section.period) for p in report.paragraphs[3:]] == [
        ("body", ("名词解释",), Period(2023, 2023)),
        ("heading", ("名词解释", "2. 2022年民生实事完成情况"), Period(2022, 2022)),
        ("body", ("名词解释", "2. 2022年民生实事完成情况"), Period(2022, 2022)),
        ("body", ("名词解释", "2. 2022年民生实事完成情况"), Period(2022, 2022)),
        ("body", ("名词解释",), Period(2023, 2023)),
    ]
    assert kinds("一、农业\n1. 目标：\n很好。\n2. 2022年：\n3. 做法。")[1:3] == ["body", "body"]


def test_a_table_is_a_body_and_no_title():
    text = "| 指标 | 2023年 |\n|---|---|\n| 牛奶 | 530 |\n一、工业\n很好。"
    assert kinds(text) == ["body", "heading", "body"]
    assert parsed(text, "盐湖区公报").title == "盐湖区公报"
    wide = f"| {'指标' * 30} |"
    assert [p.cut_off for p in parsed(wide).paragraphs] == [False]


@pytest.mark.parametrize(
    ("stem", "periods"),
    [
        ("a-2024-01", ["2019-2023", "2024-2028"]),
        ("a-2024", ["2019-2023", "2024-2028"]),
        ("a-2024-12", ["2020-2024", "2025-2029"]),
    ],
)
def test_five_years_are_counted_from_the_month_of_the_report(stem: str, periods: list[str]):
    report = parsed("盐湖区政府工作报告\n各位代表：\n一、过去五年工作回顾\n很好。\n二、今后五年目标\n更好。", stem)
    assert [str(p.section.period) for p in report.paragraphs if p.kind == "heading"] == periods


def test_the_sections_of_a_bulletin_inherit_the_year_of_its_title():
    report = parsed(
        "盐湖区2023年国民经济和社会发展统计公报\n一、农业\n种植3万亩。\n二、2022年修订\n修订2项。", "盐湖区-2024"
    )
    assert [(str(p.section.period), p.section.status) for p in report.paragraphs] == [
        ("2023", "done"),
        ("2023", "done"),
        ("2023", "done"),
        ("2022", "done"),
        ("2022", "done"),
    ]


def test_only_a_long_body_without_a_stop_is_cut_off():
    report = parsed(f"2026年工作安排\n开头。\n{LONG}\n{LONG}。\n● 新增产值5亿元\n")
    assert [p.cut_off for p in report.paragraphs] == [False, False, True, False, False]


def test_invisible_characters_split_no_word():
    report = parsed("盐\u200b湖区改造５８个\ufeff小区。")
    assert report.paragraphs[0].text == "盐湖区改造５８个小区。"
    assert report.stripped == ((1, 1), (8, 1))


REPORT_TEXT = st.lists(
    st.sampled_from(
        [
            "2025年工作亮点",
            "“十五五”目标",
            "一、工业",
            "（一）提速。产值5亿元。",
            "● **农业**",
            "- 种植３万亩；",
            LONG,
            "",
            "▲图",
            "# 题",
            "●",
        ]
    )
    | st.text(alphabet="盐湖５。！；“”（）* ●\u3000\u200b0年亿元%#-", max_size=15),
    max_size=14,
).flatmap(lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda feed: feed.join(lines)))


@given(REPORT_TEXT.filter(lambda text: text.strip(" \t\r\n")))
def test_offsets_hold_for_any_text(text: str):
    report = parsed(text)
    end = 0
    for paragraph in report.paragraphs:
        assert report.text[paragraph.start : paragraph.end] == paragraph.text
        assert paragraph.text.strip() == paragraph.text != ""
        assert end <= paragraph.start
        end = paragraph.end
        said = "".join(s.text for s in split_sentences(paragraph.text))
        assert [c for c in said if c.isalnum()] == [c for c in paragraph.text if c.isalnum()]
    assert len({p.id for p in report.paragraphs}) == len(report.paragraphs)
    letters = "".join(p.text for p in report.paragraphs)
    assert [c for c in letters if c.isalnum()] == [c for c in report.text if c.isalnum()]


def test_the_page_s_masthead(seed: Report):
    assert seed.id == "盐湖区-两会专版-2025-12"
    assert seed.title == "锚定“一城两区三门户”目标和思路 建设富裕、文明、幸福好运之城的“首善之区”"
    assert (seed.place, seed.place_path) == ("盐湖区", ("山西省", "运城市", "盐湖区"))
    assert seed.issuer == "运城市盐湖区第十七届人民代表大会第六次会议"
    assert seed.date == "2025-12"


def test_the_page_s_lines(seed: Report):
    assert len(seed.paragraphs) == 112
    assert [seed.text[p.start : p.end] for p in seed.paragraphs] == [p.text for p in seed.paragraphs]


def test_the_page_s_four_parts(seed: Report):
    parts = [p.section for p in seed.paragraphs if p.kind == "heading" and len(p.section.path) == 1]
    assert [(s.path[0], str(s.period), s.status) for s in parts] == [
        ("2025年工作亮点", "2025", "done"),
        ("“十四五”时期成就", "2021-2025", "done"),
        ("“十五五”时期主要发展思路", "2026-2030", "planned"),
        ("2026年全力以赴抓好九方面工作", "2026", "planned"),
    ]


def test_the_page_s_nine_areas_of_2026(seed: Report):
    areas = dict.fromkeys(
        p.section.path[1]
        for p in seed.paragraphs
        if p.section.period == Period(2026, 2026) and len(p.section.path) == 2
    )
    assert [area[:6] for area in areas] == [
        "聚力壮大新型",
        "聚力发展城郊",
        "聚力发展现代",
        "聚力优化营商",
        "聚力深化改革",
        "聚力提升新型",
        "聚力推进民生",
        "聚力绿色低碳",
        "聚力治理效能",
    ]


def test_the_page_s_body_that_lost_its_heading(seed: Report):
    (lost,) = [p for p in seed.paragraphs if p.headless]
    assert lost == numbered(seed, 13)
    assert lost.text.startswith("率先推出基于DeepSeek大模型的“盐小哥”智能客服")
    assert (lost.section.path, lost.section.period, lost.section.status) == (
        ("2025年工作亮点",),
        Period(2025, 2025),
        "done",
    )


def test_the_page_s_two_cut_off_paragraphs(seed: Report):
    cut = [p for p in seed.paragraphs if p.cut_off]
    assert [(p.id.partition("#")[2], p.text[-3:]) for p in cut] == [("24", "创新能"), ("43", "，构建")]


def test_58_belongs_to_2025_and_45_to_2026(seed: Report):
    said = {
        word: {str(p.section.period) for p in seed.paragraphs if word in p.text}
        for word in ("58个老旧小区", "45个老旧小")
    }
    assert said == {"58个老旧小区": {"2025"}, "45个老旧小": {"2026"}}


def test_the_page_s_end(seed: Report):
    tail = seed.paragraphs[91:]
    assert [p.kind for p in tail] == ["caption"] * 12 + ["slogan"] * 3 + ["credit"] * 6
    assert {p.section.path for p in tail} == {()}


def test_the_hints_of_a_format_stand_in_for_marks():
    pieces = [
        Piece("工作报告", heading=1),
        Piece("完成了很多。"),
        Piece("稳住工业；强农业", heading=2),
        Piece("好。"),
        Piece("粗的，", bold=True),
        Piece("更好。"),
        Piece("表1 2024年指标"),
        Piece("税收：30亿元。", table=True),
        Piece("税收：2023年为29亿元。", table=True),
        Piece("表后。"),
    ]
    report = parse(write_source(pieces), report_id="a", name="a.docx", stem="a-2025-12", sha256="f")
    assert [(p.kind, p.section.path, str(p.section.period)) for p in report.paragraphs[:3]] == [
        ("title", (), "None"),
        ("body", (), "None"),
        ("heading", ("稳住工业；强农业",), "None"),
    ]
    assert [(p.kind, p.section.path[-1], str(p.section.period)) for p in report.paragraphs[3:]] == [
        ("body", "稳住工业；强农业", "None"),
        ("heading", "粗的，", "None"),
        ("body", "粗的，", "None"),
        ("heading", "表1 2024年指标", "2024"),
        ("body", "表1 2024年指标", "2024"),
        ("body", "表1 2024年指标", "2023"),
        ("body", "粗的，", "None"),
    ]


@pytest.mark.parametrize(
    "line", ["2010年1月14日在市第十二届人民代表大会第六次会议上", "——2010年1月14日在市人民代表大会第六次会议上"]
)
def test_where_a_report_was_spoken_is_no_part_of_it(line: str):
    report = parsed(f"市2010年政府工作报告\n\n{line}\n各位代表：\n现在报告工作。\n一、良好开端\n新增产值5亿元。\n")
    (spoken,) = (p for p in report.paragraphs if p.text == line)
    assert spoken.kind == "title"
    assert report.paragraphs[-1].section.path == ("一、良好开端",)


def test_a_title_that_says_where_it_was_spoken_is_a_title():
    line = "政府工作报告（2012年2月1日在吉林省第十一届人民代表大会第五次会议上 省长）"
    report = parsed(f"吉林省2012年政府工作报告\n\n{line}\n各位代表：\n现在报告工作。\n一、良好开端\n新增产值5亿元。\n")
    assert [p.kind for p in report.paragraphs][:2] == ["title", "title"]
    assert report.paragraphs[-1].section.path == ("一、良好开端",)


def test_number_and_date_of_a_document_open_no_section():
    report = parsed(
        "关于2024年民生实事完成情况的通报\n平政办函〔2025〕3号\n\n各乡镇人民政府：\n\n一、总体情况\n新增停车位560个。\n\n"
        "平陆县人民政府办公室\n2025年1月10日\n\n（此件公开发布）\n\n附件\n供热面积12万平方米。\n",
        stem="通报",
    )
    assert (report.title, report.date) == ("关于2024年民生实事完成情况的通报", "2025-01")
    told = {p.text: (p.kind, p.section.path, str(p.section.period)) for p in report.paragraphs}
    assert told["平政办函〔2025〕3号"][0] == "title"
    assert told["新增停车位560个。"] == ("body", ("一、总体情况",), "2024")
    assert told["平陆县人民政府办公室"][0] == told["2025年1月10日"][0] == told["（此件公开发布）"][0] == "body"
    assert told["供热面积12万平方米。"][1:] == (("附件",), "2024")


def test_a_part_whose_heading_begins_as_the_title_does_stays_a_part():
    report = parsed(
        "2024年工作总结和2025年工作计划\n\n2024年工作总结\n新增学位1080个。\n\n2025年工作计划\n新增学位1620个。\n",
        stem="教育局",
    )
    told = {p.text: (str(p.section.period), p.section.status) for p in report.paragraphs if p.kind == "body"}
    assert told == {"新增学位1080个。": ("2024", "done"), "新增学位1620个。": ("2025", "planned")}


def test_a_chronicle_keeps_its_dates_as_headings():
    days = "".join(f"2024年{month}月8日\n大桥通车{month}座。\n\n" for month in range(3, 8))
    report = parsed(f"大事记\n\n概况\n全年无事。\n\n{days}", stem="大事记")
    assert [p.kind for p in report.paragraphs if p.text.startswith("2024年")] == ["heading"] * 5


def test_the_heading_of_a_web_page_that_repeats_its_title_opens_no_section():
    page = (
        "<html><head><title>大会胜利闭幕_绛县要闻</title></head><body><article><h2>大会胜利闭幕</h2>"
        "<p>2025-01-18 18:22 来源：县融媒体中心</p><p>大会在圆满完成各项议程后，在县会议中心胜利闭幕，应到代表186名，实到178名。</p></article></body></html>"
    )
    from corpus.readers.html import read_html

    report = parse(read_html(page.encode(), "a.html"), report_id="a", name="a.html", stem="a", sha256="f")
    assert (report.title, report.date) == ("大会胜利闭幕", "2025-01")
    assert [p.section.path for p in report.paragraphs if p.kind == "body"] == [()]
