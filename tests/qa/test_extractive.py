import pytest

from index.build import build_index
from qa.assistant import Assistant
from qa.extractive import Extractive
from qa.understanding.question import understand


@pytest.fixture(scope="module")
def quotes(read, world):
    def quoted(text):
        draft = Extractive().answer(read(text), world)
        return [source.quote.text for statement in draft.statements for source in statement.sources]

    return quoted


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2023年要改造多少个老旧小区？", ["改造老旧小区48个，加装电梯60部。"]),
        ("去年改造了多少个老旧小区？", ["改造老旧小区36个，惠及居民5800户。"]),
        ("老小区要翻新多少个？", ["改造老旧小区48个，加装电梯60部。"]),
        ("城镇新增就业多少人？", ["城镇新增就业4210人，失业人员再就业1130人。"]),
        ("市人民医院新院区什么时候投入使用？", ["市人民医院新院区10月投入使用。"]),
        ("旅游服务中心设在哪里？", ["旅游服务中心设在花山镇。"]),
        ("有没有新建社区食堂？", ["新建社区食堂9个，解决老人吃饭难。"]),
    ],
)
def test_the_very_sentence(quotes, question, expected):
    assert quotes(question) == expected


def test_two_years_where_the_question_leaves_the_year_open(quotes):
    assert sorted(quotes("改造老旧小区多少个？")) == [
        "改造老旧小区36个，惠及居民5800户。",
        "改造老旧小区48个，加装电梯60部。",
    ]


def test_a_whole_section(quotes):
    assert quotes("2023年有哪些重点工作？") == [
        "（一）壮大特色工业", "（二）提升城市品质", "（三）发展冰雪旅游", "（四）办好民生实事",
    ]  # fmt: skip
    assert quotes("提升城市品质方面有哪些安排？") == [
        "改造老旧小区48个，加装电梯60部。",
        "新建滨江公园2处，人均公园绿地面积达到13.5平方米。",
    ]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("滨江公园投资了多少亿元？", "报告提到了“滨江”“公园”，但没有说明所问的内容"),
        ("人民医院有几位医生？", "报告里没有提到“医生”"),
        ("2023年人民医院有几位医生？", "报告说2023年的部分里没有提到“医生”"),
        ("2024年改造多少个老旧小区？", "所收报告没有专门说2024年的内容"),
        ("火星上有水吗？", "报告里没有提到“火星”"),
    ],
)
def test_what_the_report_does_not_say_is_refused_with_the_reason(read, world, question, reason):
    draft = Extractive().answer(read(question), world)
    assert draft.statements == ()
    assert draft.reason.startswith(reason)


def test_a_refusal_names_the_nearest_report(read, world):
    assert Extractive().answer(read("滨江公园投资了多少亿元？"), world).nearest == "临江市2023年政府工作报告"


def test_no_place_speaks_for_another(shelf_snapshot):
    world = shelf_snapshot.world(shelf_snapshot.year)
    for text in ("说说老旧小区改造的情况", "老旧小区改造有哪些", "改造老旧小区有什么变化", "改造多少个老旧小区"):
        draft = Extractive().answer(understand(text, world.soft, year=2023, home=()), world)
        assert draft.statements
        said = draft.lead
        for statement in draft.statements:
            said = statement.text if statement.text.startswith(("临江市", "长岭县")) else said
            assert statement.sources[0].paragraph.report_id.startswith(said[:3])


def test_how_many_of_nothing_named_asks_for_the_plan_itself(read, world):
    draft = Extractive().answer(read("2023年有几方面工作安排？"), world)
    assert len(draft.statements) >= 4


NOTES = """江州市2023年政府工作报告

二、2023年工作安排

深入实施“四张名片”计划，打造人才高地。

名词解释

6.“四张名片”计划：“江鱼飘香”计划；“竹艺传家”计划；“夜游江州”计划；“茶山问道”计划。

7.“双百”行动：百家企业、百项改革。
"""


