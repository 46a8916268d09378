"""Report files to reports."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from corpus.errors import InputError, ReportError, YanxiaogeError
from corpus.readers import JSONL, READERS, SUFFIXES, Source
from corpus.types import Report

MAX_BYTES = 100 * 2**20
SHIPPED = Path(__file__).with_name("reports")
"""The reports that come with the project."""


def find_reports(paths: Iterable[Path]) -> tuple[Path, ...]:
    """List the report files in these files and folders, sorted within each folder, each once.

    Raises InputError for a path that does not exist, a file of another format, and when nothing is found.
    """
    found: dict[str, Path] = {}
    paths = tuple(paths)
    for path in paths:
        if path.is_dir():
            for names, real in sorted(_files_in(os.path.realpath(path), ())):
                found.setdefault(real, path.joinpath(*names))
        elif not path.exists():
            raise InputError(f"找不到“{path}”：请检查路径是否写对。")
        elif path.suffix.lower() not in SUFFIXES:
            raise InputError(f"不支持“{path.name}”的格式：目前能读 {'、'.join(SUFFIXES)} 文件。")
        else:
            found.setdefault(os.path.realpath(path), path)
    if not found:
        listed = "、".join(str(path) for path in paths)
        raise InputError(f"“{listed}”里没有报告文件：请放入 {'、'.join(SUFFIXES)} 文件后再试。")
    return tuple(found.values())


def _files_in(folder: str, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the report files below a folder: the names that lead there, and where the file really is.

    Links to folders are not followed; a folder that may not be looked into holds nothing.
    """
    with suppress(PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            names = (*above, entry.name)
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(entry.path, names)
            elif not entry.name.startswith((".", "~$")) and _suffix(entry.name) in SUFFIXES:
                real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
                if entry.is_file() if real == entry.path else os.path.isfile(real):  # noqa: PTH113
                    yield names, real


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - names of thousands of files, not paths


def read_report(path: Path, report_id: str | None = None) -> Report:
    """Read one report, not yet deduplicated. Raises ReportError when the file cannot be read or holds no text."""
    from corpus.readers.jsonl import read_jsonl
    from corpus.structure import parse

    name = path.name
    data = _bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    report_id = report_id or path.stem
    if path.suffix.lower() == JSONL:
        return read_jsonl(data, report_id=report_id, name=name, stem=path.stem, sha256=sha256)
    source = _source(path, data)
    if not source.blocks:
        raise ReportError(f"文件“{name}”里没有文字：请换成有内容的报告文件。")
    return parse(source, report_id=report_id, name=name, stem=path.stem, sha256=sha256)


def _source(path: Path, data: bytes) -> Source:
    """Read the file's text; what a library did not foresee is a damaged file, named like any other."""
    try:
        return READERS[path.suffix.lower()](data, path.name)
    except YanxiaogeError:
        raise
    except Exception as error:
        reason = f"文件“{path.name}”解析失败（{type(error).__name__}）：请用原来的软件打开并另存后再试。"
        raise ReportError(reason) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReportError(f"文件“{path.name}”超过 {MAX_BYTES >> 20} MB：请拆分后再试。")
        return path.read_bytes()
    except OSError as error:
        raise ReportError(f"文件“{path.name}”读不出来（{error.strerror}）：请检查权限或重新复制。") from None
