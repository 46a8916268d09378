"""What is still wrong, what the goals are and which were missed, asked of three years' reports of one city."""

from __future__ import annotations

import pytest

from index.build import build_index
from qa.assistant import Assistant

REPORTS = {
    2021: """临江市2021年政府工作报告
一、2020年工作回顾
一年来，新建公园3个，改造公厕60座。
在肯定成绩的同时，我们也清醒地看到，发展中还存在不少困难和问题：经济总量偏小；城市停车难；教育短板较多。对此，我们将认真加以解决。
二、2021年工作安排
新建停车场8个，切实解决停车难问题。
""",
    2022: """临江市2022年政府工作报告
一、2021年工作回顾
一年来，新建社区食堂9个。
总结过去一年的工作，我们也清醒地认识到存在的问题和不足。
一是产业结构不优。传统产业占比过高。
二是民生欠账较多。学位不足。
三是作风不够实。
各位代表，这些问题必须引起重视。
二、2022年工作安排
今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长5%；固定资产投资增长8%。实现上述目标，要抓好项目建设。
改造老旧小区20个。
""",
    2023: """临江市2023年政府工作报告
一、2022年工作回顾
一年来，加装电梯60部。固定资产投资未能完成预期目标。同时，我们也看到，前进道路上还面临不少挑战：一是财力薄弱。二是人才不足。三是治理粗放。我们一定采取有力措施。
二、2023年工作安排
主要预期目标是：
地区生产总值增长7%，出口增长3%；
居民收入增长6%；
粮食产量50万吨。
要切实抓好落实。
""",
}

OTHER = """太原市2023年政府工作报告
一、2022年工作回顾
我们清醒地看到，还存在不少困难和问题：财力不足。工业增加值未达预期目标。荣获全国文明城市称号。
二、2023年工作安排
积极创建国家卫生城市，力争荣获国家级称号。
"""


@pytest.fixture(scope="module")
def quotes(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wrong")
    for year, text in REPORTS.items():
        (folder / f"临江市{year}年政府工作报告.txt").write_text(text, encoding="utf-8")
    (folder / "太原市2023年政府工作报告.txt").write_text(OTHER, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    assistant = Assistant(folder / "index", encoder)
    return lambda question: [citation.quote for citation in assistant.ask(question).citations]


OF_2020 = [
    "在肯定成绩的同时，我们也清醒地看到，发展中还存在不少困难和问题：经济总量偏小；", "城市停车难；", "教育短板较多。",
]  # fmt: skip
OF_2021 = ["一是产业结构不优。", "二是民生欠账较多。", "三是作风不够实。"]
OF_2022 = ["同时，我们也看到，前进道路上还面临不少挑战：一是财力薄弱。", "二是人才不足。", "三是治理粗放。"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("临江市2020年面临哪些困难和问题？", OF_2020),
        ("临江市2021年政府工作报告里说还存在哪些问题？", OF_2020),
        ("临江市2022年报告承认了哪些不足", OF_2021),
        ("临江市2022年还有什么短板", OF_2022),
        ("临江市现在还存在哪些问题？", OF_2022),
        ("临江市2020年教育方面还有哪些短板？", ["教育短板较多。"]),
    ],
)
def test_the_passage_of_the_year(quotes, question, told):
    """A year is judged by the next year's report; a report that is named, by itself; without a year the newest counts."""
    assert quotes(question) == told


def test_what_was_done_about_it_is_another_question(quotes):
    assert quotes("临江市2021年要解决哪些停车问题？") == ["新建停车场8个，切实解决停车难问题。"]


def test_sentences_that_stand_by_themselves_are_of_one_report(quotes):
    """Without a place one report answers, not one sentence of each; what the same report plans is no honour."""
    assert len(quotes("2022年有哪些目标没完成？")) == 1
    assert quotes("太原市2022年获得了哪些荣誉？") == ["荣获全国文明城市称号。"]


def test_a_word_that_is_not_spoken_of_leaves_the_passage_out(quotes):
    assert OF_2022[0] not in quotes("临江市2022年食品安全还存在哪些问题？")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "2022年的主要预期目标是什么？",
            ["今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长5%；", "固定资产投资增长8%。"],
        ),
        ("临江市2023年有哪些主要目标？", ["地区生产总值增长7%，出口增长3%；", "居民收入增长6%；", "粮食产量50万吨。"]),
        ("临江市2022年有哪些目标没完成？", ["固定资产投资未能完成预期目标。"]),
        ("临江市2021年有哪些目标没完成？", []),
    ],
)
def test_goals_and_what_was_missed(quotes, question, told):
    """Told in a paragraph, in lines below one that announces them, or nowhere."""
    assert quotes(question) == told
