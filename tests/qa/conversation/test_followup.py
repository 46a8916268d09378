import pytest

from corpus.types import Period
from qa.conversation.counterparts import other_side
from qa.conversation.followup import readings
from qa.evidence.coverage import plain
from qa.types import Turn


@pytest.fixture(scope="module")
def read(soft):
    def read_behind(text, *before):
        history = [Turn(question, "") for question in before]
        return readings(text, history, soft, year_of=lambda _: 2023, home=("临江市", "临江"))

    return read_behind


@pytest.fixture(scope="module")
def ask(read):
    return lambda text, *before: read(text, *before)[0]


def words(terms):
    return [term.text for term in terms]


@pytest.mark.parametrize(
    ("text", "before", "year"),
    [
        ("那2022年呢？", "2023年要改造多少个老旧小区？", 2022),
        ("那今年呢？", "去年改造了多少个老旧小区？", 2023),
        ("去年", "2023年要改造多少个老旧小区？", 2022),
        ("第二年呢？", "2021年改造了多少个老旧小区？", 2022),
        ("那前一年呢", "2021年改造了多少个老旧小区？", 2020),
        ("那明年呢", "2021年改造了多少个老旧小区？", 2022),
        ("接下来一年呢", "2021年改造了多少个老旧小区？", 2022),
        ("前年呢", "2020年改造了多少个老旧小区？", 2021),
    ],
)
def test_only_the_year_is_new(ask, text, before, year):
    question = ask(text, before)
    assert question.periods == (Period(year, year),)
    assert (question.kind, question.units) == ("figure", ("个",))
    assert words(question.terms) == ["改造", "老旧小区"]


def test_the_status_does_not_outlive_its_year(ask):
    assert ask("那2022年呢？", "2023年要改造多少个老旧小区？").status != "planned"


def test_only_the_subject_is_new(ask):
    question = ask("那社区食堂呢？", "2023年要改造多少个老旧小区？")
    assert question.periods == (Period(2023, 2023),)
    assert question.kind == "figure"
    assert words(question.terms) == ["社区", "食堂"]
    assert words(question.carried) == ["改造", "老旧小区"]


def test_only_the_measure_is_new(ask):
    question = ask("惠及了多少户？", "2022年改造老旧小区多少个？")
    assert question.periods == (Period(2022, 2022),)
    assert question.units == ("户",)
    assert words(question.terms)[:1] == ["惠及"]
    assert words(question.carried) == ["改造", "老旧小区"]


def test_a_word_that_points_back_keeps_more_of_the_subject(ask):
    pointing = ask("其中新建社区食堂多少个？", "2023年改造老旧小区多少个？")
    replacing = ask("那新建社区食堂呢？", "2023年改造老旧小区多少个？")
    assert words(pointing.carried) == words(replacing.carried) == ["改造", "老旧小区"]
    assert pointing.carried[0].weight > replacing.carried[0].weight > 0


def test_a_whole_question_stands_alone(ask):
    text = "2023年花山镇旅游服务中心设在哪里？"
    assert ask(text, "2022年改造老旧小区多少个？") == ask(text)


def test_a_greeting_takes_nothing_over(ask):
    question = ask("你好", "2022年改造老旧小区多少个？")
    assert (question.kind, question.periods, question.carried) == ("greeting", (), ())


def test_nothing_comes_from_a_greeting(ask):
    assert ask("那2022年呢？", "你好") == ask("那2022年呢？")


def test_thanks_between_do_not_end_the_subject(ask):
    before = "2023年要改造多少个老旧小区？"
    assert ask("那2022年呢？", before, "谢谢") == ask("那2022年呢？", before)


def test_the_place_is_taken_over(ask):
    question = ask("那2022年呢？", "闻喜县2023年改造多少个老旧小区？")
    assert question.places[0].places[0].name == "闻喜县"


def test_over_two_turns(ask):
    question = ask("那2022年呢？", "2023年要改造多少个老旧小区？", "那社区食堂呢？")
    assert question.periods == (Period(2022, 2022),)
    assert words(question.terms) == ["社区", "食堂"]


