from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.dedup import cut_off_prefixes, deduplicate, equal, near, variants
from corpus.normal import normalise
from corpus.read import SHIPPED, read_report
from corpus.sentences import split_sentences
from corpus.types import Paragraph, Period, Report, Section

P25, P26 = Period(2025, 2025), Period(2026, 2026)
LONG = "全区完成固定资产投资项目建设任务，新建光伏电站装机容量达到150兆瓦，带动沿线村庄发展特色种植，群众收入稳步增长。"


def para(number: int, text: str, period: Period | None = P25, kind: str = "body") -> Paragraph:
    return Paragraph(
        f"a#{number}", "a", kind, Section((), period, None), text, number * 1000, number * 1000 + len(text)
    )


def outcome(*paragraphs: Paragraph) -> tuple[str, list[tuple[str, str, str]]]:
    """Give the numbers of the kept, and for each removal its rule, who went and for whom."""
    kept, ledger = deduplicate(paragraphs)
    return "".join(p.id[2:] for p in kept), [(r.rule, r.removed.id[2:], r.kept_id[2:]) for r in ledger]


def test_nothing():
    assert deduplicate([]) == ((), ())


def test_equal_after_normalising():
    texts = ("新增产值５亿元，增长5%。", "● **新增产值5亿元, 增长 5%。**", "新增产值5亿元，增长6%。")
    assert outcome(*itertools.starmap(para, enumerate(texts))) == ("02", [("equal", "1", "0")])
    assert [(m.removed.id, m.kept.id, m.score) for m in equal([*itertools.starmap(para, enumerate(texts))])] == [
        ("a#1", "a#0", 1.0)
    ]


def test_the_same_words_under_two_years_both_stay():
    same = "深入实施提质行动，持续改善人居环境。"
    assert outcome(para(0, same), para(1, same, P26)) == ("01", [])
    assert outcome(para(0, same, None), para(1, same, P26)) == ("1", [("equal", "0", "1")])
    assert outcome(para(0, same, None), para(1, same, P26), para(2, same)) == ("12", [("equal", "0", "1")])


def test_a_body_stays_rather_than_a_caption():
    assert outcome(para(0, "老旧小区改造", None, "caption"), para(1, "老旧小区改造")) == ("1", [("equal", "0", "1")])


def test_heading_variants():
    headings = [
        para(i, t, kind="heading") for i, t in enumerate(("一、壮大工业", "（一）壮大工业。", "二、壮大农业", "（三）"))
    ]
    assert outcome(*headings) == ("023", [("variant", "1", "0")])


def test_a_heading_run_together_with_its_body():
    paragraphs = [
        para(0, "壮大工业", kind="heading"),
        para(1, "新增产值5亿元。"),
        para(2, "（一）壮大工业。新增产值5亿元。"),
        para(3, "（一）壮大工业。新增产值6亿元。"),
        para(4, "（一）壮大工业。新增产值5亿元。", P26),
    ]
    assert outcome(*paragraphs) == ("0134", [("variant", "2", "1")])
    assert [(m.removed.id, m.kept.id) for m in variants(paragraphs)] == [("a#2", "a#1")]


def test_a_cut_off_beginning_goes_for_the_whole():
    whole = "推进物流项目建设，构建通达全国的物流网络。"
    cut = "推进物流项目建设，构建通达"
    assert outcome(para(0, cut), para(1, whole)) == ("1", [("prefix", "0", "1")])
    (match,) = cut_off_prefixes([para(0, cut), para(1, whole)])
    assert match.score == round(13 / 21, 3)
    assert outcome(para(0, cut), para(1, whole, P26)) == ("01", [])


@pytest.mark.parametrize(
    "short", ["推进物流项目建设。", "推进物流", "全年新增城镇就业人数达到57", "推进物流项目建设，构建通达……"]
)
def test_no_cut_off_beginning(short: str):
    whole = {"全": "全年新增城镇就业人数达到5728人。"}.get(short[0], "推进物流项目建设。构建通达全国的物流网络。")
    assert outcome(para(0, short), para(1, whole)) == ("01", [])


def test_cut_off_twice_goes_for_the_longest():
    texts = ("推进物流项目建设，构建通达", "推进物流项目建设，构建通达全国的", "推进物流项目建设，构建通达全国的网络。")
    assert outcome(*itertools.starmap(para, enumerate(texts))) == ("2", [("prefix", "0", "2"), ("prefix", "1", "2")])


def test_a_paragraph_without_a_year_is_no_bridge_between_two_years():
    paragraphs = [
        para(0, "推进物流项目建设，构建通达", P25),
        para(1, "推进物流项目建设，构建通达全国的", None),
        para(2, "推进物流项目建设，构建通达全国的网络。", P26),
    ]
    assert outcome(*paragraphs) == ("12", [("prefix", "0", "1")])


def test_near():
    again = LONG.replace("稳步增长。", "稳步增长了。")
    assert outcome(para(0, LONG), para(1, again)) == ("0", [("near", "1", "0")])
    (match,) = near([para(0, LONG), para(1, again)])
    assert match.score == round(2 * len(LONG) / (2 * len(LONG) + 1), 3)
    assert outcome(para(0, LONG), para(1, again, P26)) == ("01", [])


