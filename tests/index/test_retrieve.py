from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from corpus.errors import StoreError
from corpus.types import Period
from index.build import build_index
from index.embed import Encoder
from index.fields import Scope
from index.generations import Generations
from index.record import embedded_text
from index.retrieve import Retriever
from index.static import StaticEncoder
from index.weights import TokenTable

REPORTS = {
    "盐湖区-2025": "盐湖区报告\n2025年回顾\n改造58个老旧小区。\n新增就业5728人。\n",
    "盐湖区-2026": "盐湖区报告\n2026年安排\n改造45个老旧小区。\n建设冷链物流基地。\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    return folder / "index"


@pytest.fixture(scope="module")
def retriever(root: Path, encoder: Encoder) -> Retriever:
    return Retriever(Generations(root).open(), encoder)


def texts(retriever: Retriever, query: str, k: int = 10, scope: Scope | None = None, also: str = "") -> list[str]:
    return [hit.passage.text for hit in retriever.search(query, k, scope or Scope(), also)]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("冷链物流", "建设冷链物流基地。"),
        ("新增就业多少人", "新增就业5728人。"),
        ("2025年改造了多少个老旧小区", "改造58个老旧小区。"),
        ("２０２６年改造多少个老旧小区？", "改造45个老旧小区。"),
    ],
)
def test_the_best_hit(retriever: Retriever, query: str, text: str):
    assert texts(retriever, query, k=1) == [text]


def test_hits_are_ranked_from_one_and_fall(retriever: Retriever):
    hits = retriever.search("老旧小区改造")
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert {hit.passage.text for hit in hits[:2]} == {"改造58个老旧小区。", "改造45个老旧小区。"}
    assert len({hit.passage.id for hit in hits}) == len(hits) == 8


def test_fewer_hits_are_the_first_of_more(retriever: Retriever):
    assert retriever.search("老旧小区改造", 3) == retriever.search("老旧小区改造", 10)[:3]


@pytest.mark.parametrize("k", [0, -1])
def test_no_hits_are_asked_for(retriever: Retriever, k: int):
    assert retriever.search("改造", k) == ()


@pytest.mark.parametrize("query", ["", " \u3000\n"])
def test_a_query_without_words_finds_nothing(retriever: Retriever, query: str):
    assert retriever.search(query) == ()


def test_a_period_narrows_the_search(retriever: Retriever):
    found = texts(retriever, "改造老旧小区", scope=Scope(period=Period(2026, 2026)))
    assert found[0] == "改造45个老旧小区。"
    assert set(found) == {"盐湖区报告", "2026年安排", "改造45个老旧小区。", "建设冷链物流基地。"}


def test_reports_narrow_the_search(retriever: Retriever):
    hits = retriever.search("改造老旧小区", 10, Scope(reports=frozenset({"盐湖区-2025"})))
    assert {hit.passage.paragraph.report_id for hit in hits} == {"盐湖区-2025"}
    assert len(hits) == 4
    assert retriever.search("改造老旧小区", 10, Scope(reports=frozenset())) == ()


def test_further_words_count_for_bm25_alone(retriever: Retriever):
    assert texts(retriever, "？", also="冷链物流基地")[0] == "建设冷链物流基地。"
    assert texts(retriever, "？", also="新增就业")[0] == "新增就业5728人。"


def test_what_is_indexed_of_a_passage(retriever: Retriever):
    (hit,) = retriever.search("冷链物流", 1)
    assert embedded_text(hit.passage.context, hit.passage.text) == "盐湖区 2026年安排\n建设冷链物流基地。"
    (title,) = [h.passage for h in retriever.search("报告") if h.passage.id == "盐湖区-2025#1"]
    assert embedded_text(title.context, title.text) == "盐湖区\n盐湖区报告"


QUOTED = "新增就业五千人的目标"
LONG = (
    f"我们坚持以人民为中心，推动高质量发展，办好民生实事，完成全年{QUOTED}，守住安全底线，改善生态环境，加强自身建设。"
)
SHORT = "新增就业目标五千人。就业目标新增五千人。"


def test_a_passage_that_holds_the_query_word_for_word_comes_first(
    tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a.txt").write_text(f"盐湖区报告\n{SHORT}\n{LONG}\n", encoding="utf-8")
    build_index([tmp_path], tmp_path / "index", encoder=encoder)
    retriever = Retriever(Generations(tmp_path / "index").open(), encoder)
    assert texts(retriever, QUOTED, k=2) == [LONG, SHORT]
    monkeypatch.setattr("index.fuse.QUOTED", 0.0)
    assert texts(retriever, QUOTED, k=2) == [SHORT, LONG]


def test_an_index_of_another_encoder_is_refused(root: Path, encoder: Encoder):
    assert isinstance(encoder, StaticEncoder)
    other = StaticEncoder(
        "另一个", "0" * 64, encoder.description, TokenTable(np.ones((encoder.vocabulary_size, 4), np.float32))
    )
    with pytest.raises(StoreError) as caught:
        Retriever(Generations(root).open(), other)
    assert str(caught.value) == (
        "索引代 gen-000001 是用另一个编码器（encoder）建立的，与现在的（另一个）不符："
        "请运行 yanxiaoge build --full 重建，或改回原来的编码器。"
    )


def test_an_encoder_without_token_probabilities(tmp_path: Path):
    vocabulary = {c: i for i, c in enumerate(dict.fromkeys("?改造45个老旧小区。建设冷链物流"))}
    description = Tokenizer(WordLevel(vocabulary, unk_token="?")).to_str().encode()
    words = StaticEncoder("words", "3" * 64, description, TokenTable(np.eye(len(vocabulary), dtype=np.float32)))
    (tmp_path / "盐湖区-2026.txt").write_text(REPORTS["盐湖区-2026"], encoding="utf-8")
    build_index([tmp_path], tmp_path / "index", encoder=words)
    assert texts(Retriever(Generations(tmp_path / "index").open(), words), "冷链物流", k=1) == ["建设冷链物流基地。"]


def test_a_damaged_array_is_named(root: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch):
    def refuse(*args: object, **kwargs: object):
        raise ValueError

    monkeypatch.setattr("index.arrays.np.load", refuse)
    with pytest.raises(StoreError, match=r"^索引文件 base-years.npy 已损坏：请运行 yanxiaoge build --full 重建。$"):
        Retriever(Generations(root).open(), encoder)


@pytest.fixture(scope="module")
def shipped(page_root: Path, encoder: Encoder) -> Retriever:
    return Retriever(Generations(page_root).open(), encoder)


@pytest.mark.parametrize(
    ("query", "year", "words", "other"),
    [
        ("老旧小区改造多少个", 2025, "58个老旧小区", "45个老旧小"),
        ("老旧小区改造多少个", 2026, "45个老旧小", "58个老旧小区"),
        ("政务服务智能客服", 2025, "“盐小哥”智能客服", "48项"),
    ],
)
def test_the_shipped_page_within_a_period(shipped: Retriever, query: str, year: int, words: str, other: str):
    hits = shipped.search(query, 60, Scope(period=Period(year, year)))
    assert words in next(h.passage.text for h in hits if h.passage.paragraph.section.period)
    periods = {str(h.passage.paragraph.section.period) for h in hits}
    assert periods == ({"None", "2025", "2021-2025"} if year == 2025 else {"None", "2026", "2026-2030"})
    assert not any(other in h.passage.text for h in hits)
