from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from corpus.errors import InputError, ReportError
from corpus.read import SHIPPED
from corpus.readers.ocr import unread_pages
from index.build import BuildResult, build_index
from index.embed import load_encoder
from index.generations import Generations
from index.retrieve import Retriever
from index.static import StaticEncoder
from index.weights import TokenTable
from tests.index.worlds import read_here
from tests.sample_pdf import make_pdf

CHARACTERS = "盐湖区工业农业产值亿元改造小区年安排回顾增长"
VOCABULARY = [("<unk>", -9.0), *((c, -7.0) for c in dict.fromkeys(CHARACTERS))]
TABLE = np.random.default_rng(1).standard_normal((len(VOCABULARY), 8)).astype(np.float32)
INDUSTRY = "盐湖区工业报告\n2025年回顾\n工业产值增长5亿元。\n"
FARMING = "盐湖区农业报告\n2026年安排\n农业产值增长3亿元。\n农业产值增长３亿元。\n"


class Counting(StaticEncoder):
    """Counts the passages it embeds."""

    embedded = 0

    def pool(self, tokens):
        self.embedded += len(tokens)
        return super().pool(tokens)


def make_encoder(sha256: str = "1" * 64) -> Counting:
    return Counting("tiny", sha256, Tokenizer(Unigram(VOCABULARY, unk_id=0)).to_str().encode(), TokenTable(TABLE))