def test_near_finds_the_twin_of_the_same_year_behind_one_of_another():
    again, third = LONG.replace("稳步增长。", "稳步增长了。"), LONG.replace("稳步增长。", "稳步增长的。")
    assert outcome(para(0, LONG), para(1, again, P26), para(2, third, P26)) == ("01", [("near", "2", "1")])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("150兆瓦", "151兆瓦"),
        ("150兆瓦", "150吉瓦"),
        ("150兆瓦", "150.兆瓦"),
        ("完成", "未完成"),
        ("增长", "不增长"),
        ("增长", "减少"),
        ("项目", "一项目"),
        ("全区", "全市"),
    ],
)
def test_a_digit_a_unit_or_a_negation_keeps_both(a: str, b: str):
    assert outcome(para(0, LONG), para(1, LONG.replace(a, b, 1))) == ("01", [])


WORDS = st.lists(
    st.sampled_from(
        [
            "盐湖区",
            "老旧小区",
            "改造",
            "新增产值",
            "增长",
            "提升",
            "，",
            "、",
            "58",
            "５",
            "亿元",
            "%",
            "个百分点",
            "稳步",
            "生态",
            "了",
            "的",
        ]
    ),
    min_size=1,
    max_size=16,
).map("".join)
TEXTS = st.one_of(
    WORDS.map(lambda t: t + "。"),
    WORDS,
    WORDS.map(lambda t: f"● **{t}。**"),
    WORDS.map(lambda t: f"（一）{t}"),
    st.integers(10, len(LONG)).map(lambda n: LONG[:n]),
    st.sampled_from([LONG, LONG.replace("稳步", "逐步"), LONG.replace("150", "151"), "壮大工业。" + LONG, ""]),
)
WORLD = st.lists(
    st.tuples(
        TEXTS, st.sampled_from([P25, P26, None]), st.sampled_from(["body", "body", "body", "heading", "caption"])
    ),
    max_size=12,
).map(lambda rows: [para(i, *row) for i, row in enumerate(rows)])


def comparable(a: Paragraph, b: Paragraph) -> bool:
    return a.section.period == b.section.period or None in (a.section.period, b.section.period)


@given(WORLD)
def test_every_paragraph_is_kept_or_in_the_ledger_once(paragraphs: list[Paragraph]):
    kept, ledger = deduplicate(paragraphs)
    assert Counter([*(p.id for p in kept), *(r.removed.id for r in ledger)]) == Counter(p.id for p in paragraphs)
    assert list(kept) == [p for p in paragraphs if p in kept]
    by_id = {p.id: p for p in kept}
    for removal in ledger:
        assert comparable(removal.removed, by_id[removal.kept_id])
        assert 0 < removal.score <= 1


@given(WORLD)
def test_no_two_kept_are_equal_within_a_period(paragraphs: list[Paragraph]):
    kept, _ = deduplicate(paragraphs)
    for a, b in itertools.combinations(kept, 2):
        assert not (normalise(a.text) == normalise(b.text) and comparable(a, b))


@given(WORLD)
def test_doing_it_again_finds_nothing_equal(paragraphs: list[Paragraph]):
    kept, _ = deduplicate(paragraphs)
    assert "equal" not in {r.rule for r in deduplicate(kept)[1]}


SPOTS = [i for i, c in enumerate(LONG) if c not in "，。"]
CHANGES = [
    "0",
    "7",
    "９",
    "2026年",
    "一",
    "三",
    "亿",
    "万",
    "亩",
    "%",
    "不",
    "未",
    "无",
    "没",
    "非",
    "户",
    "吨",
    "公里",
    "倍",
]


@given(st.sampled_from(SPOTS), st.sampled_from(CHANGES), st.booleans())
def test_a_digit_year_unit_or_negation_more_is_never_merged(spot: int, change: str, instead: bool):
    changed = LONG[:spot] + change + LONG[spot + instead :]
    assume(normalise(changed) != normalise(LONG))
    assert outcome(para(0, LONG), para(1, changed)) == ("01", [])
    assert outcome(para(0, changed), para(1, LONG)) == ("01", [])


@pytest.fixture(scope="module")
def seed() -> Report:
    return read_report(SHIPPED / "盐湖区-两会专版-2025-12.txt")


def test_the_seed_page(seed: Report):
    kept, ledger = deduplicate(seed.paragraphs)
    assert (len(kept), len(ledger)) == (62, 50)
    assert {r.rule for r in ledger} == {"equal"}
    assert len({normalise(p.text) for p in kept}) == 62
    ids = {p.id for p in kept}
    assert all(r.kept_id in ids and r.removed.id not in ids for r in ledger)


def test_the_seed_page_keeps_its_marked_paragraphs(seed: Report):
    kept, _ = deduplicate(seed.paragraphs)
    assert [p.id.partition("#")[2] for p in kept if p.headless] == ["13"]
    assert [p.id.partition("#")[2] for p in kept if p.cut_off] == ["24", "43"]


def test_no_sentence_of_the_seed_page_is_lost(seed: Report):
    kept, _ = deduplicate(seed.paragraphs)
    whole = "\n".join(normalise(p.text) for p in kept)
    sentences = [normalise(s.text) for s in split_sentences(seed.text)]
    assert len(sentences) > 112
    assert [s for s in sentences if s not in whole] == []


def test_order_of_kinds_does_not_change_what_is_said(seed: Report):
    backwards = [replace(p, start=-p.start) for p in reversed(seed.paragraphs)]
    kept, ledger = deduplicate(backwards)
    assert (len(kept), len(ledger)) == (62, 50)
    assert {normalise(p.text) for p in kept} == {normalise(p.text) for p in seed.paragraphs}
