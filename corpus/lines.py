"""What the shape of one line tells: bullet, bold, numbering, caption, credit."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKUP = re.compile(r"(?P<hashes>#{1,6})\s+|(?P<bullet>[●○•◆◇■□★☆※▪►·*+-]\s+|[●○•◆◇■□★☆※▪►])")
_BOLD = re.compile(r"(\*\*|__)(?P<inner>.+?)\1$")
_NUMBERINGS = (
    re.compile(r"第[一二三四五六七八九十百]+[章篇编部]分?\s*|[一二三四五六七八九十]+、\s*"),
    re.compile(r"第[一二三四五六七八九十百]+节\s*|[（(][一二三四五六七八九十]+[）)]\s*"),
    re.compile(r"\d{1,2}\s*[.．、]\s*(?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]\s*|[①-⑳]\s*"),
)
_CAPTION = re.compile(r"[▲△▼▽◀▶]|图为|图[一二三四五六七八九十\d]+[:：]")
_CREDIT = re.compile(
    r"(?:本版|本报)?(?:策划|责任编辑|责编|编辑|校对|摄影|记者|通讯员|美编|版式|制图|统筹|监制|审核|文字?[/／:：]|图片?[/／:：])"
    r"(?=[\s:：/／]|$)|(?:本版|本报)(?:策划|编辑|记者|校对|摄影)"
)
_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[ 、\u3000]+[\u4e00-\u9fff·]{2,4})*$")
_SLOGAN = re.compile(r"[\u4e00-\u9fff]{4}(?:\s+[\u4e00-\u9fff]{4})+$")
# A year may end a title: 政府工作报告 2025.
_FIGURES = re.compile(r"\s(?:\S*[%％]|(?!(?:19|20)\d\d(?:年|$))[-－]?\d[\d,.，．]*\s*[万亿]{0,2}[^\s\d、.．]{0,3})$")
_STOP = re.compile(r"[。！？；;!?]")

# A heading of a Chinese report stays within one printed line.
MAX_HEADING = 45
# 5.“三环路”：即规划中的骨干路网。 explains a word.
_SHORT = rf"[^。！？；;!?：:*]{{1,{MAX_HEADING}}}"
_RUN_IN = re.compile(
    rf"(?:(?P<mark>\*\*|__)(?P<bold>{_SHORT}。?)(?P=mark)。?|(?P<plain>{_SHORT}。))\s*(?P<body>.+)$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Line:
    """A block's text without its marks, and what the marks said; `block[skip:skip+len(text)] == text`."""

    text: str
    skip: int
    hashes: int
    bold: bool
    bullet: bool
    number_level: int
    """1 for 一、 2 for （一） 3 for 1. 4 for (1); 0 for none."""
    table: bool = False
    """A row of a table, which is neither heading nor cut off."""

    @property
    def one_line(self) -> bool:
        """Short, and without a stop but at its end: it can be a heading."""
        return len(self.text) <= MAX_HEADING and not _STOP.search(self.text[:-1])

    @property
    def stopped(self) -> bool:
        """The text ends with a stop."""
        return bool(_STOP.search(self.text[-1:]))


def read_line(block: str) -> Line:
    """Take the marks off a block of text."""
    markup = _MARKUP.match(block)
    skip = markup.end() if markup else 0
    text = block[skip:]
    bold = _BOLD.match(text)
    if bold:
        skip += bold.start("inner")
        text = bold["inner"]
    lead = len(text) - len(text.lstrip())
    level = next((i for i, pattern in enumerate(_NUMBERINGS, 1) if pattern.match(text.strip())), 0)
    return Line(
        text=text.strip(),
        skip=skip + lead,
        hashes=len(markup["hashes"] or "") if markup else 0,
        bold=bool(bold),
        bullet=bool(markup and markup["bullet"]),
        number_level=level,
    )


def run_in_heading(text: str) -> tuple[str, str] | None:
    """Cut a numbered paragraph into the heading that opens it, with its stop, and its body; None without one.

    「（一）稳住工业。新增产值5亿元。」 and 「**（一）稳住工业** 新增产值5亿元。」 have one.
    """
    match = _RUN_IN.match(text)
    if not match or not any(map(str.isalnum, match["body"])):
        return None
    heading = match["bold"] or match["plain"]
    return (heading, match["body"]) if any(pattern.match(heading) for pattern in _NUMBERINGS) else None


def is_table_row(text: str) -> bool:
    """Say whether the line is a row of a Markdown table."""
    return text.startswith("|")


def is_figure_row(text: str) -> bool:
    """Say whether the line ends in a column of figures, as a row of a printed table does: 牛奶 530 万吨 6.2."""
    return bool(_FIGURES.search(text))


def without_number(heading: str) -> str:
    """Drop a heading's numbering: （一）壮大工业 → 壮大工业."""
    match = next((m for pattern in _NUMBERINGS if (m := pattern.match(heading))), None)
    return heading[match.end() :] if match else heading


def is_caption(text: str) -> bool:
    """Say whether the line is marked as a picture's caption."""
    return bool(_CAPTION.match(text))


def is_credit(text: str) -> bool:
    """Say whether the line names those who made the page."""
    return len(text) <= MAX_HEADING and bool(_CREDIT.match(text))


def is_names(text: str) -> bool:
    """Say whether the line holds nothing but names, as the line after a credit may."""
    return bool(_NAMES.match(text))


def is_slogan(text: str) -> bool:
    """Say whether the line is made of four-character phrases."""
    return bool(_SLOGAN.match(text))