def test_what_a_note_enumerates_is_given_whole(encoder, tmp_path):
    (tmp_path / "江州市2023.md").write_text(NOTES, encoding="utf-8")
    build_index([tmp_path / "江州市2023.md"], tmp_path / "index", encoder=encoder)
    answer = Assistant(tmp_path / "index", encoder).ask("“四张名片”计划包括哪些计划？")
    quotes = [citation.quote for citation in answer.citations]
    assert len(quotes) == 4
    assert quotes[0].startswith("6.“四张名片”计划：“江鱼飘香”")
    assert quotes[-1].startswith("“茶山问道”")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("明年要办哪些事", "聚力壮大新型工业"),
        ("明年有什么好消息", "聚力壮大新型工业"),
        ("区里有啥变化", "经济运行加快向好"),
        ("这几年最大的变化是什么", "经济运行加快向好"),
        ("有什么打算", "聚力壮大新型工业"),
        ("有啥安排", "聚力壮大新型工业"),
        ("工作好找吗", "稳岗扩容"),
        ("民生实事办得怎么样", "城镇新增就业5728人"),
        ("今年办了哪些好事", "经济运行加快向好"),
        ("十四五办成了哪些大事", "全区地区生产总值突破400亿元"),
        ("今年教育上办了哪些好事", "6所农村义务教育学校"),
        ("养老院办得怎么样", "新建3家社区居家养老服务"),
        ("经济发展怎么样", "经济运行加快向好"),
        ("新增普惠托育机构多少家", "**2家**"),
        ("居民收入增长多少", "**28%**、**44.1%**"),
        ("城镇化率多少", "**超过77.7%**"),
    ],
)
def test_what_nobody_planned_is_told_where_the_page_tells_it(shipped, question, told):
    assert told in shipped.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "GDP增长了多少",  # it tells how much incomes rose, and what the output is
        "GDP增速目标多少",
        "常住人口增长了多少",
        "盐湖区有多大面积",  # it tells how much is under grain
        "规上企业有多少家",  # it counts those of foreign owners
        "新增企业多少家",  # it counts new places in kindergartens
        "机器人产业怎么样",  # it has an 产业, and no 机器人
        "公园建设怎么样",
    ],
)
def test_what_nobody_planned_is_refused_where_it_does_not(shipped, question):
    assert shipped.ask(question).status == "no_evidence"


NOTICE = """关于2024年五件民生实事完成情况的通报
平政办函〔2025〕3号

各乡镇人民政府：

一、总体情况
五件实事全部完成。

二、完成情况
1.集中供热：计划投资4200万元，完成投资4150万元。
2.农村饮水：供水工程27处。
3.养老服务：助餐点35个。
4.公共停车场：新增停车位560个。
5.充电桩：建成186个。
6.督查：工期推后两月。
7.问责：通报批评一家。

三、名词解释
诉源治理：指把矛盾纠纷解决在诉讼之前。
"""
PLAN = """临江市国民经济和社会发展第十四个五年规划纲要

第一章 目标
到2025年，常住人口城镇化率提高到65%。
"""
RESULT = """临江市2025年国民经济和社会发展统计公报

一、综合
年末常住人口城镇化率为67.9%。
"""


@pytest.fixture(scope="module")
def ask(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    for name, text in (("平陆县通报", NOTICE), ("临江市规划", PLAN), ("临江市公报", RESULT)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    return Assistant(folder / "index", encoder).ask


def test_what_a_word_means_is_told_by_its_note_and_not_by_a_part_on_it(ask):
    quotes = [citation.quote for citation in ask("平陆县诉源治理是什么意思？").citations]
    assert quotes == ["诉源治理：指把矛盾纠纷解决在诉讼之前。"]


def test_the_year_of_a_notice_is_its_title_s_and_not_its_number_s(ask):
    assert "560个" in ask("平陆县2024年新增停车位多少个？").text
    assert ask("平陆县2025年新增停车位多少个？").status == "no_evidence"


def test_the_goal_of_a_plan_is_not_what_came_of_it(ask):
    assert ask("临江市“十四五”规划2025年城镇化率要达到多少？").text.startswith("**65%**——临江市")
    assert ask("临江市2025年城镇化率是多少？").text.startswith("**67.9%**——临江市2025年")
    assert ask("临江市“十四五”规划2025年城镇化率实际达到多少？").text.startswith("**67.9%**——临江市2025年")
