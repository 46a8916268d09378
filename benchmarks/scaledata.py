"""The scale measurement's reports as files, and its queries: fragments cut from their sentences."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.errors import InputError

REPORTS = Path("reports") / "reports.jsonl.xz"
SEED = 20251
SHORTEST = 12
LONGEST = 20
_SENTENCE = re.compile(r"[^。！？；\s]+(?=[。！？；])")


@dataclass(frozen=True, slots=True)
class RawReport:
    """One line of the data file."""

    name: str
    """`<folder>/<place>/<year>.md`"""
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """Title, empty line, a paragraph a line; a title that the first paragraph repeats stands once."""
        repeated = self.paragraphs[:1] and self.paragraphs[0].strip("#* ") == self.title
        return "\n".join([*([] if repeated else [self.title, ""]), *self.paragraphs]) + "\n"


def read_reports(data: Path) -> tuple[RawReport, ...]:
    """Read `reports/reports.jsonl.xz` below the data folder, in file order.

    Raises InputError where there is none, or where it is something else.
    """
    path = data / REPORTS
    if not path.is_file():
        raise InputError(f"“{data}”里没有 {REPORTS.as_posix()}：请用 DATA=数据文件夹 指明它在哪里。")
    try:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return tuple(RawReport(_inside(row["id"]), row["title"], tuple(row["paragraphs"])) for row in rows)
    except (lzma.LZMAError, EOFError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"“{path}”不是报告数据（{type(error).__name__}）：请重新取一份。") from error


def spread(reports: Sequence[RawReport], count: int) -> tuple[RawReport, ...]:
    """Take this many reports at even distances; all of them where there are no more."""
    step = max(1.0, len(reports) / count)
    return tuple(reports[int(at * step)] for at in range(min(count, len(reports))))


def unpack(reports: Sequence[RawReport], folder: Path) -> None:
    """Write every report as a file of its own."""
    for report in reports:
        path = folder / report.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report.text, encoding="utf-8")


def cut_queries(reports: Sequence[RawReport], count: int, seed: int = SEED) -> tuple[str, ...]:
    """Cut fragments of 12 to 20 characters, each from inside one sentence of a report drawn by chance.

    The same reports and seed give the same fragments, no two of them equal. Raises InputError where the reports are too
    short for so many.
    """
    chance = random.Random(seed)
    found: dict[str, None] = {}
    for _ in range(100 * count):
        sentences = _sentences(chance.choice(reports))
        if sentences:
            found[_fragment(chance.choice(sentences), chance)] = None
        if len(found) == count:
            return tuple(found)
    raise InputError(f"这些报告里切不出 {count} 个不同的片段：请换用更多的报告。")


def _sentences(report: RawReport) -> list[str]:
    """List what stands before a stop, is long enough, and holds no space or invisible character."""
    return [
        sentence
        for paragraph in report.paragraphs
        for sentence in _SENTENCE.findall(paragraph)
        if len(sentence) >= SHORTEST and sentence.isprintable()
    ]


def _fragment(sentence: str, chance: random.Random) -> str:
    length = chance.randint(SHORTEST, min(LONGEST, len(sentence)))
    start = chance.randint(0, len(sentence) - length)
    return sentence[start : start + length]


def _inside(name: str) -> str:
    """Refuse a name that would be written outside the folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".md":
        raise ValueError(name)
    return name
