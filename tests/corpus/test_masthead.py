from __future__ import annotations

import pytest

from corpus.masthead import read_masthead


@pytest.mark.parametrize(
    ("stem", "opening", "date"),
    [
        ("盐湖区-两会专版-2025-12", "2026年1月", "2025-12"),
        ("２０２５年３月报告", "", "2025-03"),
        ("报告2025", "", "2025"),
        ("报告20251226", "", "2025"),
        ("报告2025-12-26", "", "2025-12"),
        ("报告2025.13", "", "2025"),
        ("太原市-2022", "——2022年1月10日在太原市", "2022-01"),
        ("太原市-2022", "２０２２ 年 1 月 10 日", "2022-01"),
        ("太原市-2022", "2022年6月底前完成", "2022"),
        ("太原市-2022", "2021年12月30日开会，2022年1月10日通过", "2022-01"),
        ("太原市-2022-02", "——2022年1月10日在", "2022-02"),
        ("报告", "二十日，２０２６年１月9日开会", "2026-01"),
        ("报告", "2026年的目标", None),
        ("报告120251", "", None),
        ("报告", "", None),
        # a line that dates the text comes before a date inside it, and may be of the year after the file name's
        ("年度报告", "统计期限自2024年1月1日起\n\n一、总体情况\n公开信息3条。\n\n2025年1月22日", "2025-01"),
        ("年度报告", "统计期限自2024年1月1日起，公开信息3条。", None),
        ("太原市2024年公报", "太原市统计局\n2025年4月2日\n\n2024年12月31日止", "2025-04"),
        ("太原市2024年公报", "太原市统计局\n2026年4月2日", "2024"),
        ("预算报告", "（2025年1月15日在市第十五届人民代表大会第五次会议上）", "2025-01"),
        ("通知", "截至2024年12月31日，十件实事全部完成。", None),
        ("新闻", "会议闭幕\n2025-01-18 18:22 来源：政府网", "2025-01"),
        ("学校", "概况\n2024年12月31日 全县在校生3万人\n2025年1月5日", "2025-01"),
    ],
)
def test_the_date(stem: str, opening: str, date: str | None):
    assert read_masthead(stem, (), opening).date == date


@pytest.mark.parametrize(
    ("stem", "lines", "title"),
    [
        ("a", ("盐湖", "2026年盐湖区发展规划纲要", "非常非常非常非常非常长的一行标题文字"), "2026年盐湖区发展规划纲要"),
        ("a", ("盐湖", "锚定目标和思路"), "锚定目标和思路"),
        ("a", ("——在会议上的报告", "锚定"), "——在会议上的报告"),
        ("盐湖区要点", (), "盐湖区要点"),
        ("盐湖区-2026-01", ("政府工作报告",), "盐湖区2026年政府工作报告"),
        ("a", ("政府工作报告",), "政府工作报告"),
        ("a", ("闻喜县教育局", "2024年工作总结和2025年工作计划"), "闻喜县教育局2024年工作总结和2025年工作计划"),
        ("a", ("闻喜县", "2024年工作总结和2025年工作计划"), "2024年工作总结和2025年工作计划"),
        ("a", ("2024年统计公报[1]",), "2024年统计公报"),
        ("a", ("会议胜利闭幕_绛县要闻",), "会议胜利闭幕"),
    ],
)
def test_the_title(stem: str, lines: tuple[str, ...], title: str):
    assert read_masthead(stem, lines, "").title == title


def test_the_place_of_the_file_name_comes_first():
    masthead = read_masthead("盐湖区-2025", ("闻喜县",), "万荣县")
    assert (masthead.place, masthead.place_path) == ("盐湖区", ("山西省", "运城市", "盐湖区"))


def test_the_place_of_the_opening():
    assert read_masthead("a", ("工作报告",), "在闻喜县召开").place == "闻喜县"
    assert read_masthead("a", ("工作报告",), "会议召开").place_path == ()
    assert read_masthead("a", ("工作报告",), "会议召开").place is None


def test_an_ambiguous_place_is_decided_by_the_opening():
    assert read_masthead("和平区-2025", (), "沈阳市和平区的工作").place_path == ("辽宁省", "沈阳市", "和平区")
    assert read_masthead("和平区-2025", (), "天津市和平区的工作").place_path == ("天津市", "和平区")


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("运城市盐湖区第十七届人民代表大会第六次会议召开。", "运城市盐湖区第十七届人民代表大会第六次会议"),
        ("第十七届人民代表大会召开", "第十七届人民代表大会"),
        ("盐湖区人民政府办公室印发", "盐湖区人民政府"),
        ("会议召开", None),
    ],
)
def test_the_issuer(opening: str, issuer: str | None):
    assert read_masthead("a", (), opening).issuer == issuer


@pytest.mark.parametrize(
    ("stem", "lines", "opening"),
    [
        ("政府工作报告-国务院-2024", ("国务院2024年政府工作报告",), "在第十四届全国人民代表大会第二次会议上"),
        ("2012", ("2012年国民经济和社会发展统计公报",), "中华人民共和国\n国家统计局\n北京市增长5%。"),
        ("2011-十二五规划纲要", ("十二五规划纲要",), "第一篇 转变方式，青海省"),
    ],
)
def test_a_report_of_the_nation(stem: str, lines: tuple[str, ...], opening: str):
    masthead = read_masthead(stem, lines, opening)
    assert (masthead.place, masthead.place_path) == ("全国", ("全国",))


def test_a_province_s_congress_is_not_the_nation_s():
    masthead = read_masthead("2012", ("政府工作报告",), "在山西省第十一届人民代表大会上，国务院批复。")
    assert masthead.place == "山西省"


@pytest.mark.parametrize(
    ("stem", "lines", "name"),
    [
        ("化峪镇政府工作报告", ("政府工作报告", "稷山县化峪镇人民政府镇长 张三"), "化峪镇"),
        ("a", ("稷山县化峪镇2025年工作总结",), "化峪镇"),
        ("a", ("稷山县人民政府工作报告", "推进乡镇2024年工作总结"), "稷山县"),
        ("a", ("稷山县2025年政府工作报告",), "稷山县"),
        ("稷山化峪镇政府工作报告", (), "化峪镇"),
        ("稷山县东城街道办事处2024年工作总结", (), "东城街道"),
        ("稷山县科技下乡2024年工作总结", (), "稷山县"),
        ("稷山县重点镇2024年工作总结", (), "稷山县"),
    ],
)
def test_a_town_speaks_for_itself_and_not_for_its_county(stem: str, lines: tuple[str, ...], name: str):
    opening = "——2025年1月8日在稷山县召开"
    masthead = read_masthead(stem, lines, opening)
    assert masthead.place == name
    assert masthead.place_path[:3] == ("山西省", "运城市", "稷山县")
