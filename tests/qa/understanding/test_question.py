import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Period
from qa.understanding.question import understand, with_period


def test_the_main_question(read):
    question = read("2023年要改造多少个老旧小区？")
    assert question.kind == "figure"
    assert question.periods == (Period(2023, 2023),)
    assert question.units == ("个",)
    assert question.status == "planned"
    assert not question.compares
    assert [term.text for term in question.terms] == ["改造", "老旧小区"]
    assert question.counted == ("老旧小区",)
    assert question.places == question.carried == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2023年全国新增就业多少人", ["全国"]),
        ("国务院打算发行多少国债", ["全国"]),
        ("获评全国文明城市几次", []),
        ("我国新增就业多少人", ["全国"]),
        ("咱们国家新开通多少公里高铁", ["全国"]),
        ("国家级非遗有多少项", []),
        ("改造多少户", []),
    ],
)
def test_questions_on_the_whole_country(read, text, places):
    assert [mention.places[0].name for mention in read(text).places] == places


def test_the_end_of_a_year_is_that_year(read):
    assert [term.text for term in read("2022年底老旧小区有多少个").terms] == ["老旧小区"]


def test_the_polite_opening_is_gone(read):
    assert read(" 您好，想了解一下2023年引进企业多少家 ").text == "2023年引进企业多少家"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("去年呢", ["2022"]),
        ("今年和明年各建几个", ["2023", "2024"]),
        ("“十四五”期间修了几公里路", ["2021-2025"]),
        ("２０２２年多少户", ["2022"]),
        ("二〇二二年多少户", ["2022"]),
        ("与2020年相比增长多少", []),
        ("2022年2022年", ["2022"]),
        ("2021当年改造多少户", ["2021"]),
        ("二二年改造多少户", ["2022"]),
        ("荒掉的田21年种回来多少亩", ["2021"]),
        ("荒了21年的田", []),
        ("17到21这五年改造多少户", ["2017-2021"]),
        ("23年来临江玩的人有多少", ["2023"]),
        ("过去三年改造多少户", ["2021-2023"]),
        ("20年跟21年哪年多，各多少", ["2020", "2021"]),
        ("零九年改造多少户", ["2009"]),
        ("二十二年改造多少户", []),
        ("一二年级有多少人", []),
        ("2021年一年级有多少人", ["2021"]),
        ("14年15年产量各多少", ["2014", "2015"]),
        ("工人问一句：09年养老金多少", ["2009"]),
        ("改造多少户？我要2021的。", ["2021"]),
        ("2021年浓度多少微克？请勿与2022年的混淆。", ["2021"]),
        ("改造多少户", []),
        ("22年改造多少户", ["2022"]),
        ("临江22年改造多少户", ["2022"]),
        ("住了20年的房子", []),
        ("改造22年来的房子", []),
        ("2021、2022两年各多少", ["2021", "2022"]),
        ("22年的时候改造多少户", ["2022"]),
        ("去年2022改造多少户", ["2022"]),
        ("2021年事故比上年少了多少", ["2021"]),
        ("今年改造多少户，是2024不是2023", ["2024"]),
        ("2022年改造多少户？是2022不是2023", ["2022"]),
        ("2021年和上年相比分别是多少", ["2021", "2022"]),
        ("2021年产量跟上年比是涨了还是跌了", ["2021"]),
    ],
)
def test_periods(read, text, periods):
    assert [str(period) for period in read(text).periods] == periods


def test_this_year_needs_the_reports_year(soft):
    assert understand("今年改造多少户", soft, year=None, home=()).periods == ()


def test_places(read):
    (mention,) = read("闻喜县有多少个食堂？").places
    assert mention.places[0].path == ("山西省", "运城市", "闻喜县")


def test_the_home_place_is_no_term(read):
    assert [term.text for term in read("临江引进企业多少家").terms] == ["引进", "企业"]


