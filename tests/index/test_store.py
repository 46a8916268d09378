from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import StoreError
from index.store import Place, Store
from index.types import Link
from tests.index.worlds import body_record, plain_record, records, store_of, world


@pytest.fixture(params=["one segment", "two"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    first, second = records()
    return store_of(tmp_path, *([[first, second]] if request.param == "one segment" else [[second], [first]]))


def test_reports_come_back_by_id(store: Store):
    for report, removals, _, _ in world():
        assert store.report(report.id) == report
        assert store.paragraphs(report.id) == report.paragraphs
        assert store.headings(report.id) == tuple(p for p in report.paragraphs if p.kind == "heading")
        assert store.ledger(report.id) == removals
    assert store.reports() == tuple(replace(report, text="", paragraphs=()) for report, *_ in reversed(world()))
    assert store.kept_all() == {"甲": False, "乙": True}


def test_passages_in_the_order_asked(store: Store):
    first, second = world()
    own = {report_id: range(place.first, place.last) for report_id, place in store.places.items()}
    numbers = [*own["乙"], own["甲"][0], own["甲"][2], own["甲"][0]]
    assert store.passages(numbers) == [second[2][0], first[2][0], first[2][2], first[2][0]]
    assert store.passages([]) == []


def test_counts_ids_and_rows(store: Store):
    assert (store.counts("甲"), store.counts("乙")) == ((2, 1), (1, 0))
    assert store.removed() == {"甲": 1}
    assert sorted(store.paragraph_ids("甲")) == ["甲#1", "甲#2", "甲#3"]
    assert [store.record(record.id) for record in records()] == records()


@pytest.mark.parametrize("ask", ["report", "paragraphs", "headings", "counts", "ledger", "record", "paragraph_ids"])
def test_a_report_that_is_not_there(store: Store, ask: str):
    with pytest.raises(StoreError) as caught:
        getattr(store, ask)("丙")
    assert str(caught.value) == "索引里没有报告“丙”：请用 yanxiaoge reports 查看有哪些报告。"


def test_where_reports_stand(tmp_path: Path):
    first, second = records()
    store = store_of(tmp_path, [first, second], [plain_record("丁", None, None)])
    assert store.places == {"甲": Place(0, 0, 3, False), "乙": Place(0, 3, 4, True), "丁": Place(1, 4, 6, False)}


def test_the_ledger_is_given_report_by_report(tmp_path: Path):
    first, _ = records()
    other = replace(first, report=("丁", *first.report[1:]))
    store = store_of(tmp_path, [first], [other])
    assert [removal.removed.report_id for removal in store.ledger()] == ["丁", "甲"]


def test_what_no_longer_counts_is_not_there(tmp_path: Path):
    first, second = records()
    store = store_of(tmp_path, [first, second], [plain_record("丁", None)], gone=["甲"])
    assert [report.id for report in store.reports()] == ["丁", "乙"]
    assert (store.ledger(), store.removed()) == ((), {})
    with pytest.raises(StoreError):
        store.report("甲")


def test_a_report_written_anew_is_the_second_segment_s(tmp_path: Path):
    first, second = records()
    anew = plain_record("甲", None)
    store = store_of(tmp_path, [first, second], [anew], gone=["甲"])
    assert store.places["甲"] == Place(1, 4, 5, False)
    assert store.record("甲") == anew
    assert (store.ledger(), store.ledger("甲"), store.removed()) == ((), (), {})
    assert [passage.text for passage in store.passages([4, 3])] == ["字", "题"]


def test_the_second_segment_s_report_does_not_go_with_the_first_s(tmp_path: Path):
    """`gone` names reports of the first segment alone."""
    store = store_of(tmp_path, [plain_record("甲", None)], [records()[0]], gone=["甲"])
    assert [removal.removed.id for removal in store.ledger()] == ["甲#2"]
    assert store.removed() == {"甲": 1}


HOMES = "改造老旧小区58个，惠及居民1.2万户"
ROADS = "新建农村公路120公里，实现村村通达"
OWN = "只有这一份报告说到这一件事情"


@pytest.fixture(params=["one segment", "two"])
def sharing(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Three reports; the second shares one sentence with the first and one with the third."""
    first = body_record("甲", OWN, HOMES + "。")
    second = body_record("乙", f"民生为大。{HOMES}；{ROADS}。")
    third = body_record("丙", ROADS)
    if request.param == "one segment":
        return store_of(tmp_path, [first, second, third])
    old = body_record("丙", HOMES)
    return store_of(tmp_path, [old, first], [second, third], gone=["丙"])


def test_a_sentence_is_linked_with_the_other_reports_that_have_it(sharing: Store):
    assert sharing.also_in("甲", f"● **{HOMES}**。") == ("乙",)
    assert sharing.also_in("乙", HOMES) == ("甲",)
    assert sharing.also_in("乙", ROADS) == ("丙",)
    assert sharing.also_in("丁", ROADS) == ("丙", "乙")
    assert sharing.also_in("乙", f"{HOMES}；{ROADS}。") == ()
    for sentence in (OWN, HOMES.replace("58", "59"), "民生为大。", ""):
        assert sharing.also_in("甲", sentence) == ()


def test_all_links_and_those_of_a_report(sharing: Store):
    assert sharing.links() == (
        Link(ROADS, (("丙", "丙#0"), ("乙", "乙#0"))),
        Link(HOMES + "；", (("乙", "乙#0"), ("甲", "甲#1"))),
    )
    assert sharing.links("乙") == (
        Link(HOMES + "；", (("乙", "乙#0"), ("甲", "甲#1"))),
        Link(ROADS + "。", (("乙", "乙#0"), ("丙", "丙#0"))),
    )
    with pytest.raises(StoreError):
        sharing.links("丁")


def test_headings_and_what_was_dropped_are_linked_to_none(tmp_path: Path):
    first = body_record("甲", HOMES, ROADS)
    heading = (*first.paragraphs[0][:1], "heading", *first.paragraphs[0][2:])
    dropped = (*first.paragraphs[1][:11], "equal", 1.0, "甲#0")
    store = store_of(
        tmp_path, [replace(first, paragraphs=(heading, dropped), sentences=b""), body_record("乙", HOMES, ROADS)]
    )
    assert (store.links(), store.also_in("乙", HOMES)) == ((), ())
    assert store.links("甲") == ()
