import pytest

from corpus.places import find_places
from corpus.types import Period
from index.build import build_index
from index.generations import Generations
from index.retrieve import Retriever
from qa.assistant import Assistant
from qa.snapshot import Snapshot
from qa.understanding.question import understand


def ask(snapshot, text):
    return understand(text, snapshot.retriever.soft, year=snapshot.year, home=snapshot.home_names)


@pytest.fixture(scope="module")
def county_home(shelf_root, encoder):
    return Snapshot(Retriever(Generations(shelf_root).open(), encoder), "长岭县")


def test_a_town_is_not_cut_out_of_a_place(shelf_snapshot):
    assert "家在镇" not in shelf_snapshot.foreign_names(ask(shelf_snapshot, "老家在镇江乡下，建几个食堂"))
    assert "解州镇" in shelf_snapshot.foreign_names(ask(shelf_snapshot, "解州镇建几个食堂"))


def test_a_single_place_is_home(city_snapshot):
    assert city_snapshot.home_place == "临江市"
    assert city_snapshot.home_names == ("白山市临江市", "临江市", "临江")
    assert (city_snapshot.year, city_snapshot.many_places, city_snapshot.name) == (2023, False, "gen-000001")
    assert city_snapshot.notice is None


def test_of_several_places_none_is_home_unless_set(shelf_snapshot, county_home):
    assert (shelf_snapshot.home_place, shelf_snapshot.home_names) == (None, ())
    assert shelf_snapshot.many_places
    assert county_home.home_names == ("松原市长岭县", "长岭县", "长岭")


def test_search_keeps_to_the_place_and_the_period(shelf_snapshot):
    hits = shelf_snapshot.search(ask(shelf_snapshot, "长岭县2023年改造多少个老旧小区"))
    assert hits[0].passage.text == "改造老旧小区17个，新建粮食仓库4座。"
    assert {hit.passage.paragraph.report_id for hit in hits} == {"长岭县2023年政府工作报告"}
    assert {hit.passage.paragraph.section.period for hit in hits} <= {Period(2023, 2023), None}


def test_search_keeps_to_the_home_place(county_home, shelf_snapshot):
    text = "2023年改造多少个老旧小区"
    assert {h.passage.paragraph.report_id[:3] for h in county_home.search(ask(county_home, text))} == {"长岭县"}
    assert {h.passage.paragraph.report_id[:3] for h in shelf_snapshot.search(ask(shelf_snapshot, text))} == {
        "长岭县", "临江市",
    }  # fmt: skip


def test_the_headings_of_the_reports_found(shelf_snapshot):
    hits = shelf_snapshot.search(ask(shelf_snapshot, "长岭县的粮食仓库"))
    assert [heading.text for heading in shelf_snapshot.headings(hits)] == ["一、2022年工作回顾", "二、2023年工作安排"]
    assert shelf_snapshot.headings(()) == ()


def test_the_lead_names_the_place_only_where_there_are_several(city_snapshot, shelf_snapshot):
    for snapshot, lead in ((city_snapshot, "2023年（计划）："), (shelf_snapshot, "临江市2023年（计划）：")):
        paragraph = snapshot.report("临江市2023年政府工作报告").paragraphs[-1]
        assert snapshot.lead(paragraph, Period(2023, 2023)) == lead


def test_the_reports_of_a_place(shelf_snapshot, city_snapshot):
    county = find_places("长岭县")
    assert shelf_snapshot.report_ids(county) == {"长岭县2023年政府工作报告"}
    assert shelf_snapshot.report_ids(()) is None
    both = {"长岭县2023年政府工作报告", "临江市2023年政府工作报告"}
    assert shelf_snapshot.report_ids(find_places("长岭县和临江市")) == both
    assert [city_snapshot.knows(place) for place in county] == [False]
    assert [shelf_snapshot.knows(place) for place in county] == [True]