@pytest.fixture
def encoder() -> Counting:
    return make_encoder()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "工业-2025.txt").write_text(INDUSTRY, encoding="utf-8")
    (folder / "农业-2026.txt").write_text(FARMING, encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files without children, which is quicker."""
    monkeypatch.setattr("index.intake.run_in_children", read_here)


def state(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def opened(root: Path, encoder: StaticEncoder) -> Retriever:
    return Retriever(Generations(root).open(), encoder)


def fates(result: BuildResult) -> tuple[tuple[str, ...], ...]:
    plan = result.plan
    return plan.added, plan.changed, plan.removed, plan.unchanged


def test_the_first_build(reports: Path, root: Path, encoder: Counting):
    steps: list[tuple[str, int, int]] = []
    result = build_index([reports], root, encoder=encoder, progress=lambda *step: steps.append(step))
    assert (result.generation, result.published, result.skipped) == ("gen-000001", True, ())
    assert fates(result) == (("农业-2026", "工业-2025"), (), (), ())
    # Three paragraphs of the one, three and a copy of the other.
    assert (result.reports, result.passages, result.removed) == (2, 6, 1)
    assert list(dict.fromkeys(step for step, _, _ in steps)) == ["读取报告", "写入索引"]
    manifest = Generations(root).open().manifest
    assert (manifest.encoder_id, manifest.encoder_sha256, manifest.dimensions) == ("tiny", "1" * 64, 8)
    assert dict(manifest.counts) == {"reports": 2, "passages": 6, "removed": 1, "linked": 0}
    store = opened(root, encoder).store
    assert [r.id for r in store.reports()] == ["农业-2026", "工业-2025"]
    assert [(r.rule, r.removed.text, r.kept_id) for r in store.ledger()] == [
        ("equal", "农业产值增长３亿元。", "农业-2026#3")
    ]


def test_nothing_is_written_when_nothing_changed(reports: Path, root: Path, encoder: Counting):
    first = build_index([reports], root, encoder=encoder)
    before, embedded = state(root), encoder.embedded
    again = build_index([reports], root, encoder=encoder)
    assert (again.generation, again.published) == (first.generation, False)
    assert fates(again) == ((), (), (), ("农业-2026", "工业-2025"))
    assert (again.reports, again.passages, again.removed) == (2, 6, 1)
    assert state(root) == before
    assert encoder.embedded == embedded


def test_only_what_changed_is_embedded_again(reports: Path, root: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    (reports / "工业-2025.txt").write_text(INDUSTRY + "工业改造增长7亿元。\n", encoding="utf-8")
    (reports / "小区-2026.md").write_text("# 盐湖区小区改造\n改造小区。", encoding="utf-8")
    before = encoder.embedded
    result = build_index([reports], root, encoder=encoder)
    assert fates(result) == (("小区-2026",), ("工业-2025",), (), ("农业-2026",))
    assert (result.generation, result.published, result.passages) == ("gen-000002", True, 3 + 4 + 2)
    assert encoder.embedded - before == 4 + 2


def test_an_incremental_build_equals_a_full_one(reports: Path, root: Path, tmp_path: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    (reports / "工业-2025.txt").unlink()
    (reports / "乙小区-2026.md").write_text("# 盐湖区小区改造\n改造小区。", encoding="utf-8")
    result = build_index([reports], root, encoder=encoder)
    assert fates(result) == (("乙小区-2026",), (), ("工业-2025",), ("农业-2026",))
    build_index([reports], tmp_path / "full", encoder=encoder, full=True)
    ours, anew = opened(root, encoder), opened(tmp_path / "full", encoder)
    assert contents(ours) == contents(anew)
    for question in ("工业产值", "改造小区", "农业"):
        found, expected = ours.search(question), anew.search(question)
        assert [hit.passage for hit in found] == [hit.passage for hit in expected]
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], abs=1e-3)


def test_full_builds_anew(reports: Path, root: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    result = build_index([reports], root, encoder=encoder, full=True)
    assert (result.generation, result.published, len(result.plan.added)) == ("gen-000002", True, 2)


def test_a_dry_run_writes_nothing(reports: Path, root: Path, encoder: Counting):
    result = build_index([reports], root, encoder=encoder, dry_run=True)
    assert (result.generation, result.published, result.passages) == ("", False, 6)
    assert not root.exists()
    build_index([reports], root, encoder=encoder)
    before = state(root)
    (reports / "工业-2025.txt").unlink()
    result = build_index([reports], root, encoder=encoder, dry_run=True)
    assert (result.generation, result.published) == ("gen-000001", False)
    assert fates(result) == ((), (), ("工业-2025",), ("农业-2026",))
    assert state(root) == before


def test_another_encoder_builds_anew(reports: Path, root: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    other = make_encoder("2" * 64)
    result = build_index([reports], root, encoder=other)
    assert (result.generation, result.published, len(result.plan.added)) == ("gen-000002", True, 2)
    assert other.embedded == 6


def test_a_renamed_file_is_neither_read_nor_embedded_again(reports: Path, root: Path, encoder: Counting, monkeypatch):
    build_index([reports], root, encoder=encoder)
    before = encoder.embedded
    (reports / "工业-2025.txt").rename(reports / "盐湖区工业-2025.txt")
    monkeypatch.setattr("index.intake.run_in_children", lambda *args, **kwargs: (_ for _ in ()))
    result = build_index([reports], root, encoder=encoder)
    assert fates(result) == ((), (), (), ("农业-2026",))
    assert [(r.id, r.former, r.source) for r in result.plan.renamed] == [
        ("盐湖区工业-2025", "工业-2025", "盐湖区工业-2025.txt")
    ]
    assert (result.published, result.reports, result.passages, result.removed) == (True, 2, 6, 1)
    assert encoder.embedded == before
    retriever = opened(root, encoder)
    assert [r.id for r in retriever.store.reports()] == ["农业-2026", "盐湖区工业-2025"]
    best = retriever.search("工业产值")[0].passage
    assert (best.paragraph.report_id, best.text) == ("盐湖区工业-2025", "工业产值增长5亿元。")
    assert retriever.store.report("盐湖区工业-2025").text == INDUSTRY


def test_a_renaming_that_tells_another_year_is_read_again(reports: Path, root: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    (reports / "工业-2025.txt").rename(reports / "工业-2024.txt")
    result = build_index([reports], root, encoder=encoder)
    assert fates(result) == (("工业-2024",), (), ("工业-2025",), ("农业-2026",))
    assert result.plan.renamed == ()


def test_pages_that_were_not_read_are_named(tmp_path: Path, root: Path, encoder: Counting, monkeypatch):
    monkeypatch.setattr("corpus.readers.pdf.has_ocr", lambda: False)
    monkeypatch.setattr("index.intake.run_in_children", read_here)
    rules = ["", "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"]
    (tmp_path / "报.pdf").write_bytes(make_pdf([[(50, 700, 10, "新建公园两座。")], []], rules=rules))
    result = build_index([tmp_path / "报.pdf"], root, encoder=encoder)
    assert (result.published, result.skipped) == (True, ())
    assert result.incomplete == (("报.pdf", unread_pages("报.pdf", (2,))),)


def test_a_bad_file_is_skipped_and_named(reports: Path, root: Path, encoder: Counting):
    (reports / "坏.txt").write_bytes(b"")
    result = build_index([reports], root, encoder=encoder)
    assert result.skipped == (("坏.txt", "文件“坏.txt”是空的：请换成有内容的报告文件。"),)
    assert (result.reports, result.published) == (2, True)
    before = state(root)
    again = build_index([reports], root, encoder=encoder)
    assert (again.published, again.skipped) == (False, result.skipped)
    assert state(root) == before


def test_a_report_whose_file_went_bad_keeps_what_was_read(reports: Path, root: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    before = state(root)
    (reports / "工业-2025.txt").write_bytes(b"\x00")
    result = build_index([reports], root, encoder=encoder)
    assert [name for name, _ in result.skipped] == ["工业-2025.txt"]
    assert (result.plan.changed, result.reports, result.published) == ((), 2, False)
    assert state(root) == before


def test_only_bad_files(tmp_path: Path, reports: Path, root: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    before = state(root)
    bad = tmp_path / "坏"
    bad.mkdir()
    (bad / "a.txt").write_bytes(b"")
    (bad / "b.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        build_index([bad], root, encoder=encoder)
    assert str(caught.value) == (
        "文件“a.txt”是空的：请换成有内容的报告文件。；文件“b.jsonl”第 1 行不是 JSON：请检查引号和逗号。"
    )
    assert state(root) == before


def test_a_missing_folder(reports: Path, root: Path, encoder: Counting):
    build_index([reports], root, encoder=encoder)
    before = state(root)
    with pytest.raises(InputError, match=r"^找不到“.*没有”：请检查路径是否写对。$"):
        build_index([reports / "没有"], root, encoder=encoder)
    assert state(root) == before


def lines(path: Path, *rows: dict) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_keep_all_keeps_every_line_whole_and_its_id(tmp_path: Path, root: Path, encoder: Counting):
    long = "工业产值增长5亿元。" * 100
    file = lines(
        tmp_path / "set.jsonl",
        {"id": 7, "text": "改造小区。"},
        {"id": "b", "text": "改造小区。"},
        {"id": "c", "text": long},
    )
    result = build_index([file], root, encoder=encoder, keep_all=True)
    assert (result.passages, result.removed) == (3, 0)
    passages = opened(root, encoder).store.passages([0, 1, 2])
    assert [(p.id, p.text) for p in passages] == [("7", "改造小区。"), ("b", "改造小区。"), ("c", long)]
    result = build_index([file], root, encoder=encoder)
    assert (result.plan.changed, result.removed) == (("set",), 1)
    assert [p.id for p in opened(root, encoder).store.passages([0, 1, 2])] == ["7", "c", "c.2"]


def test_an_id_that_two_files_use(tmp_path: Path, root: Path, encoder: Counting):
    files = [lines(tmp_path / name, {"id": "d1", "text": "改造小区。"}) for name in ("a.jsonl", "b.jsonl")]
    result = build_index(files, root, encoder=encoder)
    assert result.skipped == (("b.jsonl", "文件“b.jsonl”的 id“d1”已被“a.jsonl”使用：请改用不同的 id。"),)
    assert (result.reports, result.passages) == (1, 1)
    assert not build_index(files, root, encoder=encoder).published


def test_two_files_of_one_name(reports: Path, root: Path, encoder: Counting):
    (reports / "旧").mkdir()
    (reports / "旧" / "工业-2025.txt").write_text(INDUSTRY, encoding="utf-8")
    result = build_index([reports], root, encoder=encoder)
    assert result.plan.added == ("农业-2026", "工业-2025", "旧-工业-2025")
    assert result.reports == 3


def test_the_shipped_reports(tmp_path: Path):
    result = build_index([SHIPPED], tmp_path / "index")
    assert (result.reports, result.removed, result.skipped) == (1, 50, ())
    generation = Generations(tmp_path / "index").open(check="whole")
    store = Retriever(generation, load_encoder()).store
    assert store.counts("盐湖区-两会专版-2025-12") == (62, 50)
    assert list(store.places) == ["盐湖区-两会专版-2025-12"]
    report = store.report("盐湖区-两会专版-2025-12")
    passages = store.passages(range(result.passages))
    assert all(p.text == report.text[p.start : p.start + len(p.text)] for p in passages)
    copied = [i for p in passages if p.id == p.paragraph.id for i in p.copies]
    assert sorted(copied) == sorted(r.removed.id for r in store.ledger())


MORE = {f"甲-{n}.txt": f"盐湖区{n}年报告\n农业增长{n}亿元。\n工业产值{n}万元。\n" for n in (11, 12, 13)}
BASE_FILES = 12


@pytest.fixture
def shelf(reports: Path, root: Path, encoder: Counting, here: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of five reports whose index takes any change into a second segment."""
    monkeypatch.setattr("index.build._DELTA_FROM", 0)
    monkeypatch.setattr("index.build._DELTA_SHARE", 1.0)
    for name, text in MORE.items():
        (reports / name).write_text(text, encoding="utf-8")
    build_index([reports], root, encoder=encoder)
    return reports


def contents(retriever: Retriever) -> list[object]:
    """Everything of an index but the numbers of its passages."""
    store = retriever.store
    passages = {i: store.passages(range(place.first, place.last)) for i, place in store.places.items()}
    found = [(store.report(r.id), passages[r.id], store.ledger(r.id), store.record(r.id)) for r in store.reports()]
    return [store.reports(), store.ledger(), store.kept_all(), found]


def inodes(root: Path, generation: str, prefix: str = "base-") -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in (root / generation).glob(f"{prefix}*")}


