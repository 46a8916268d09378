"""Report files to a new generation; what has not changed is not read or embedded again."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.dedup import deduplicate
from corpus.errors import ReportError, StoreError
from corpus.read import find_reports, read_report
from index.durable import write_bytes_durably
from index.embed import Encoder, load_encoder
from index.fields import fields_of
from index.generations import Generation, Generations
from index.lexical import build_lexical
from index.manifest import ManifestFacts
from index.passages import passages_of
from index.plan import BuildPlan, make_plan
from index.retrieve import FIELDS, LEXICAL, MOMENTS, STORE, VECTORS, Retriever, embedded_text
from index.store import Entry, write_store
from index.vectors import Vectors, build_vectors, rows_of

Progress = Callable[[str, int, int], None]
"""Told the step in Chinese, how much of it is done, and of how much."""

_BATCH = 2048


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did."""

    generation: str
    """The generation now served; the old one where nothing had changed."""
    published: bool
    plan: BuildPlan
    skipped: tuple[tuple[str, str], ...]
    """Files that could not be read: name and reason."""
    reports: int
    passages: int
    removed: int
    """Paragraphs that deduplication dropped, over the whole index."""


def build_index(
    paths: Iterable[str | Path],
    into: str | Path,
    *,
    encoder: Encoder | None = None,
    full: bool = False,
    keep_all: bool = False,
    dry_run: bool = False,
    progress: Progress = _silent,
    accept: Callable[[Generation], bool] | None = None,
) -> BuildResult:
    """Make the index in folder `into` hold exactly the reports of `paths`.

    A file that cannot be read is skipped and named; what the index held of it stays. `keep_all` neither
    deduplicates nor splits; `full` reads every file anew; `dry_run` only says what would be done.
    `accept` may refuse a new generation before it is served.

    Raises InputError for a wrong path, ReportError when no file can be read, StoreError when the index cannot be
    written, its kind RefusedError when `accept` said no; the index is then what it was.
    """
    files = find_reports(Path(path).expanduser() for path in paths)
    encoder = encoder or load_encoder()
    generations = Generations(Path(into).expanduser())
    old = None if full else _old(generations, encoder)
    plan = make_plan(files, old.store.reports() if old else (), keep_all=keep_all, kept_all=old.kept_all if old else {})
    entries, skipped, failed = _read(plan, keep_all=keep_all, progress=progress)
    kept = _kept(old, {*plan.unchanged, *failed})
    plan = plan.without(failed)
    if not entries and not kept:
        raise ReportError("；".join(reason for _, reason in skipped))
    entries, clashing = _without_clashes([*(entry for entry, _ in kept), *entries])
    skipped += clashing
    entries.sort(key=lambda entry: plan.order[entry.report.id])
    known = {entry.report.id: rows for entry, rows in kept}
    changes = plan.changed or plan.removed or any(entry.report.id not in known for entry in entries)
    published = not dry_run and bool(old is None or changes)
    name = old.generation.name if old else ""
    if published:
        name = generations.commit(lambda folder: _fill(folder, entries, known, encoder, progress), accept).name
    passages = sum(len(entry.passages) for entry in entries)
    removed = sum(len(entry.removals) for entry in entries)
    return BuildResult(name, published, plan, tuple(skipped), len(entries), passages, removed)


def _old(generations: Generations, encoder: Encoder) -> Retriever | None:
    """Open the index that is there; one that cannot be used is built anew."""
    try:
        return Retriever(generations.open(), encoder)
    except StoreError:
        return None


def _kept(old: Retriever | None, ids: Collection[str]) -> list[tuple[Entry, NDArray[np.float32]]]:
    """Take over the reports that have not changed, or can no longer be read, with their vectors."""
    if old is None or not ids:
        return []
    rows = rows_of(old.vectors)
    return [
        (entry, rows[first : first + len(entry.passages)])
        for first, entry in old.store.entries()
        if entry.report.id in ids
    ]


