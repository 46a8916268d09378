"""Report files to a new generation; what has not changed is not read or embedded again."""

from __future__ import annotations

import json
import os
import shutil
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import ReportError, StoreError
from corpus.read import find_reports
from index.durable import write_bytes_durably
from index.embed import Encoder, load_encoder
from index.fields import gaps
from index.generations import Generation, Generations
from index.intake import Intake, Progress
from index.links import count_shared
from index.manifest import FileEntry, ManifestFacts
from index.plan import BuildPlan, make_plan
from index.retrieve import GONE, Retriever
from index.segment import BASE, DELTA, SegmentWriter

# A second segment makes a small change quick and every answer a little slower; past either size all is written anew.
_DELTA_FROM = 4_000
_DELTA_SHARE = 0.1


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
    incomplete: tuple[tuple[str, str], ...]
    """Files taken in without pages that could not be read: name and which pages."""
    reports: int
    passages: int
    removed: int
    """Paragraphs that deduplication dropped, over the whole index."""
    linked: int | None
    """Sentences that stand in more than one report, over the whole index; None where nothing was to be written."""


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
    plan = make_plan(files, old.store if old else None, keep_all=keep_all)
    intake = Intake(plan, old, keep_all=keep_all, progress=progress)
    served, published = old.generation if old else None, False
    nothing_new = old is not None and not old.generation.notice and not plan.to_read and not plan.changes
    if dry_run or nothing_new:
        deque(intake.items(plan.unchanged), maxlen=0)
        _refuse_nothing(intake)
    else:
        with suppress(_NothingNewError):
            served = generations.commit(lambda folder: _fill(folder, intake, encoder, progress), accept)
            published = True
    passages, removed = _totals(intake)
    plan = plan.without(intake.failed)
    linked = dict(served.manifest.counts).get("linked") if served and not dry_run else None
    name = served.name if served else ""
    told = tuple(intake.skipped), tuple(intake.incomplete)
    return BuildResult(name, published, plan, *told, len(intake.held), passages, removed, linked)


class _NothingNewError(Exception):
    """Stops a commit that would change nothing."""


def _old(generations: Generations, encoder: Encoder) -> Retriever | None:
    """Open the index that is there; one that cannot be used is built anew."""
    try:
        return Retriever(generations.open(), encoder)
    except StoreError:
        return None


def _fill(folder: Path, intake: Intake, encoder: Encoder, progress: Progress) -> ManifestFacts:
    """Write the files of the new generation: all anew, or the old base linked and a second segment beside it."""
    staying = _staying(intake)
    old = intake.old if staying else None
    mean_length = old.segments[0].lexical.mean_length if old else None
    with closing(SegmentWriter(folder, DELTA if old else BASE, encoder, mean_length)) as writer:
        with closing(intake.items(staying)) as items:
            for item in items:
                writer.add(*item)
        _refuse_nothing(intake)
        if intake.old and not intake.old.generation.notice and not intake.read and not intake.plan.changes:
            raise _NothingNewError
        progress("写入索引", 0, 1)
        if old:
            for first, last in gaps((old.store.places[i] for i in staying), old.segments[0].count):
                writer.leave_out(old.segments[0].vectors.rows(first, last))
        writer.finish()
    gone = _gone(old, staying) if old else []
    base_files = _link_base(folder, old, gone) if old else ()
    linked = _count_linked(old, gone, writer)
    progress("写入索引", 1, 1)
    passages, removed = _totals(intake)
    counts = (("reports", len(intake.held)), ("passages", passages), ("removed", removed), ("linked", linked))
    return ManifestFacts(encoder.id, encoder.sha256, encoder.dimensions, counts, base_files)


def _count_linked(old: Retriever | None, gone: Collection[str], writer: SegmentWriter) -> int:
    """Count the sentences that several reports of the new generation share; `old` where its base is taken over."""
    new = [hashes for _, hashes in writer.sentences]
    if old is None:
        return count_shared(np.zeros(0, np.uint64), new=new)
    base = old.segments[0]
    return count_shared(base.sentences, [hashes for _, hashes in base.database.sentences(gone)], new)


def _gone(old: Retriever, staying: Collection[str]) -> list[str]:
    """Give the reports of the old base that no longer count."""
    base = (report_id for report_id, place in old.store.places.items() if place.segment == 0)
    return sorted([*(report_id for report_id in base if report_id not in staying), *old.gone])


def _staying(intake: Intake) -> frozenset[str]:
    """Give the reports that stay in the old base segment; none where so much changes that all is written anew."""
    if intake.old is None:
        return frozenset()
    places = intake.old.store.places
    unchanged = [i for i in intake.plan.unchanged if places[i].segment == 0]
    size = intake.old.segments[0].count
    kept = sum(places[i].last - places[i].first for i in unchanged)
    taken_over = [*intake.plan.unchanged, *(renaming.former for renaming in intake.plan.renamed)]
    beside = sum(places[i].last - places[i].first for i in taken_over) - kept
    new = len(intake.plan.to_read) * size // max(len(places), 1)
    small = size >= _DELTA_FROM and size - kept + beside + new <= _DELTA_SHARE * size
    return frozenset(unchanged) if small else frozenset()


def _link_base(folder: Path, old: Retriever, gone: Sequence[str]) -> tuple[FileEntry, ...]:
    """Give the new generation the old base's files, and say which of its reports no longer count."""
    write_bytes_durably(folder / GONE, json.dumps(gone, ensure_ascii=False).encode())
    linked = []
    for entry in old.generation.manifest.files:
        if entry.name.startswith(BASE):
            try:
                os.link(old.generation.path / entry.name, folder / entry.name)
                linked.append(entry)
            except OSError:  # a file system without links; the commit describes and syncs the copy
                shutil.copyfile(old.generation.path / entry.name, folder / entry.name)
    return tuple(linked)


def _refuse_nothing(intake: Intake) -> None:
    """Raise ReportError where not one report is left to index."""
    if not intake.held:
        raise ReportError("；".join(reason for _, reason in intake.skipped))


def _totals(intake: Intake) -> tuple[int, int]:
    """Give how many passages the generation holds, and how many paragraphs were dropped."""
    return sum(n for n, _ in intake.held.values()), sum(n for _, n in intake.held.values())