def change(folder: Path) -> None:
    """Add, change and remove a report."""
    (folder / "小区-2026.md").write_text("# 盐湖区小区改造\n改造小区。", encoding="utf-8")
    (folder / "工业-2025.txt").write_text(INDUSTRY + "工业改造增长7亿元。\n", encoding="utf-8")
    (folder / "农业-2026.txt").unlink()


def equals_a_full_build(root: Path, folder: Path, anew: Path, encoder: Counting) -> Retriever:
    build_index([folder], anew, encoder=encoder, full=True)
    ours, full = opened(root, encoder), opened(anew, encoder)
    assert contents(ours) == contents(full)
    for question in ("改造小区", "工业改造增长7亿元", "农业增长12亿元", "工业产值增长5亿元"):
        assert ours.search(question, 1)[0].passage == full.search(question, 1)[0].passage
        everything = [{hit.passage.id for hit in retriever.search(question, 99)} for retriever in (ours, full)]
        assert everything[0] == everything[1]
    return ours


def test_a_small_change_is_written_beside_the_base(shelf: Path, root: Path, tmp_path: Path, encoder: Counting):
    before = inodes(root, "gen-000001")
    embedded = encoder.embedded
    change(shelf)
    result = build_index([shelf], root, encoder=encoder)
    assert fates(result)[:3] == (("小区-2026",), ("工业-2025",), ("农业-2026",))
    assert encoder.embedded - embedded == 2 + 4
    assert len(before) == BASE_FILES
    assert inodes(root, "gen-000002") == before
    assert len(inodes(root, "gen-000002", "delta-")) == BASE_FILES
    assert json.loads((root / "gen-000002" / "gone.json").read_bytes()) == ["农业-2026", "工业-2025"]
    assert Generations(root).verify() == ()
    ours = equals_a_full_build(root, shelf, tmp_path / "full", encoder)
    assert dict(ours.generation.manifest.counts) == {
        "reports": result.reports, "passages": result.passages, "removed": result.removed, "linked": 0,
    }  # fmt: skip
    assert (result.reports, result.passages, result.removed) == (5, 9 + 4 + 2, 0)