def test_two_years_stay_compared(ask):
    question = ask("那社区食堂呢？", "2022年和2023年改造多少个老旧小区？")
    assert question.compares
    assert question.periods == (Period(2022, 2022), Period(2023, 2023))
    assert not ask("那2022年呢？", "2022年和2023年改造多少个老旧小区？").compares


def test_without_history_nothing_is_added(ask):
    assert ask("那2022年呢？").terms == ()


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("区长叫什么名字？", (Period(2022, 2022),)),
        ("修了多少公里农村公路、多少座农村桥梁？", (Period(2022, 2022),)),
        ("2023年的主要目标是什么？", (Period(2023, 2023),)),
        ("冷链物流", (Period(2022, 2022),)),
    ],
)
def test_a_whole_question_takes_over_nothing_but_the_year(ask, question, years):
    alone, behind = ask(question), ask(question, "2022年改造老旧小区多少个？")
    assert (behind.terms, behind.carried) == (alone.terms, ())
    assert behind.periods == years


def test_a_whole_question_stays_in_the_place_spoken_of(ask):
    question = ask("新建养老服务中心多少个？", "闻喜县2022年改造多少个老旧小区？")
    assert [place.places[0].name for place in question.places] == ["闻喜县"]
    assert ask("新建养老服务中心多少个？", "2022年改造多少个老旧小区？").places == ()
    named = ask("绛县新建养老服务中心多少个？", "闻喜县2022年改造多少个老旧小区？")
    assert [place.places[0].name for place in named.places] == ["绛县"]


@pytest.mark.parametrize(("text", "place"), [("那大同呢", "大同市"), ("大同的呢？", "大同市"), ("那食堂呢", "闻喜县")])
def test_a_place_that_is_named_alone(ask, text, place):
    question = ask(text, "闻喜县2022年改造多少个老旧小区？")
    assert [mention.places[0].name for mention in question.places] == [place]


def test_the_whole_province_is_the_one_spoken_of(ask):
    question = ask("全省修了多少公里农村公路、多少座桥？", "山西省2022年改造多少个老旧小区？")
    assert [mention.places[0].name for mention in question.places] == ["山西省"]


@pytest.mark.parametrize("question", ["全国新建养老服务中心多少个？", "哪些县新建了养老服务中心？"])
def test_what_is_asked_of_all_places_stays_in_none(ask, question):
    assert "闻喜县" not in str(ask(question, "闻喜县2022年改造多少个老旧小区？").places)


def test_a_short_question_may_have_a_subject_of_its_own(read):
    completed, own, *wider = read("修了多少公里路", "2022年改造老旧小区多少个？")
    assert "老旧小区" in words((*completed.terms, *completed.carried))
    assert "老旧小区" not in words((*own.terms, *own.carried))
    assert completed.periods == own.periods == (Period(2022, 2022),)
    assert [(question.periods, question.report_year) for question in wider] == [((), 2023), ((), None)]


def test_a_question_for_another_year_is_the_one_before(ask):
    again, before = ask("那2021年呢？", "2022年新建的养老服务中心总投资多少？"), "2021年新建的养老服务中心总投资多少？"
    assert (again.bare, again.counted, again.units) == (ask(before).bare, ask(before).counted, ("元",))


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("农村的呢？", "城镇居民收入多少", "农村居民收入多少"),
        ("那乡下呢", "城镇居民收入多少", "农村居民收入多少"),
        ("进口是多少？", "出口增长多少", "进口增长多少"),
        ("农村的呢？", "老旧小区改造多少个", None),
        ("城镇居民收入呢", "农村居民收入多少", None),
    ],
)
def test_the_other_side(text, before, asked):
    assert other_side(text, before) == asked


@pytest.mark.parametrize(
    ("text", "before", "years"),
    [
        ("哪年更多？", ("2021年新增就业多少人？", "那2022年呢"), (2021, 2022)),
        ("哪一年增速更快", ("2021年新增就业多少人？", "那2022年呢", "2020年呢"), (2020, 2021, 2022)),
        ("哪年更多？", ("2021年新增就业多少人？",), (2021,)),
        ("比上年多了多少", ("2021年新增就业多少人？",), (2021,)),
        ("2022年比上年多了多少", ("2021年新增就业多少人？",), (2022,)),
    ],
)
def test_the_years_asked_about_before(ask, text, before, years):
    assert tuple(period.first for period in ask(text, *before).periods) == years