def test_periods_and_places_are_no_terms(read):
    assert [term.text for term in read("闻喜县2022年的食堂").terms] == ["食堂"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("2018年一般公共预算收入是多少亿元？", ("一般公共预算", "收入")),
        ("汽车产量是多少万辆", ("汽车", "产量")),
        ("有几位老师", ("老师",)),
        ("滨江公园的票价是多少", ("票价",)),
        ("引进了多少家企业", ("企业",)),
        ("企业有哪些", ()),
    ],
)
def test_what_the_figure_counts(read, text, counted):
    assert read(text).counted == counted


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("改造了多少户", "done"),
        ("去年改造多少户", "done"),
        ("要改造多少户", "planned"),
        ("计划改造多少户", "planned"),
        ("改造多少户", None),
        ("去年计划改造多少户", None),
        ("主要指标有哪些", None),
        ("2021年按年初的安排，要完成多少户", "planned"),
        ("给2021年定的改造任务是多少户", "planned"),
        ("2021年计划建成多少户", "planned"),
        ("2021年年初定的是改造几户", "planned"),
        ("2021年改造几户，和年初定的不一样吧", "done"),
        ("2021年年初计划改造几户？完成数先不用", "planned"),
        ("2021年收入想实现多少？问的是目标", "planned"),
        ("2021年打算改造多少户，不是2020年实际", "planned"),
        ("2021年赤字率按多少安排", "planned"),
        ("2021年承诺改造多少户？要的是承诺数，不是完成数", "planned"),
        ("2021年改造多少户，要2021不要2022", "done"),
        ("2021年进口增长多少？只要进口，不要出口", "done"),
    ],
)
def test_done_or_planned(read, text, status):
    assert read(text).status == status


@pytest.mark.parametrize("text", ["2022年和2023年改造多少户", "去年与今年有什么不同", "改造数量增加还是减少"])
def test_a_question_that_compares(read, text):
    assert read(text).compares


def test_the_same_of_one_period(read):
    question = read("2022年和2023年改造多少户")
    assert with_period(question, Period(2022, 2022)).periods == (Period(2022, 2022),)
    assert with_period(question, None).periods == ()


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_understood(soft, text):
    question = understand(text, soft, year=2023, home=("临江市",))
    assert question.bare == " ".join(question.bare.split())
    assert all(0 <= mention.start < mention.end <= len(question.text) for mention in question.places)


@pytest.mark.parametrize(
    ("text", "year", "periods"),
    [
        ("2023年报告里说的人均寿命是多少岁", 2023, ()),
        ("2023年浙江报告的民生实事是哪些", 2023, ()),
        ("2023年政府工作报告提到去年改造了多少户", 2023, (Period(2022, 2022),)),
        ("2005年报告里，给2006年定的就业目标是多少", 2005, (Period(2006, 2006),)),
        ("2023年改造了多少户", None, (Period(2023, 2023),)),
        ("2023年初的浙江报告讲供水多少吨", 2023, ()),
        ("截至2023年初报告，发送旅客多少", 2023, ()),
        ("2022年报告和2023年报告里的目标各是多少", None, (Period(2022, 2022), Period(2023, 2023))),
    ],
)
def test_the_year_of_a_report_is_no_period(read, text, year, periods):
    question = read(text)
    assert (question.report_year, question.periods) == (year, periods)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("浙江运动员在杭州亚运会上拿了多少枚金牌", ["浙江省"]),
        ("杭州亚运会有多少志愿者", ["杭州市"]),
        ("稻城亚丁机场通航那年，四川高速公路通车里程多少", ["四川省"]),
        ("杭州市的志愿者比浙江省多多少", ["杭州市"]),
    ],
)
def test_the_place_of_an_event_is_not_the_one_asked_about(read, text, places):
    assert [mention.places[0].name for mention in read(text).places] == places


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("上厕所的问题改了多少座", ()),
        ("反映的事解决了多少件", ()),
        ("解决了多少件诉求", ("诉求",)),
        ("医院的床位增加了多少", ("床位",)),
    ],
)
def test_what_was_done_is_not_what_is_counted(read, text, counted):
    assert read(text).counted == counted


def test_short_years_behind_a_stop_and_before_how_many_more(read):
    assert read("冬天通暖气，21年多了多少户").periods == (Period(2021, 2021),)
    assert read("土房快塌了。16年打算改多少户").periods == (Period(2016, 2016),)


def test_the_three_industries_are_spelled_out(read):
    assert "第一产业、第二产业和第三产业" in read("2015年第一、二、三产业增加值各增长多少").text


