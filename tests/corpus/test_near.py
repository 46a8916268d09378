from __future__ import annotations

import pytest

from corpus.near import near_duplicates, same_meaning
from corpus.normal import normalise

LEAD = "全区完成固定资产投资项目建设任务,新建光伏电站装机容量达到150"
TAIL = ",带动沿线村庄发展特色种植与生态旅游产业,群众收入稳步增长,生活水平明显提升."


def anyone(later: int, earlier: int) -> bool:
    return True


def test_a_function_word_more_says_nothing_else():
    a, b = f"{LEAD}兆瓦{TAIL}", f"{LEAD}兆瓦{TAIL[:-1]}了."
    assert (len(a), len(b)) == (73, 74)
    assert same_meaning(a, b) == round(2 * 73 / (73 + 74), 3) == 0.993
    assert near_duplicates([a, b], anyone) == [(1, 0, 0.993)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("兆瓦", "吉瓦"),
        ("亿美元", "亿欧元"),
        ("平方米", "立方米"),
        ("毫米", "厘米"),
        ("辆车", "艘车"),
        ("kw", "mw"),
        ("亿元", "万元"),
        ("个百分点", "%"),
        ("1兆瓦", "2兆瓦"),
        ("年", "月"),
        ("户", "人"),
    ],
)
def test_another_unit_or_digit_is_another_meaning(a: str, b: str):
    assert same_meaning(f"{LEAD}{a}{TAIL}", f"{LEAD}{b}{TAIL}") == 0.0


@pytest.mark.parametrize("word", ["不", "未", "无", "非", "没", "拒", "停"])
def test_a_negation_is_another_meaning(word: str):
    assert same_meaning(f"{LEAD}兆瓦{TAIL}", f"{LEAD}兆瓦{TAIL}".replace("群众", word + "群众")) == 0.0


@pytest.mark.parametrize(("a", "b"), [("一", "二"), ("将", "已"), ("上", "下"), ("东", "西"), ("副", "正")])
def test_numeral_time_and_direction_are_another_meaning(a: str, b: str):
    assert same_meaning(f"{LEAD}兆瓦{a}{TAIL}", f"{LEAD}兆瓦{b}{TAIL}") == 0.0


def test_too_much_difference():
    assert same_meaning(f"{LEAD}兆瓦{TAIL}", f"{LEAD}兆瓦") == 0.0
    assert same_meaning(f"{LEAD}兆瓦{TAIL}", f"{LEAD}兆瓦{TAIL}".replace("特色种植", "")) == 0.0


def test_what_may_not_be_merged_does_not_hide_what_may():
    # 1 may not go for 0, but 2 may go for 1: all three are alike.
    a, b, c = (f"{LEAD}兆瓦{TAIL[:-1]}{word}." for word in ("", "了", "的"))
    assert [(later, earlier) for later, earlier, _ in near_duplicates([a, b, c], lambda i, j: j != 0)] == [(2, 1)]
    assert [(later, earlier) for later, earlier, _ in near_duplicates([a, b, c], anyone)] == [(1, 0), (2, 0)]


def test_only_texts_with_the_same_digits_and_units_are_compared(monkeypatch: pytest.MonkeyPatch):
    compared: list[tuple[str, str]] = []
    monkeypatch.setattr("corpus.near.same_meaning", lambda a, b: compared.append((a, b)) or 0.0)
    a, b, c = f"{LEAD}兆瓦{TAIL}", f"{LEAD}吉瓦{TAIL}", f"{LEAD}兆瓦{TAIL[:-1]}了."
    assert near_duplicates([a, b, c], anyone) == []
    assert compared == [(a, c)]


def test_a_crowd_that_is_alike_is_compared_with_its_first_only(monkeypatch: pytest.MonkeyPatch):
    compared: list[str] = []
    monkeypatch.setattr("corpus.near.same_meaning", lambda a, b: compared.append(a) or 0.0)
    texts = [f"{LEAD}兆瓦{TAIL}由{chr(0x5F20 + i)}姓同志负责" for i in range(40)]
    assert near_duplicates(texts, anyone) == []
    assert set(compared) == set(texts[:8])
    assert len(compared) == sum(range(8)) + 8 * 32


def test_a_file_gets_so_much_work(monkeypatch: pytest.MonkeyPatch):
    a, b = f"{LEAD}兆瓦{TAIL}", f"{LEAD}吉瓦{TAIL}"
    texts = [a, a[:-1] + "了.", b, b[:-1] + "了."]
    assert [len(text) for text in texts] == [73, 74, 73, 74]
    monkeypatch.setattr("corpus.near._MAX_WORK", 2 * 73 * 74)
    assert [later for later, _, _ in near_duplicates(texts, anyone)] == [1, 3]
    monkeypatch.setattr("corpus.near._MAX_WORK", 2 * 73 * 74 - 1)
    assert [later for later, _, _ in near_duplicates(texts, anyone)] == [1]


def test_pairs_come_in_the_order_of_the_texts():
    one, other = f"{LEAD}兆瓦{TAIL}", f"{LEAD}吉瓦{TAIL}"
    pairs = near_duplicates([one, other, other[:-1] + "了.", one[:-1] + "了."], anyone)
    assert [(later, earlier) for later, earlier, _ in pairs] == [(2, 1), (3, 0)]


def test_short_texts_are_left_alone():
    assert near_duplicates(["经济运行加快向好", "经济运行加快向好了"], anyone) == []
    assert near_duplicates([], anyone) == []


def test_the_normal_form_keeps_what_the_rule_looks_at():
    a, b = (
        normalise("新建光伏电站装机容量达到150兆瓦，覆盖5℃以下的全部山区村庄。"),
        normalise("新建光伏电站装机容量达到150兆瓦，覆盖5℉以下的全部山区村庄。"),
    )
    assert same_meaning(a, b) == 0.0