def test_whether_a_question_is_about_one_place(shelf_snapshot, city_snapshot, county_home):
    assert not shelf_snapshot.of_one_place(ask(shelf_snapshot, "老旧小区"))
    assert shelf_snapshot.of_one_place(ask(shelf_snapshot, "长岭县的老旧小区"))
    assert city_snapshot.of_one_place(ask(city_snapshot, "老旧小区"))
    assert county_home.of_one_place(ask(county_home, "老旧小区"))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("长岭县改造几个小区？", ("长岭县",)),
        ("日本改造几个小区？", ("日本",)),
        ("到美国哪个城市的航线开通了？", ()),  # a sentence may name the city alone
        ("和俄罗斯的什么地方结为友城？", ()),
        ("美国哪年改造小区？", ("美国",)),
        ("巴黎奥运会上得奖的是谁？", ()),
        ("美国奥运会代表队多少人？", ("美国",)),
        ("日本什么市场最大？", ("日本",)),
        ("全世界什么地方小区最多？", ("全世界",)),
        ("解州镇什么地方改造小区？", ("解州镇",)),
        ("解州镇的小区", ("解州镇",)),
        ("全省改造几个小区？", ("全省",)),
        ("小区改造在全省排第几位", ()),
        ("2023年城镇新增就业", ()),
    ],
)
def test_places_that_no_report_speaks_for(city_snapshot, soft, question, names):
    asked = understand(question, soft, year=2023, home=city_snapshot.home_names)
    assert city_snapshot.foreign_names(asked) == names


def test_the_world_is_this_generations(city_snapshot):
    world = city_snapshot.world(city_snapshot.year)
    assert world.year == 2023
    assert world.report("临江市2023年政府工作报告").title == "临江市2023年政府工作报告"
    assert world.search(ask(city_snapshot, "社区食堂"))[0].passage.text.startswith("新建社区食堂9个")


def test_the_year_of_a_report_chooses_it_where_there_is_one(shelf_snapshot):
    named = shelf_snapshot.search(ask(shelf_snapshot, "2023年报告里的老旧小区"))
    assert {hit.passage.paragraph.report_id for hit in named} == {
        "临江市2023年政府工作报告",
        "长岭县2023年政府工作报告",
    }
    county = shelf_snapshot.search(ask(shelf_snapshot, "2023年长岭县报告里的老旧小区"))
    assert {hit.passage.paragraph.report_id for hit in county} == {"长岭县2023年政府工作报告"}
    assert shelf_snapshot.search(ask(shelf_snapshot, "1999年报告里的老旧小区"))


RESULT = """临江市2022年国民经济和社会发展统计公报

临江市统计局
2023年3月1日

改造老旧小区37个。
"""


def test_the_report_of_a_year_is_the_work_report_given_then(city_folder, encoder, tmp_path_factory):
    folder, root = tmp_path_factory.mktemp("result"), tmp_path_factory.mktemp("result-index") / "index"
    (folder / "临江市2022年统计公报.txt").write_text(RESULT, encoding="utf-8")
    build_index([city_folder, folder], root, encoder=encoder)
    snapshot = Snapshot(Retriever(Generations(root).open(), encoder), None)
    assert {(report.title[-4:], report.year) for report in snapshot.reports} == {("统计公报", 2023), ("工作报告", 2023)}
    hits = snapshot.search(ask(snapshot, "2023年报告里的老旧小区"))
    assert {hit.passage.paragraph.report_id for hit in hits} == {"临江市2023年政府工作报告"}
    other_kind = snapshot.world(2023).of_other_kind
    assert [other_kind(report.id) for report in snapshot.reports] == ["公报" in r.title for r in snapshot.reports]


TOWN = """政府工作报告

——2023年1月8日在临江市苇沙河镇第十六届人民代表大会第六次会议上

苇沙河镇人民政府镇长 张三

一、2022年工作回顾
完成户厕改造420座。
"""


def test_a_town_s_report_is_asked_by_its_name_and_not_by_its_county_s(city_folder, encoder, tmp_path_factory):
    folder, root = tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("town-index") / "index"
    (folder / "苇沙河镇政府工作报告.txt").write_text(TOWN, encoding="utf-8")
    build_index([city_folder, folder], root, encoder=encoder)
    assistant = Assistant.open(root)
    for question in ("苇沙河镇2022年改造户厕多少座？", "临江市苇沙河镇2022年改造户厕多少座？"):
        assert assistant.ask(question).text.startswith("**420座**——苇沙河镇2022年："), question
    assert "420座" not in assistant.ask("临江市2022年改造户厕多少座？").text
    assert "花山镇" in assistant.ask("花山镇2022年改造户厕多少座？").text
