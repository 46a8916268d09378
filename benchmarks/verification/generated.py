"""True sentences and lies made from real reports: each lie changes one thing of a sentence that carries a figure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.verification.cases import Case, hits_of, numbered
from corpus.numbers import Quantity, find_quantities
from corpus.periods import find_periods
from corpus.places import find_places
from corpus.sentences import split_clauses, split_sentences
from corpus.types import Report
from index.types import Hit

_PASSAGES = 8
_SHORTEST, _LONGEST = 12, 90
_UNITS = {
    "个": "公里",
    "家": "万元",
    "公里": "个",
    "亿元": "万元",
    "万元": "亿元",
    "%": "个百分点",
    "人": "户",
    "户": "人",
    "亩": "平方公里",
}
_OPPOSITES = [
    ("增长", "下降"),
    ("提高", "降低"),
    ("增加", "减少"),
    ("上升", "下降"),
    ("突破", "跌破"),
    ("扩大", "缩小"),
    ("新增", "减少"),
]
_NEGATED = ("完成", "实现", "建成", "开工", "达到", "获得", "引进", "启动", "推进", "实施", "新建")
_STRANGERS = ("华为", "比亚迪", "清华大学", "王建国", "Tesla", "万科集团", "东方红学校")
_ADDED = ("并向每户居民发放消费券", "受到群众一致好评", "由外地企业承建", "居全国第一位", "项目负责人为李明")
_PLACES = ("齐齐哈尔市", "湛江市", "鄂尔多斯市", "攀枝花市", "克拉玛依市")
_HAN = "零一二三四五六七八九"


def generated_cases(reports: Sequence[Report], seed: int, count: int) -> Iterator[Case]:
    """Yield up to `count` cases of each kind, from sentences drawn evenly from the reports."""
    draw = random.Random(seed)
    for kind, true, change in _KINDS:
        made = tries = 0
        while made < count and tries < 40 * count:
            tries += 1
            report = draw.choice(reports)
            case = _case(kind, true, change, report, draw)
            if case:
                made += 1
                yield case


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence that was drawn, with where it stands."""

    sentence: str
    hit: Hit
    report: Report
    draw: random.Random


Change = Callable[[Taken], str | None]


def _case(kind: str, true: bool, change: Change, report: Report, draw: random.Random) -> Case | None:
    hits = [hit for hit in hits_of(report) if hit.passage.paragraph.kind == "body"]
    if len(hits) < 2 * _PASSAGES:
        return None
    target = draw.choice(hits)
    sentences = [s.text for s in split_sentences(target.passage.text) if _SHORTEST <= len(s.text) <= _LONGEST]
    sentences = [s.rstrip("。；！") for s in sentences if find_quantities(s) and "**" not in s]
    claim = change(Taken(draw.choice(sentences), target, report, draw)) if sentences else None
    if not claim:
        return None
    others = draw.sample([hit for hit in hits if hit is not target], _PASSAGES)
    if kind == "编号":
        return Case(kind, true, f"{claim}[1]。", numbered(others), (report,))
    place = draw.randrange(_PASSAGES)
    shown = numbered([*others[:place], target, *others[place:]])
    return Case(kind, true, f"{claim}[{place + 1}]。", shown, (report,))


def _same(t: Taken) -> str | None:
    return t.sentence


def _clause(t: Taken) -> str | None:
    clauses = [c.text.strip("，；：、 ") for c in split_clauses(t.sentence)]
    clauses = [c for c in clauses if find_quantities(c) and len(c) >= _SHORTEST]
    return t.draw.choice(clauses) if len(clauses) > 1 else None


def _rewritten(t: Taken) -> str | None:
    options = [(q, text) for q in find_quantities(t.sentence) if (text := _other_writing(q))]
    if not options:
        return None
    q, text = t.draw.choice(options)
    return t.sentence[: q.start] + text + t.sentence[q.end :]


def _other_writing(q: Quantity) -> str | None:
    if re.fullmatch(r"\d{2,4}" + re.escape(q.unit), q.text) and q.unit and q.unit != "年" and q.value < 10_000:
        return _han(int(q.value)) + q.unit
    if m := re.fullmatch(r"(\d+(?:\.\d+)?)亿元", q.text):
        return f"{(Decimal(m[1]) * 10_000).normalize():f}万元"
    if m := re.fullmatch(r"(\d+(?:\.\d+)?)万(人|亩|户|平方米)", q.text):
        return f"{(Decimal(m[1]) * 10_000).normalize():,f}{m[2]}"
    if m := re.fullmatch(r"(\d+)%", q.text):
        return f"百分之{_han(int(m[1]))}" if int(m[1]) < 100 else None
    return None


def _han(n: int) -> str:
    digits, text = str(n), ""
    for i, c in enumerate(digits):
        scale = ("", "十", "百", "千")[len(digits) - 1 - i]
        text += _HAN[int(c)] + scale if c != "0" else "零"
    text = re.sub("零+", "零", text).rstrip("零")
    return text[1:] if text.startswith("一十") else text


def _dated(t: Taken) -> str | None:
    period = t.hit.passage.paragraph.section.period
    if not period or period.first != period.last or find_periods(t.sentence, t.report.year):
        return None
    return f"{period.first}年，{t.report.place or ''}{t.sentence}"


