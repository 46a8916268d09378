"""A row of figures to a sentence whose clauses each say by themselves what their figure is.

原 煤 亿吨 36.5 3.8 under 单位, 产量 and 比上年增长% becomes 「2012年主要工业产品产量及其增长速度：原煤产量为36.5亿吨，
比上年增长3.8%，原文为〔原 煤 亿吨 36.5 3.8〕。」; the printed row stands there for whoever looks for it in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.readers.spaced_header import Column, Header
from corpus.readers.tables import is_rise

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPENING_YEAR = re.compile(r"(?:19|20)\d\d年(?:年末|末)?")
_INNER_COMMA = re.compile(r"(?<=\d)，(?=\d)")
_NOTHING = re.compile(r"[—–－-]+$")
_BARE = re.compile(r"[-+－＋±−]?[\d,，.．]+[%％‰]?$")
_MINUS = re.compile(r"[-－−]")
# A change alone goes with the figure before it; 合同金额增长 names its own.
_CHANGE = re.compile(
    r"(?:[比较](?:上年|去年|上年末|上年同期|同期)|同比|环比|年均)?(?P<up>增长|上涨|增加|增产|提高|上升)$"
)
# 居民消费价格比上年涨跌幅度, 居民消费价格比上年上涨情况
_CHANGES = re.compile(r"(?P<of>.*?)(?P<than>[比较]上年)(?:涨跌|上涨|升降)(?:幅度|情况)?$")
_MEASURE = re.compile(r"(?:指数|产量|产值|价格|人数|[额率数量值])(?:（[^）]*）)?$")
_FALLS = {"增长": "下降", "上涨": "下降", "增加": "减少", "增产": "减产", "提高": "下降", "上升": "下降"}


def sentences_of_row(subject: str, unit: str, values: Sequence[str], header: Header, *, printed: str) -> Iterator[str]:
    """Write a line for each year that the columns name; a column without one goes with the column before it."""
    if _splits(header):
        yield "".join(_divided(subject, unit, values, header, printed))
        return
    spans: list[list[str]] = [[]]
    year = ""
    for column, value in zip(header.columns, values, strict=True):
        own = next(iter(_YEAR.findall(column.label)), year)
        if spans[-1] and own != year:
            spans.append([])
        year = own
        if not _NOTHING.match(value):
            spans[-1].append(_clause(subject, unit, column, value))
    title = f"{header.title}：" if header.title else ""
    for clauses in filter(None, spans):
        yield f"{title}{'，'.join(clauses)}，原文为〔{printed}〕。"


def _divided(subject: str, unit: str, values: Sequence[str], header: Header, printed: str) -> Iterator[str]:
    """Write a sentence a column, so that what is said of 城市 is never read as said of 农村."""
    year = _OPENING_YEAR.match(header.title)
    title = header.title[year.end() :] if year else header.title
    changes = _CHANGES.match(title)
    named = _joined(subject, changes["of"] if changes else title, [column.label for column in header.columns])
    for column, value in zip(header.columns, values, strict=True):
        if not _NOTHING.match(value):
            told = f"{named}{changes['than']}上涨" if changes else named
            clause = _told(column.label + told, value, column.unit or unit)
            yield f"{year.group() if year else ''}{clause}，原文为〔{printed}〕。"


def _joined(subject: str, measure: str, divisions: Sequence[str]) -> str:
    """Join 粮食 and 居民消费价格; neither says again what the other or the column does."""
    for word in divisions:
        subject, measure = subject.removeprefix(word), measure.removeprefix(word)
    if measure in subject or subject in measure:
        return max(subject, measure, key=len)
    return subject + measure


def _clause(subject: str, unit: str, column: Column, value: str) -> str:
    own = column.unit or ("" if is_rise(column.label) and unit not in ("%", "‰") else unit)
    if _CHANGE.match(column.label) and not _MINUS.match(value):
        return _told(column.label, value, own)
    # 发电量 needs no 产量 behind it.
    return _told(subject if column.label == "产量" and subject.endswith("量") else subject + column.label, value, own)


def _told(label: str, value: str, unit: str) -> str:
    """Say the value of what the label names; a negative rise is told as a fall too."""
    value = _INNER_COMMA.sub(",", value).replace("．", ".")
    change = _CHANGE.search(label)
    if change and value == "持平":
        return f"{label[: change.start('up')]}持平"
    if not _BARE.match(value):
        return f"{label}{'' if change else '为'}{value}"
    unit = "" if value.endswith(("%", "％", "‰")) else unit
    fall = f"（即{_FALLS[change['up']]}{value[1:]}{unit}）" if change and _MINUS.match(value) else ""
    return f"{label}{'' if change else '为'}{value}{unit}{fall}"


def _splits(header: Header) -> bool:
    """Say whether the columns (全国, 城市, 农村) divide the one thing that the title names."""
    plain = not any(not c.label or is_rise(c.label) or _YEAR.search(c.label) for c in header.columns)
    title = _OPENING_YEAR.sub("", header.title, count=1)
    return (
        len(header.columns) > 1 and header.one_unit and plain and bool(_CHANGES.match(title) or _MEASURE.search(title))
    )
