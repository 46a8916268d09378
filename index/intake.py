"""What goes into a generation: reports read from their files by child processes, and those of the old generation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator
from contextlib import closing

from corpus.errors import ReportError
from corpus.readers import JSONL
from corpus.readers.ocr import unread_pages
from corpus.sandbox import run_in_children
from index.job import READ, job_of, result_of
from index.plan import BuildPlan
from index.postings import Postings, postings_of
from index.record import Record
from index.renaming import rename
from index.retrieve import Retriever
from index.segment import Known

Progress = Callable[[str, int, int], None]
"""Told the step in Chinese, how much of it is done, and of how much."""

Item = tuple[Record, Postings, Known | None]


class Intake:
    """Gives the reports of one build, and keeps account of what became of each."""

    def __init__(self, plan: BuildPlan, old: Retriever | None, *, keep_all: bool, progress: Progress) -> None:
        self.plan = plan
        self.old = old
        self.skipped: list[tuple[str, str]] = []
        """Files that could not be read or taken in: name and reason."""
        self.incomplete: list[tuple[str, str]] = []
        """Files of which some pages could not be read: name and which."""
        self.failed: set[str] = set()
        """Ids of the files that could not be read."""
        self.held: dict[str, tuple[int, int]] = {}
        """Of each report that the generation will hold: its passages and its dropped paragraphs."""
        self.read = 0
        """Reports read from files and taken in."""
        self._keep_all = keep_all
        self._progress = progress
        self._files = dict(plan.to_read)
        self._renamed = {renaming.id: renaming for renaming in plan.renamed}
        self._owners = self._own_ids()
        self._removed = old.store.removed() if old else {}
        self._ids = set(plan.ids)

    def items(self, staying: Collection[str] = ()) -> Generator[Item, None, None]:
        """Give every report of the plan in order, but those of the old generation that stay where they are."""
        for report_id in staying:
            self._keep(report_id, report_id)
        jobs = [job_of(path, report_id, keep_all=self._keep_all) for report_id, path in self._files.items()]
        names = [path.name for path in self._files.values()]
        done = 0
        with closing(run_in_children(READ, jobs, names=names)) as answers:
            for report_id in self.plan.ids:
                if report_id in staying:
                    continue
                if report_id not in self._files:
                    yield self._old_item(report_id)
                    continue
                self._progress("读取报告", done, len(jobs))
                done += 1
                item = self._item(report_id, next(answers))
                if item:
                    yield item
        self._progress("读取报告", done, len(jobs))

    def _item(self, report_id: str, answer: bytes | ReportError) -> Item | None:
        """Take in what was read; where nothing was, what the old generation holds of the report goes on."""
        if isinstance(answer, ReportError):
            self.skipped.append((self._files[report_id].name, str(answer)))
            return self._kept_after_failure(report_id)
        record, postings = result_of(answer)
        clash = self._clash(record)
        if clash:
            self.skipped.append((record.source, clash))
            return self._kept_after_failure(report_id)
        if record.unread:
            self.incomplete.append((record.source, unread_pages(record.source, record.unread)))
        self.held[record.id] = (len(record.passages), record.removed)
        self.read += 1
        return record, postings, None

    def _kept_after_failure(self, report_id: str) -> Item | None:
        """Give what the old generation holds of a report that cannot be taken in now."""
        self.failed.add(report_id)
        if self.old is None or report_id not in self.old.store.places:
            return None
        self._owners |= dict.fromkeys(self.old.store.paragraph_ids(report_id), self._files[report_id].name)
        return self._old_item(report_id)

    def _old_item(self, report_id: str) -> Item:
        """Take a report over from the old generation with what was computed for it, where need be under its new id."""
        assert self.old
        renaming = self._renamed.get(report_id)
        former = renaming.former if renaming else report_id
        self._keep(report_id, former)
        record = self.old.store.record(former)
        record = rename(record, renaming) if renaming else record
        return record, postings_of(record.embedded), self.old.known(former)

    def _keep(self, report_id: str, former: str) -> None:
        assert self.old
        place = self.old.store.places[former]
        self.held[report_id] = (place.last - place.first, self._removed.get(former, 0))

    def _own_ids(self) -> dict[str, str]:
        """Give the source of every id that a kept .jsonl report brought along."""
        if self.old is None:
            return {}
        unchanged = set(self.plan.unchanged)
        kept = [r for r in self.old.store.reports() if r.id in unchanged and _has_own_ids(r.source)]
        return {i: report.source for report in kept for i in self.old.store.paragraph_ids(report.id)}

    def _clash(self, record: Record) -> str | None:
        """Say which of a .jsonl report's own ids another report already has."""
        if not _has_own_ids(record.source):
            return None
        for row in record.paragraphs:
            named = row[0].rpartition("#")[0]
            owner = self._owners.get(row[0]) or (named if named in self._ids and named != record.id else None)
            if owner:
                return f"文件“{record.source}”的 id“{row[0]}”已被“{owner}”使用：请改用不同的 id。"
        self._owners |= {row[0]: record.source for row in record.paragraphs}
        return None


def _has_own_ids(source: str) -> bool:
    return source.lower().endswith(JSONL)
