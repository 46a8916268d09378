import pytest

from qa.drafts.sections import part_of
from qa.drafts.topic import lacks_subject, names_nothing, on_topic, telling


@pytest.fixture(scope="module")
def known(read, soft, city_hits):
    def words(text):
        question = on_topic(read(text), city_hits, soft)
        return None if question is None else [term.text for term in question.terms]

    return words


def test_words_that_no_passage_knows_are_left_out(known):
    assert known("老旧小区和火星飞船的情况") == ["老旧小区"]


def test_what_is_asked_for_with_yes_or_no_stays(known):
    assert known("社区食堂里有没有火星飞船？") == ["社区", "食堂", "火星", "飞船"]
    assert known("社区食堂里的火星飞船的情况") == ["社区", "食堂"]


def test_known_words_stay(known):
    assert known("社区食堂的情况") == ["社区", "食堂"]


def test_a_question_without_a_topic_stays(known):
    assert known("有哪些") == []


def test_mostly_unknown_words_are_no_topic(known):
    assert known("火星飞船载着外星人和木星恐龙去老旧小区") is None


def test_numbers_and_words_of_any_report_name_nothing(read):
    assert names_nothing(read("2023年九方面工作往哪个方向"))
    assert not names_nothing(read("2023年火星上有啥打算"))


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("火星飞船有啥打算", True),
        ("食堂有啥打算", False),
        ("有啥打算", False),
        ("火星飞船造好了吗", False),
        ("火星食堂", True),
        ("社区食堂", False),
        ("食堂和火星的情况", False),
        ("火星食堂有哪些", False),
    ],
)
def test_a_broad_question_of_which_no_word_is_known_lacks_its_subject(read, soft, city_hits, question, lacks):
    assert lacks_subject(read(question), city_hits, soft) is lacks


@pytest.fixture(scope="module")
def review(city_report):
    return part_of(city_report, next(p for p in city_report.paragraphs if p.kind == "heading"))


def test_all_sentences_tell_of_the_heading(read, soft, review):
    assert len(telling(read("2022年工作回顾"), review, soft)) == 7


def test_all_tell_where_too_few_hold_the_words(read, soft, review):
    assert len(telling(read("2022年工作回顾里的幼儿园"), review, soft)) == 7


def test_those_that_hold_the_words_tell_where_several_do(read, soft, review):
    texts = [span.text for _, span in telling(read("工作回顾增长新增"), review, soft)]
    assert texts == [
        "全市地区生产总值完成312.6亿元，增长5.8%。",
        "城镇新增就业4210人，失业人员再就业1130人。",
        "新建公办幼儿园3所，新增学位720个。",
        "城镇、农村居民人均可支配收入分别增长4.5%、7.2%。",
    ]


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("临江的火星飞船咋样", True),
        ("社区食堂怎么样", False),
        ("火星飞船和社区食堂的情况如何？", False),
        ("火星飞船", True),
        ("火星飞船造得怎么样", True),
        ("社区食堂建得怎么样", False),
        ("社区食堂建设怎么样", False),
        ("火星建设怎么样", True),
        ("停车场怎么样", True),
    ],
)
def test_what_is_asked_after_has_to_be_known(read, soft, city_hits, question, lacks):
    assert lacks_subject(read(question), city_hits, soft) is lacks