def _read(
    plan: BuildPlan, *, keep_all: bool, progress: Progress
) -> tuple[list[Entry], list[tuple[str, str]], set[str]]:
    """Give the reports read, the files skipped with their reasons, and the ids of the latter."""
    failed: set[str] = set()
    entries: list[Entry] = []
    skipped: list[tuple[str, str]] = []
    for done, (report_id, path) in enumerate(plan.to_read):
        progress("读取报告", done, len(plan.to_read))
        try:
            entries.append(_entry(path, report_id, keep_all=keep_all))
        except ReportError as error:
            skipped.append((path.name, str(error)))
            failed.add(report_id)
    progress("读取报告", len(plan.to_read), len(plan.to_read))
    return entries, skipped, failed


def _entry(path: Path, report_id: str, *, keep_all: bool) -> Entry:
    report = read_report(path, report_id)
    paragraphs, removals = (report.paragraphs, ()) if keep_all else deduplicate(report.paragraphs)
    passages = passages_of(report, paragraphs, removals, split=not keep_all)
    return Entry(replace(report, paragraphs=paragraphs), removals, passages, keep_all)


def _without_clashes(entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[str, str]]]:
    """Leave out a .jsonl report whose own ids another report already has."""
    seen: dict[str, str] = {}
    good: list[Entry] = []
    skipped: list[tuple[str, str]] = []
    for entry in entries:
        ids = [p.id for p in (*entry.report.paragraphs, *(removal.removed for removal in entry.removals))]
        clash = next((i for i in ids if i in seen), None)
        if clash is None:
            seen |= dict.fromkeys(ids, entry.report.source)
            good.append(entry)
        else:
            reason = f"文件“{entry.report.source}”的 id“{clash}”已被“{seen[clash]}”使用：请改用不同的 id。"
            skipped.append((entry.report.source, reason))
    return good, skipped


def _fill(
    folder: Path, entries: Sequence[Entry], known: dict[str, NDArray[np.float32]], encoder: Encoder, progress: Progress
) -> ManifestFacts:
    texts = [embedded_text(passage) for entry in entries for passage in entry.passages]
    rows = _rows(entries, known, encoder, progress)
    vectors = build_vectors(rows)
    progress("建立关键词索引", 0, 1)
    arrays = build_lexical(texts).arrays()
    progress("写入索引", 0, 1)
    write_store(folder / STORE, entries)
    _write_vectors(folder, vectors)
    for name, array in arrays.items():
        _save(folder / f"{LEXICAL}-{name}.npy", array)
    _save(folder / FIELDS, fields_of(entries))
    progress("写入索引", 1, 1)
    removed = sum(len(entry.removals) for entry in entries)
    counts = (("reports", len(entries)), ("passages", len(texts)), ("removed", removed))
    return ManifestFacts(encoder.id, encoder.sha256, encoder.dimensions, counts)


def _rows(
    entries: Sequence[Entry], known: dict[str, NDArray[np.float32]], encoder: Encoder, progress: Progress
) -> NDArray[np.float32]:
    """Give every passage's vector, in order; only those of new reports are computed."""
    texts = [embedded_text(p) for entry in entries if entry.report.id not in known for p in entry.passages]
    fresh = np.zeros((len(texts), encoder.dimensions), np.float32)
    for first in range(0, len(texts), _BATCH):
        progress("计算向量", first, len(texts))
        fresh[first : first + _BATCH] = encoder.encode_passages(texts[first : first + _BATCH])
    progress("计算向量", len(texts), len(texts))
    rows: list[NDArray[np.float32]] = []
    used = 0
    for entry in entries:
        if entry.report.id in known:
            rows.append(known[entry.report.id])
        else:
            rows.append(fresh[used : used + len(entry.passages)])
            used += len(entry.passages)
    return np.concatenate(rows)


def _write_vectors(folder: Path, vectors: Vectors) -> None:
    write_bytes_durably(folder / VECTORS, vectors.to_bytes())
    _save(folder / MOMENTS, vectors.moments())


def _save(path: Path, array: NDArray[np.generic]) -> None:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    write_bytes_durably(path, buffer.getbuffer())
