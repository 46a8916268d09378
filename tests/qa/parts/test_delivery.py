"""Who gave a report and when, asked of two years' reports of one city."""

from __future__ import annotations

import pytest

from index.build import build_index
from qa.assistant import Assistant
from qa.parts.delivery import asks_delivery

OPENING = "各位代表：\n现在，我代表市人民政府向大会作政府工作报告，请予审议。\n一、工作回顾\n新建公园3个。\n"
FIRST = "——2021年1月19日在临江市第三届人民代表大会第七次会议上"
SECOND = "二〇二二年二月八日在临江市第四届人民代表大会第一次会议上"
REPORTS = {
    2021: f"临江市2021年政府工作报告\n{FIRST}\n市长 张三\n{OPENING}",
    2022: f"临江市2022年政府工作报告\n{SECOND}\n临江市代市长 李 四\n{OPENING}",
    2023: f"临江市2023年政府工作报告\n{OPENING}",
}


OTHERS = {
    "临江市2022年预算报告": "关于临江市2021年预算执行情况的报告\n（2022年2月9日在市人民代表大会上）\n临江市财政局局长　王五\n各位代表：\n教育支出3亿元。\n",
    "临江市法院工作报告": "临江市人民法院工作报告\n——2022年2月10日在市人民代表大会上\n临江市人民法院院长　赵六\n各位代表：\n审结案件9件。\n",
}


@pytest.fixture(scope="module")
def ask(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("given")
    for year, text in REPORTS.items():
        (folder / f"临江市{year}年政府工作报告.txt").write_text(text, encoding="utf-8")
    for name, text in OTHERS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    return Assistant(folder / "index", encoder).ask


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("2021年政府工作报告是谁作的？", ["市长 张三"]),
        ("2022年临江市市长是谁", ["临江市代市长 李 四"]),
        ("临江市市长叫什么", ["临江市代市长 李 四"]),
        ("2022年政府工作报告是哪天作的？", [SECOND]),
        ("三届人大七次会议上的政府工作报告是什么时候作的", [FIRST]),
        ("2021年政府工作报告是谁作的，哪天作的？", [FIRST, "市长 张三"]),
        ("2021年政府工作报告是在哪次会议上作的？", [FIRST]),
        ("预算报告是谁作的", ["临江市财政局局长　王五"]),
        ("临江市财政局局长是谁", ["临江市财政局局长　王五"]),
        ("谁是临江市财政局局长？", ["临江市财政局局长　王五"]),
        ("谁是临江市教育局局长？", []),
        ("临江市法院院长是谁", ["临江市人民法院院长　赵六"]),
        ("法院工作报告是哪天作的", ["——2022年2月10日在市人民代表大会上"]),
        ("审计报告是谁作的", []),
        ("临江市副市长是谁", []),
        ("2022年临江市县长是谁", []),
        ("2023年政府工作报告是谁作的？", []),
    ],
)
def test_the_lines_above_the_report(ask, question, quotes):
    """The newest report tells no name: without a year the one before it answers, with its year it is refused."""
    assert [citation.quote for citation in ask(question).citations] == quotes


def test_the_day_stands_in_front(ask):
    assert ask("2021年政府工作报告是哪天作的？").text.startswith("**2021年1月19日**——《临江市2021年政府工作报告》：")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("2021年政府工作报告是哪位市长作的？", True),
        ("这份报告是谁、在哪一天作的", True),
        ("2021年的报告谁作的、几号、哪次人代会？", True),
        ("临江市市长叫什么", True),
        ("2021年市政府报告是谁作的，哪一次人民代表大会", True),
        ("张三是哪天在人代会上作2021年政府工作报告的", True),
        ("2021年政府工作报告是哪一天、在哪次会议上的", True),
        ("2021年政府工作报告的时间和报告人", True),
        ("谁作了突出贡献报告", False),
        ("环评报告是谁作的", False),
        ("2022年谁做的体检报告", False),
        ("审计工作报告是谁作的", True),  # of such a report, where there is one
        ("县财政局局长是谁", True),
        ("法院院长是谁", True),
        ("学院院长是谁", False),
        ("谁任市长质量奖评委", False),
        ("报告里说谁做了检讨", False),
        ("报告哪里做得好", False),
        ("过境免签停留时间延长到多少小时，2025年政府工作报告怎么说的", False),
    ],
)
def test_a_government_s_work_report_is_meant(text, asks):
    assert asks_delivery(text) is asks