def _framed(t: Taken) -> str | None:
    return (
        t.draw.choice(("根据报告，", "报告提到，", "具体来看，", "其中，", "此外，", "据政府工作报告，")) + t.sentence
    )


def _full_width(t: Taken) -> str | None:
    return t.sentence.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))


def _reordered(t: Taken) -> str | None:
    clauses = [c.text.strip("，；、") for c in split_clauses(t.sentence)]
    if len(clauses) < 3 or any(find_periods(c, t.report.year) for c in clauses):
        return None
    return "，".join([clauses[0], *reversed(clauses[1:])])


def _digits(t: Taken) -> str | None:
    spots = [q.start + m.start() for q in find_quantities(t.sentence) for m in re.finditer(r"\d", q.text)]
    if not spots:
        return None
    at = t.draw.choice(spots)
    new = t.draw.choice([d for d in "123456789" if d != t.sentence[at]])
    changed = t.sentence[:at] + new + t.sentence[at + 1 :]
    told = {q.value for q in find_quantities(t.hit.passage.text)}
    return changed if any(q.value not in told for q in find_quantities(changed)) else None


def _unit(t: Taken) -> str | None:
    options = [q for q in find_quantities(t.sentence) if q.unit in _UNITS and q.text.endswith(q.unit)]
    if not options:
        return None
    q = t.draw.choice(options)
    return t.sentence[: q.end - len(q.unit)] + _UNITS[q.unit] + t.sentence[q.end :]


def _scale(t: Taken) -> str | None:
    spots = [q.start + m.start() for q in find_quantities(t.sentence) for m in re.finditer("[万亿]", q.text)]
    if not spots:
        return None
    at = t.draw.choice(spots)
    return t.sentence[:at] + ("亿" if t.sentence[at] == "万" else "万") + t.sentence[at + 1 :]


def _year(t: Taken) -> str | None:
    period = t.hit.passage.paragraph.section.period
    if not period or t.report.year is None or find_periods(t.sentence, t.report.year):
        return None
    return f"{t.draw.choice([period.first - 2, period.last + 2, period.first - 1])}年，{t.sentence}"


def _status(t: Taken) -> str | None:
    status = t.hit.passage.paragraph.section.status
    verb = re.match(r"新建|建设|改造|实施|推进|完成|建成|开工|引进|打造", t.sentence)
    if status is None or not verb:
        return None
    rest = t.sentence[verb.end() :]
    return f"已经完成了{rest}" if status == "planned" else f"今后将计划{verb.group()}{rest}"


def _direction(t: Taken) -> str | None:
    pairs = [pair for a, b in _OPPOSITES for pair in ((a, b), (b, a)) if pair[0] in t.sentence]
    return t.sentence.replace(*t.draw.choice(pairs), 1) if pairs else None


def _negation(t: Taken) -> str | None:
    verbs = [verb for verb in _NEGATED if verb in t.sentence]
    if not verbs:
        return None
    verb = t.draw.choice(verbs)
    return t.sentence.replace(verb, t.draw.choice(("没有", "未能")) + verb, 1)


def _swapped(t: Taken) -> str | None:
    quantities = find_quantities(t.sentence)
    pairs = [
        (a, b) for a in quantities for b in quantities if a.end < b.start and a.unit == b.unit and a.value != b.value
    ]
    pairs = [(a, b) for a, b in pairs if re.search("[，、；]", t.sentence[a.end : b.start])]
    if not pairs:
        return None
    a, b = t.draw.choice(pairs)
    return t.sentence[: a.start] + b.text + t.sentence[a.end : b.start] + a.text + t.sentence[b.end :]


def _stranger(t: Taken) -> str | None:
    if m := re.search(r"[“《][^”》]{2,12}[”》]", t.sentence):
        return t.sentence[: m.start() + 1] + t.draw.choice(_STRANGERS) + t.sentence[m.end() - 1 :]
    return f"{t.draw.choice(_STRANGERS)}{t.sentence}"


def _other_place(t: Taken) -> str | None:
    mentions = find_places(t.sentence)
    if mentions:
        return t.sentence[: mentions[0].start] + t.draw.choice(_PLACES) + t.sentence[mentions[0].end :]
    return t.draw.choice(_PLACES) + t.sentence


def _added(t: Taken) -> str | None:
    clause = split_clauses(t.sentence)[0].text.strip("，；、 ")
    return f"{clause}，{t.draw.choice(_ADDED)}" if find_quantities(clause) else None


_KINDS: tuple[tuple[str, bool, Change], ...] = (
    ("原句", True, _same),
    ("分句", True, _clause),
    ("数字写法", True, _rewritten),
    ("冠年份", True, _dated),
    ("冠套话", True, _framed),
    ("全角", True, _full_width),
    ("换序", True, _reordered),
    ("数字", False, _digits),
    ("单位", False, _unit),
    ("万亿", False, _scale),
    ("年份", False, _year),
    ("编号", False, _same),
    ("状态", False, _status),
    ("方向", False, _direction),
    ("否定", False, _negation),
    ("串位", False, _swapped),
    ("名字", False, _stranger),
    ("地名", False, _other_place),
    ("加料", False, _added),
)
