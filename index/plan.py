"""What a build has to do: which files are new, changed, gone or the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from corpus.sandbox import usable_cores
from index.renaming import Renaming, find_renamed
from index.store import Store

_FILES = 100
"""That a thread hashes at a time."""
_SMALL = 2**20


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Report ids by what happens to them."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    to_read: tuple[tuple[str, Path], ...]
    ids: tuple[str, ...]
    """Of all files, in their order."""
    renamed: tuple[Renaming, ...] = ()
    """Reports whose file has only another name; neither added nor removed."""

    @property
    def changes(self) -> bool:
        """Whether anything has to be done that is known before reading."""
        return bool(self.removed or self.renamed)

    def without(self, ids: Collection[str]) -> BuildPlan:
        """Leave out the reports that could not be read, which are then neither added nor changed."""
        added = tuple(report_id for report_id in self.added if report_id not in ids)
        return replace(self, added=added, changed=tuple(i for i in self.changed if i not in ids))


def make_plan(files: Sequence[Path], old: Store | None, *, keep_all: bool) -> BuildPlan:
    """Compare the files with the reports of the old generation, by id and content hash."""
    known = {report.id: report for report in old.reports()} if old else {}
    kept_all = old.kept_all() if old else {}
    ids = _ids(files)
    present = set(ids.values())
    removed = [report_id for report_id in known if report_id not in present]
    # Without a report that is gone, a new file cannot be one of another name.
    hashes = _hashes([path for path, report_id in ids.items() if report_id in known or removed])
    added, changed, unchanged = [], [], []
    for path, report_id in ids.items():
        report = known.get(report_id)
        if report is None:
            added.append(report_id)
        elif report.sha256 == hashes[path] and report.source == path.name and kept_all[report_id] == keep_all:
            unchanged.append(report_id)
        else:
            changed.append(report_id)
    plan = BuildPlan(tuple(added), tuple(changed), tuple(removed), tuple(unchanged), (), tuple(ids.values()))
    former = [report_id for report_id in removed if kept_all[report_id] == keep_all]
    new = [(ids[path], path, hashes[path]) for path in hashes if ids[path] in set(added)]
    return _to_read(_renaming(plan, find_renamed(new, former, old)) if old and former else plan, ids)


def _renaming(plan: BuildPlan, renamed: tuple[Renaming, ...]) -> BuildPlan:
    new, gone = {r.id for r in renamed}, {r.former for r in renamed}
    added = tuple(report_id for report_id in plan.added if report_id not in new)
    return replace(plan, added=added, removed=tuple(i for i in plan.removed if i not in gone), renamed=renamed)


def _to_read(plan: BuildPlan, ids: Mapping[Path, str]) -> BuildPlan:
    known = {*plan.unchanged, *(r.id for r in plan.renamed)}
    return replace(plan, to_read=tuple((report_id, path) for path, report_id in ids.items() if report_id not in known))


def _ids(files: Sequence[Path]) -> dict[Path, str]:
    """Name each report by its file's stem; where two share it, by its folder too, then by a number.

    A stem without a letter, as of 太原市/2021.md, does not say whose report it is and never stands without its folder.
    """
    ids: dict[Path, str] = {}
    taken: set[str] = set()
    for path in files:
        long = f"{path.parent.name or path.absolute().parent.name}-{path.stem}"
        short = path.stem if any(map(str.isalpha, path.stem)) else long
        numbered = (f"{short}-{n}" for n in count(2))
        ids[path] = next(name for name in chain([short, long], numbered) if name not in taken)
        taken.add(ids[path])
    return ids


def _hashes(paths: Sequence[Path]) -> dict[Path, str | None]:
    """Hash the files, on all cores: reading and hashing wait for no other thread."""
    with ThreadPoolExecutor(usable_cores()) as threads:
        parts = [paths[first : first + _FILES] for first in range(0, len(paths), _FILES)]
        hashes = chain.from_iterable(threads.map(lambda part: [_sha256(path) for path in part], parts))
        return dict(zip(paths, hashes, strict=True))


def _sha256(path: Path) -> str | None:
    """Hash the file; None where it cannot be read, so that reading it reports why."""
    try:
        with path.open("rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size <= _SMALL:  # `file_digest` takes longer for its buffer than for these
                return hashlib.sha256(file.readall()).hexdigest()
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
