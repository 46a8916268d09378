"""A field of a year's work, asked of two years' reports of one city."""

from __future__ import annotations

import pytest

from index.build import build_index
from qa.assistant import Assistant
from qa.parts.fielddraft import asked_field

REPORTS = {
    2022: """临江市2022年政府工作报告
一、2021年工作回顾
新增学位720个，新建幼儿园3所。
二、2022年工作安排
（一）办好民生实事
优先发展教育。改扩建中小学5所，新增学位900个。加强校园食堂管理。新建公园2个。
""",
    2023: """临江市2023年政府工作报告
一、2022年工作回顾
（一）民生持续改善
改扩建中小学4所，新增学位850个。“双减”扎实推进。医院新增床位300张。教育等领域与群众期盼还有差距。高速公路通车30公里，新辟公交线路4条。
二、2023年工作安排
地铁1号线开工。
""",
}


@pytest.fixture(scope="module")
def quotes(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("fields")
    for year, text in REPORTS.items():
        (folder / f"临江市{year}年政府工作报告.txt").write_text(text, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    assistant = Assistant(folder / "index", encoder)
    return lambda question: [citation.quote for citation in assistant.ask(question).citations]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2022年在教育方面做了哪些事？", ["改扩建中小学4所，新增学位850个。", "“双减”扎实推进。"]),
        ("2022年教育方面打算怎么干", ["改扩建中小学5所，新增学位900个。", "加强校园食堂管理。"]),
        ("2022年的交通搞得怎么样", ["高速公路通车30公里，新辟公交线路4条。"]),
        ("2021年在教育方面做了哪些事？", ["新增学位720个，新建幼儿园3所。"]),
    ],
)
def test_all_that_the_report_tells_of_it(quotes, question, told):
    """Deeds of a year stand in the next year's report, its plans in its own; what is wrong, and other fields, stay out."""
    assert quotes(question) == told


def test_a_section_of_its_own_is_the_answer(city):
    """Its heading names the field; 旅游服务中心设在花山镇 has no more than one word of it."""
    assert city.ask("2023年旅游方面打算怎么干").text.splitlines() == [
        "2023年（计划）：（三）发展冰雪旅游：", "- 举办冰雪旅游节，开通旅游专线5条[1]。", "- 旅游服务中心设在花山镇[2]。",
    ]  # fmt: skip


@pytest.mark.parametrize("question", ["教育是什么", "2022年文化是谁的", "2022年健康报告有什么内容"])
def test_what_a_word_means_asks_for_no_year_s_work(read, question):
    assert asked_field(read(question)) is None
