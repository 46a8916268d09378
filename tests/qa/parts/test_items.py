import pytest

from index.build import build_index
from qa.assistant import Assistant

REPORT = """临江市2023年政府工作报告

一、2022年工作回顾
过去一年，十件民生实事全部办结。新建口袋公园12个，群众满意度进一步提高。

二、2023年工作安排
（一）壮大特色工业
建成人参加工产业园，引进企业20家。要做好三方面工作：一是招商；二是建厂；三是招工。
（二）办好民生实事
着力解决七八个难题，用心办好五件民生实事：一是新建社区食堂9个；二是教育方面，新增学位720个；三是改造公厕60座；四是加装电梯60部；五是新建停车场8个。同时抓好安全生产。
"""


@pytest.fixture(scope="module")
def ask(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("items")
    (folder / "临江市2023年政府工作报告.txt").write_text(REPORT, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    assistant = Assistant(folder / "index", encoder)
    return assistant.ask


@pytest.fixture(scope="module")
def quotes(ask):
    return lambda question: [citation.quote for citation in ask(question).citations]


ALL = [
    "一是新建社区食堂9个；", "二是教育方面，新增学位720个；", "三是改造公厕60座；", "四是加装电梯60部；", "五是新建停车场8个。",
]  # fmt: skip


@pytest.mark.parametrize("question", ["2023年五件民生实事有哪些？", "2023年有哪些民生实事", "今年民生实事都是啥"])
def test_all_items(quotes, question):
    assert quotes(question) == ALL


@pytest.mark.parametrize(
    "question", ["2023年民生实事第三件是什么？", "今年5件民生实事，第三件是啥", "2023年第三件民生实事具体是什么"]
)
def test_the_item_of_a_number(quotes, question):
    assert quotes(question) == ["三是改造公厕60座；"]


def test_the_item_on_a_matter(quotes):
    assert quotes("2023年民生实事里教育那一件说了啥") == ["二是教育方面，新增学位720个；"]


def test_a_list_of_another_matter_count_or_length_is_not_meant(quotes):
    assert quotes("2023年六件民生实事有哪些") != ALL
    assert quotes("2023年三方面工作第二个方面是什么") == ["二是建厂；"]


def test_several_items_the_last_and_those_on_a_matter(quotes):
    assert quotes("2023年民生实事第一件和第三件是什么") == [ALL[0], ALL[2]]
    assert quotes("2023年民生实事最后一件是什么") == [ALL[4]]
    assert quotes("2023年民生实事里有哪些和公厕有关") == [ALL[2]]


def test_an_item_ends_with_its_paragraph(ask):
    for citation in ask("2023年有哪两个方面的工作").citations + ask("2023年第二个方面的工作是什么").citations:
        assert citation.quote in citation.paragraph


LONG = (
    "临江市2022年政府工作报告\n\n二、2022年工作安排\n办好二十件民生实事："
    + "".join(f"（{n}）改造第{n}片区；" for n in range(1, 20))
    + "（20）改造第20片区。\n"
)


def test_a_long_list_is_given_whole(encoder, tmp_path):
    (tmp_path / "临江市2022年政府工作报告.txt").write_text(LONG, encoding="utf-8")
    build_index([tmp_path], tmp_path / "index", encoder=encoder)
    assistant = Assistant(tmp_path / "index", encoder)
    assert len(assistant.ask("2022年二十件民生实事有哪些").citations) == 20
    assert [c.quote for c in assistant.ask("2022年民生实事第十二件是什么").citations] == ["（12）改造第12片区；"]


def test_an_item_of_the_list_spoken_of_before(ask):
    before = [["2023年五件民生实事有哪些？", ask("2023年五件民生实事有哪些？").text]]
    assert [c.quote for c in ask("第三件是什么？", before).citations] == ["三是改造公厕60座；"]
    before.append(["第三件是什么？", "三是改造公厕60座"])
    assert [c.quote for c in ask("那第四件呢", before).citations] == ["四是加装电梯60部；"]
    assert [c.quote for c in ask("教育那一件呢", before).citations] == ["二是教育方面，新增学位720个；"]


def test_past_the_end_of_a_list_is_said(ask):
    answer = ask("2023年民生实事第六件是什么")
    assert answer.status == "no_evidence"
    assert "这份清单只有 5 项" in answer.text