def test_a_mere_measure_goes_on_with_the_subject_before_it(ask):
    question = ask("增速在全省排第几", "2021年生产总值多少")
    assert "生产总值" in words(question.terms)
    assert ask("养老服务在全省排第几", "2021年生产总值多少").terms != question.terms


def test_more_of_the_same_is_asked_without_what_was_told(soft):
    history = [Turn("2021年新建了哪些学校？", "2021年：**新建**小学3所[1]。")]
    (question,) = readings("还有呢", history, soft, year_of=lambda _: 2023, home=())
    assert question.text == "2021年新建了哪些学校？"
    assert question.told == plain("2021年：新建小学3所[1]。")


def test_a_question_behind_one_on_a_whole_report_is_of_that_report(ask):
    question = ask("环保方面呢", "太原市2021年政府工作报告讲了什么？")
    assert (question.places[0].places[0].name, question.report_year) == ("太原市", 2021)
    other = ask("2022年运城市的环保呢", "太原市2021年政府工作报告讲了什么？")
    assert (other.places[0].places[0].name, other.report_year) == ("运城市", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("哪个县修得最多", ["运城市"]),  # lies in the city
        ("哪几个景区评上了4A", ["运城市"]),
        ("哪个市修得最多", []),
        ("哪个省市场主体最多", []),
        ("哪个自治区修得最多", []),
        ("哪个省修得最多", []),
    ],
)
def test_what_lies_in_the_place_spoken_of_is_asked_there(ask, text, place):
    question = ask(text, "运城市2022年修了多少公里农村公路")
    assert [mention.places[0].name for mention in question.places] == place


def test_what_is_wrong_in_general_is_no_list_of_the_thing_before(read):
    assert "公司" not in words(read("有哪些不足？", "临江市2022年新增几家上市公司")[0].terms)


def test_a_year_alone_asked_whether_it_rose(ask):
    question = ask("2022年降了还是升了", "2021年就业率多少")
    assert (question.periods, question.kind, words(question.terms)) == ((Period(2022, 2022),), "figure", ["就业", "率"])


@pytest.mark.parametrize("text", ["哪个县", "都是哪几家", "是哪些呀？"])
def test_which_ones_are_those_of_the_question_before(ask, text):
    question = ask(text, "临江市2022年新增几家上市公司")
    assert question.periods == (Period(2022, 2022),)
    assert {"新增", "公司"} <= set(words(question.terms))


def test_a_whole_question_is_asked_of_all_that_the_same_report_tells(read):
    meant = read("城区划分成几个片区来设急救中心", "临江市2022年改造了多少个老旧小区")
    assert [(q.periods, q.report_year) for q in meant] == [((Period(2022, 2022),), None), ((), 2023), ((), None)]


def test_the_difference_to_the_year_before(ask):
    assert ask("比上年多多少", "2022年改造了多少个老旧小区").text == "2022年比上年多了多少"
    assert "多了" not in words(ask("差不多多少公里", "2022年修了多长的路").terms)


def test_another_unit_of_the_same_thing(ask):
    question = ask("一共多少人", "2022年派了几批医疗队")
    assert question.units == ("人",)
    assert "医疗" in words(question.terms)


def test_a_goal_behind_a_level_may_be_a_rate(ask):
    assert ask("2023年目标呢", "2022年地区生产总值多少").units == ()
    assert ask("2023年呢", "2022年地区生产总值多少").units == ("元",)


def test_a_correction_asks_for_what_is_meant(ask):
    question = ask("不是新增的，我问的是累计", "临江市2022年新增高新技术企业多少家")
    assert (question.text, question.denied) == ("累计高新技术企业多少家", ("新增",))
    question = ask("不是这个，我问的是市区", "临江市2022年污水处理率是多少")
    assert (question.text, question.periods) == ("市区污水处理率是多少", (Period(2022, 2022),))


def test_who_behind_a_project_is_who_did_that(ask):
    assert "双氧水" in words(ask("谁投的", "临江市2022年双氧水项目签约了吗").terms)


def test_a_national_title_leaves_the_place(ask):
    question = ask("国家高新技术企业一共有多少家", "运城市2022年修了多少公里路")
    assert [mention.places[0].name for mention in question.places] == ["运城市"]
