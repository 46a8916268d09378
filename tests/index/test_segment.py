from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from corpus.errors import StoreError
from index.embed import Encoder
from index.lexical import match
from index.postings import postings_of
from index.record import Record
from index.segment import BASE, DELTA, Known, Segment, SegmentWriter, open_segment
from index.static import StaticEncoder
from index.weights import TokenTable
from tests.index.worlds import records

VOCABULARY = [("<unk>", -9.0), ("产值", -6.0), ("增长", -6.0), ("题", -3.0)]
EIGHT_BITS = 1 / 255
TABLE = np.array([[0, 0], [3, 4], [0, 2], [1, 0]], np.float32)
FILES = {
    "reports.sqlite", "vectors.faiss", "moments.npy", "years.npy", "tokens.npy", "token-ends.npy",
    "vocabulary.npy", "offsets.npy", "passages.npy", "impacts.npy", "lengths.npy", "sentences.npy",
}  # fmt: skip


class Sentences:
    """An encoder without tokens: a text's vector points the way of its length."""

    id = "sentences"
    sha256 = "f" * 64
    dimensions = 2

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([[1, 0] if len(text) % 2 else [0, 1] for text in texts], np.float32)

    encode_queries = encode_passages


@pytest.fixture
def encoder() -> StaticEncoder:
    return StaticEncoder("tiny", "f", Tokenizer(Unigram(VOCABULARY, unk_id=0)).to_str().encode(), TokenTable(TABLE))


def write(
    folder: Path, encoder: Encoder, rows: Sequence[Record], known: Sequence[Known | None] = (), prefix: str = BASE
) -> SegmentWriter:
    with closing(SegmentWriter(folder, prefix, encoder)) as writer:
        for i, record in enumerate(rows):
            writer.add(record, postings_of(record.embedded), known[i] if known else None)
        writer.finish()
    return writer


def opened(folder: Path, prefix: str = BASE) -> Segment:
    return open_segment(folder, prefix, 2)


def test_what_is_written_is_opened(tmp_path: Path, encoder: StaticEncoder):
    writer = write(tmp_path, encoder, records())
    assert (writer.reports, writer.passages, writer.removed, writer.embedded) == (2, 4, 1, 4)
    assert {path.name for path in tmp_path.iterdir()} == {BASE + name for name in FILES}
    segment = opened(tmp_path)
    assert segment.count == segment.vectors.count == segment.lexical.count == 4
    assert segment.years.tolist() == [[2025, 2025], [2024, 2026], [2024, 2026], [0, 0]]
    assert [report.id for report, *_ in segment.database.reports()] == ["甲", "乙"]
    # 增长 alone, then what has no known token but one, then 题.
    np.testing.assert_allclose(segment.vectors.rows(1, 2), [[0, 1]], atol=EIGHT_BITS)
    np.testing.assert_allclose(segment.vectors.rows(3, 4), [[1, 0]], atol=EIGHT_BITS)
    assert np.flatnonzero(match([segment.lexical], "题").scores).tolist() == [3]
    assert segment.moments[0].tolist() == [4, 4]


def test_the_tokens_of_each_passage(tmp_path: Path, encoder: StaticEncoder):
    write(tmp_path, encoder, records())
    segment = opened(tmp_path)
    expected = [ids.tolist() for record in records() for ids in encoder.tokenize(record.embedded)]
    assert [segment.tokens_of(i).tolist() for i in range(4)] == expected
    assert segment.tokens_of(1).tolist() == [2]
    assert segment.tokens.dtype == np.uint16


def test_what_is_known_is_not_computed_again(tmp_path: Path, encoder: StaticEncoder):
    write(tmp_path, encoder, records())
    old = opened(tmp_path)
    known = [old.known(0, 3), None]
    writer = write(tmp_path, encoder, records(), known, DELTA)
    assert writer.embedded == 1
    again = opened(tmp_path, DELTA)
    assert again.vectors.rows(0, 4).tolist() == old.vectors.rows(0, 4).tolist()
    whole = slice(0, len(old.tokens))
    assert again.tokens[whole].tolist() == old.tokens[whole].tolist()
    assert again.token_ends.tolist() == old.token_ends.tolist()


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_known_and_new_reports_keep_their_order(tmp_path: Path, encoder: StaticEncoder, order: list[int]):
    """What waits to be embedded goes before what is known already."""
    rows = [records()[i] for i in order]
    vectors = np.tile(np.array([[0, 1]], np.float32), (len(rows[1].passages), 1))
    known = Known(vectors, tuple(np.array([2], np.int32) for _ in vectors))
    write(tmp_path, encoder, rows, [None, known])
    segment = opened(tmp_path)
    first = len(rows[0].passages)
    assert [segment.tokens_of(i).tolist() for i in range(first, 4)] == [[2]] * len(vectors)
    assert segment.tokens_of(0).tolist() == encoder.tokenize(rows[0].embedded)[0].tolist()
    np.testing.assert_allclose(segment.vectors.rows(first, 4), vectors, atol=EIGHT_BITS)


def test_batches_make_no_difference(tmp_path: Path, encoder: StaticEncoder, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path, encoder, records())
    monkeypatch.setattr("index.segment._BATCH", 1)
    write(tmp_path, encoder, records(), prefix=DELTA)
    for name in FILES - {"reports.sqlite"}:
        assert (tmp_path / f"{BASE}{name}").read_bytes() == (tmp_path / f"{DELTA}{name}").read_bytes()


def test_an_encoder_without_tokens(tmp_path: Path):
    write(tmp_path, Sentences(), records())
    segment = opened(tmp_path)
    assert (len(segment.token_ends), len(segment.tokens)) == (0, 0)
    known = segment.known(0, 3)
    assert known.tokens is None
    # Lengths 13, 2 and 3.
    np.testing.assert_allclose(known.vectors, [[1, 0], [0, 1], [1, 0]], atol=EIGHT_BITS)
    assert write(tmp_path, Sentences(), records()[:1], [known], DELTA).embedded == 0


def test_a_segment_of_nothing(tmp_path: Path, encoder: StaticEncoder):
    write(tmp_path, encoder, [])
    segment = opened(tmp_path)
    assert segment.count == 0
    assert segment.years.shape == (0, 2)
    assert match([segment.lexical], "盐").scores.tolist() == []


def test_the_base_s_mean_length_holds_beside_it(tmp_path: Path, encoder: StaticEncoder):
    with closing(SegmentWriter(tmp_path, DELTA, encoder, 50.0)) as writer:
        writer.finish()
    assert opened(tmp_path, DELTA).lexical.mean_length == 50


def test_a_full_segment(tmp_path: Path, encoder: StaticEncoder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.segment.MAX_PASSAGES", 3)
    with pytest.raises(StoreError) as caught:
        write(tmp_path, encoder, records())
    assert str(caught.value) == "报告太多：一个索引最多容纳 3 个检索单元，请分成几个索引。"


def test_files_that_do_not_fit_each_other(tmp_path: Path, encoder: StaticEncoder):
    write(tmp_path, encoder, records())
    np.save(tmp_path / "base-years.npy", np.zeros((3, 2), np.int16))
    with pytest.raises(StoreError, match=r"^索引文件 base-vectors.faiss 与清单不符：请运行"):
        opened(tmp_path)