def test_shared_sentences_are_counted_over_both_segments(shelf: Path, root: Path, encoder: Counting):
    shared = "盐湖区改造小区产值增长5亿元。"
    (shelf / "甲-11.txt").write_text(MORE["甲-11.txt"] + shared, encoding="utf-8")
    assert build_index([shelf], root, encoder=encoder, full=True).linked == 0
    (shelf / "乙-11.txt").write_text(f"盐湖区报告\n2026年安排\n{shared}\n", encoding="utf-8")
    assert build_index([shelf], root, encoder=encoder).linked == 1
    ours = opened(root, encoder)
    assert len(ours.segments) == 2
    assert ours.store.also_in("甲-11", shared) == ("乙-11",)
    assert dict(ours.generation.manifest.counts)["linked"] == 1
    assert build_index([shelf], root, encoder=encoder).linked == 1
    assert build_index([shelf], root, encoder=encoder, dry_run=True).linked is None
    (shelf / "甲-11.txt").unlink()
    assert build_index([shelf], root, encoder=encoder).linked == 0
    assert opened(root, encoder).store.also_in("乙-11", shared) == ()


def test_what_was_removed_no_longer_counts_for_any_score(
    shelf: Path, root: Path, tmp_path: Path, encoder: Counting, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("index.lexical.B", 0.0)  # the base's mean length stays until it is written anew
    build_index([shelf], root, encoder=encoder, full=True)
    change(shelf)
    build_index([shelf], root, encoder=encoder)
    (shelf / "小区-2026.md").unlink()
    (shelf / "甲-12.txt").unlink()
    build_index([shelf], root, encoder=encoder)
    ours = equals_a_full_build(root, shelf, tmp_path / "full", encoder)
    assert len(ours.segments) == 2
    assert len(ours.gone) == 3
    for question in ("改造小区", "工业改造增长7亿元", "农业增长12亿元", "盐湖区"):
        found = [
            {hit.passage.id: hit.score for hit in retriever.search(question, 99)}
            for retriever in (ours, opened(tmp_path / "full", encoder))
        ]
        assert found[0] == pytest.approx(found[1], abs=2e-3)


def test_what_was_removed_is_never_found(shelf: Path, root: Path, encoder: Counting):
    (shelf / "农业-2026.txt").unlink()
    build_index([shelf], root, encoder=encoder)
    hits = opened(root, encoder).search("农业产值增长3亿元", 99)
    assert hits
    assert "农业-2026" not in {hit.passage.paragraph.report_id for hit in hits}


def test_a_second_small_change_and_the_last_report_of_the_segment_gone(
    shelf: Path, root: Path, tmp_path: Path, encoder: Counting
):
    before = inodes(root, "gen-000001")
    change(shelf)
    build_index([shelf], root, encoder=encoder)
    embedded = encoder.embedded
    for name in ("小区-2026.md", "工业-2025.txt"):
        (shelf / name).unlink()
        build_index([shelf], root, encoder=encoder)
        assert encoder.embedded == embedded
    assert inodes(root, "gen-000004") == before
    assert opened(root, encoder).segments[1].count == 0
    build_index([shelf], tmp_path / "full", encoder=encoder, full=True)
    assert contents(opened(root, encoder)) == contents(opened(tmp_path / "full", encoder))
    assert opened(root, encoder).search("农业增长12亿元", 1)[0].passage.text == "农业增长12亿元。"


def test_a_changed_file_that_fails_keeps_its_old_content_beside_others(shelf: Path, root: Path, encoder: Counting):
    old = opened(root, encoder).store.record("工业-2025")
    (shelf / "工业-2025.txt").write_bytes(b"\x00")
    (shelf / "小区-2026.md").write_text("# 盐湖区小区改造\n改造小区。", encoding="utf-8")
    result = build_index([shelf], root, encoder=encoder)
    assert ([name for name, _ in result.skipped], result.plan.changed) == (["工业-2025.txt"], ())
    assert (result.reports, result.published) == (6, True)
    assert opened(root, encoder).store.record("工业-2025") == old


def test_nothing_is_written_beside_the_base_when_nothing_changed(shelf: Path, root: Path, encoder: Counting):
    change(shelf)
    build_index([shelf], root, encoder=encoder)
    before = state(root)
    assert not build_index([shelf], root, encoder=encoder).published
    assert state(root) == before


def test_where_files_cannot_be_linked_they_are_copied(
    shelf: Path, root: Path, tmp_path: Path, encoder: Counting, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object):
        raise OSError(1, "Operation not permitted")

    change(shelf)
    with monkeypatch.context() as patched:
        patched.setattr("index.build.os.link", refuse)
        build_index([shelf], root, encoder=encoder)
    first, second = inodes(root, "gen-000001"), inodes(root, "gen-000002")
    assert first.keys() == second.keys()
    assert not set(first.values()) & set(second.values())
    assert Generations(root).verify() == ()
    equals_a_full_build(root, shelf, tmp_path / "full", encoder)


def test_a_large_change_writes_all_anew(shelf: Path, root: Path, encoder: Counting, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.build._DELTA_SHARE", 0.1)
    change(shelf)
    build_index([shelf], root, encoder=encoder)
    assert inodes(root, "gen-000002", "delta-") == {}
    assert not (root / "gen-000002" / "gone.json").exists()
