from qa.parts.fields import field_named, fields, is_on


def named(*words):
    return field_named(frozenset(words))


def test_every_field_has_names_and_words_of_its_own():
    names = [name for field in fields() for name in field.names]
    assert len(names) == len(set(names))
    assert all(field.words and not set(field.words) & set(field.hints) for field in fields())


def test_what_people_call_a_field():
    assert named("环保") is named("生态环境")
    assert named("环保") is not None
    assert named("小学教育") is None
    assert named() is None


def test_two_fields_at_once_are_one():
    both = named("就业", "社保")
    assert both is not None
    assert both.names == named("就业").names | named("社保").names
    assert is_on(both, "新增就业3万人")
    assert is_on(both, "提高低保标准")


def test_a_sentence_belongs_to_the_field_that_most_of_its_words_are_of():
    """机场 is of 交通; 旅游 and 景区 outweigh it."""
    traffic, tourism = named("交通"), named("旅游")
    assert is_on(traffic, "机场新增航线3条，高速公路通车")
    assert not is_on(traffic, "机场旁的景区接待游客900万人次，旅游收入增长")
    assert is_on(tourism, "机场旁的景区接待游客900万人次，旅游收入增长")
    assert not is_on(traffic, "整治大桥")
    assert not is_on(traffic, "新建公园3个")