@pytest.mark.parametrize(
    ("text", "status", "actual"),
    [
        ("2021年的目标是改700个以上小区，最后实打实改造了几个？", "done", True),
        ("2022年真正收了多少斤粮食，而不是年初说的“120亿斤”？", "done", True),
        ("2021年改造了几个小区", "done", False),
        ("2021年改造几个小区？年初说的是50个。", "done", True),
        ("2023年改造几个小区？2022年的目标我知道。", None, False),
        ("2023年改造几个小区？2022年也有同样的指标，别弄混。", None, False),
        ("2022年定了多高的GDP增速目标", "planned", False),
        ("2022年净增企业的目标定了多少家", "planned", False),
    ],
)
def test_a_goal_and_what_was_done(read, text, status, actual):
    question = read(text)
    assert (question.status, question.actual) == (status, actual)
    assert not actual or not any(term.value for term in question.terms)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2012年收入是多少元，过了一年又是多少元？", [2012, 2013]),
        ("2012年改造多少户、次年多少户", [2012, 2013]),
        ("2012年和2014年各是多少，第二年呢", [2012, 2014]),
    ],
)
def test_the_year_after_the_one_that_is_named(read, text, years):
    assert [period.first for period in read(text).periods] == years


def test_a_question_whether_it_rose_asks_of_the_later_year(read):
    question = read("2023年进出口与2022年比是涨了还是跌了")
    assert (question.periods, question.compares, question.units) == ((Period(2023, 2023),), False, ("%",))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021这一年，城镇新增就业达到了多少人", [Period(2021, 2021)]),
        ("“十二五”末和“十三五”末分别是多少", [Period(2015, 2015), Period(2020, 2020)]),
        ("2022年政府工作报告提出，往后五年新增学位多少个", [Period(2022, 2026)]),
        ("从2019年到2021年PM2.5年均浓度多少", [Period(2019, 2021)]),
    ],
)
def test_more_ways_to_name_years(read, text, periods):
    assert list(read(text).periods) == periods


def test_a_concentration_of_a_year_keeps_its_word(read):
    terms = [term.text for term in read("2019年和2021年的PM2.5年均浓度各是多少").terms]
    assert "年均" in terms


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("交易额2019和2022对比", ["2019", "2022"]),
        ("产量2013、2014这两年放一起看", ["2013", "2014"]),
        ("2018到2022年这五年新建多少所学校", ["2018-2022"]),
        ("游客2019年比2018年多了多少万人次", ["2019", "2018"]),
        ("浓度2020年比2019年降了没？分别几微克", ["2020", "2019"]),
        ("收入2019年比2018年增长多少", ["2019"]),
        ("收入从2015年到2019年涨了多少钱", ["2015", "2019"]),
        ("2015年到2019年新增就业多少人", ["2015-2019"]),
    ],
)
def test_the_years_that_are_compared(read, text, periods):
    assert [str(period) for period in read(text).periods] == periods


def test_what_is_expressly_not_the_goal_is_the_deed(soft):
    for text in (
        "2020年改造几个小区，年初承诺的数不用讲",
        "2020年小区实际改造几个",
        "到2020年有几家？说实际数，别说目标",
    ):
        assert understand(text, soft, year=2021, home=()).actual, text
    assert not understand("2020年计划改造几个小区，别说完成数", soft, year=2021, home=()).actual
    assert understand("2020年确诊多少个人", soft, year=2021, home=()).units == ("人",)
    assert understand("2020年力争达到多少天", soft, year=2021, home=()).status == "planned"


@pytest.mark.parametrize("text", ["实际达到几家？目标没问你", "改造了多少户（年底实际）", "实际搬了多少人"])
def test_what_was_done_is_expressly_meant(read, text):
    assert read(text).actual
    assert read(text).status == "done"


def test_an_investment_that_is_called_actual_is_no_aside(read):
    assert not read("实际利用外资多少亿美元").actual


def test_a_verb_and_its_object_parted_are_one_word(read):
    assert "脱贫" in [term.text for term in read("让多少人脱了贫").terms]
    assert "加工" not in [term.text for term in read("增加了工资的有多少人").terms]
