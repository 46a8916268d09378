"""The values that leave this layer: reports, their sections and paragraphs, and what deduplication removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["done", "planned"]
"""Whether a text tells what was done (成就、亮点、回顾) or what is planned (目标、安排)."""

# A work report greets its congress within the first page.
_OPENING = 1_000

ParagraphKind = Literal["title", "heading", "body", "caption", "slogan", "credit"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Years that a text speaks of, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        """Write the period as the answer's JSON does: `2025` or `2021-2025`."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def covers(self, other: Period) -> bool:
        """Say whether every year of `other` lies in this period."""
        return self.first <= other.first and other.last <= self.last

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read what `str()` writes. Raises ValueError on anything else."""
        first, dash, last = text.partition("-")
        period = cls(int(first), int(last if dash else first))
        if period.last < period.first:
            raise ValueError(f"the years of {text!r} run backwards")
        return period


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with everything under it, as far as the next heading of its level or above."""

    path: tuple[str, ...]
    """Headings from the outermost to this one, without bullets and bold marks; empty before the first heading."""
    period: Period | None
    status: Status | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a report; `report.text[start:end] == text`, code points, half-open, 0-based."""

    id: str
    """Unique over the whole index: the report's id, `#`, and a running number (or a .jsonl line's own id)."""
    report_id: str
    kind: ParagraphKind
    section: Section
    """For a heading: the section that it opens."""
    text: str
    start: int
    end: int
    page: int | None = None
    cut_off: bool = False
    """The text ends in the middle of a sentence."""
    headless: bool = False
    """A body whose heading is lost: it stands under a section beside siblings that have one."""
    bodiless: bool = False
    """A heading with nothing under it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report file as it was read; `text` is the decoded source."""

    id: str
    """The file's name without its ending, made unique by the builder where two files share it."""
    source: str
    """The file's name, for people."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    text: str
    title: str
    place: str | None
    """The place the report speaks for, as written: 盐湖区."""
    place_path: tuple[str, ...]
    """The place with those it lies in, outermost first where known: (山西省, 运城市, 盐湖区)."""
    issuer: str | None
    date: str | None
    """`2025-12` or `2025`, as far as the report tells."""
    paragraphs: tuple[Paragraph, ...]
    stripped: tuple[tuple[int, int], ...] = ()
    """What reading took out, invisible characters: (offset in `text`, how many stood just before it).

    Negative after a table in plain text, where its rows, written as sentences, take more room than in the file.
    """
    unread: tuple[int, ...] = ()
    """Pages that are pictures of print and were left out, since what recognises text is not installed."""

    @property
    def year(self) -> int | None:
        """The year of the report's date."""
        return int(self.date[:4]) if self.date else None

    @property
    def month(self) -> int | None:
        """The month of the report's date; 1 for a 政府工作报告 that tells none: those open the year."""
        if self.date and len(self.date) > len("2025"):
            return int(self.date[5:7])
        return 1 if self.date and self.spoken else None

    @property
    def spoken(self) -> bool:
        """Whether it is a work report, which greets the congress it is given to."""
        return "政府工作报告" in self.title or "各位代表" in self.text[:_OPENING]

    def source_offset(self, offset: int) -> int:
        """Turn an offset in `text` into one in the decoded file, invisible characters counted."""
        return offset + sum(count for position, count in self.stripped if position <= offset)


@dataclass(frozen=True, slots=True)
class Removal:
    """A line of the ledger: one paragraph that was dropped in favour of another."""

    rule: str
    """`equal`, `variant`, `prefix` or `near`."""
    score: float
    """Similarity under that rule, 0 to 1."""
    removed: Paragraph
    kept_id: str
    """The paragraph that is kept in the end, never itself a removed one."""
