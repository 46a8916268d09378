"""True sentences and lies made from real reports: each lie changes one thing of a sentence that carries a figure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
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


Change = Callable[[str, Hit, Report, random.Random], str | None]


def _case(kind: str, *args: object) -> Case | None:
    true, change, report, draw = args
    assert callable(change)
    assert isinstance(report, Report)
    assert isinstance(draw, random.Random)
    hits = [hit for hit in hits_of(report) if hit.passage.paragraph.kind == "body"]
    if len(hits) < 2 * _PASSAGES:
        return None
    target = draw.choice(hits)
    sentences = [s.text for s in split_sentences(target.passage.text) if _SHORTEST <= len(s.text) <= _LONGEST]
    sentences = [s.rstrip("。；！") for s in sentences if find_quantities(s) and "**" not in s]
    if not sentences:
        return None
    claim = change(draw.choice(sentences), target, report, draw)
    if not claim:
        return None
    others = draw.sample([hit for hit in hits if hit is not target], _PASSAGES)
    if kind == "编号":
        return Case(kind, False, f"{claim}[1]。", numbered(others), (report,))
    place = draw.randrange(_PASSAGES)
    shown = numbered([*others[:place], target, *others[place:]])
    return Case(kind, bool(true), f"{claim}[{place + 1}]。", shown, (report,))


def _same(sentence: str, *_: object) -> str:
    return sentence


def _clause(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    clauses = [c.text.strip("，；：、 ") for c in split_clauses(sentence)]
    clauses = [c for c in clauses if find_quantities(c) and len(c) >= _SHORTEST]
    return draw.choice(clauses) if len(clauses) > 1 else None


def _rewritten(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    options = [(q, text) for q in find_quantities(sentence) if (text := _other_writing(q))]
    if not options:
        return None
    q, text = draw.choice(options)
    return sentence[: q.start] + text + sentence[q.end :]


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


def _dated(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    period = hit.passage.paragraph.section.period
    if not period or period.first != period.last or find_periods(sentence, report.year):
        return None
    return f"{period.first}年，{report.place or ''}{sentence}"


def _framed(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    return draw.choice(("根据报告，", "报告提到，", "具体来看，", "其中，", "此外，", "据政府工作报告，")) + sentence


def _full_width(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    return sentence.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))


def _reordered(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    clauses = [c.text.strip("，；、") for c in split_clauses(sentence)]
    if len(clauses) < 3 or any(find_periods(c, report.year) for c in clauses):
        return None
    return "，".join([clauses[0], *reversed(clauses[1:])])


def _digits(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    options = [
        m
        for q in find_quantities(sentence)
        for m in re.finditer(r"\d", q.text)
        if not (m.start() == 0 and q.text[1:2] == ".")
    ]
    spots = [q.start + m.start() for q in find_quantities(sentence) for m in re.finditer(r"\d", q.text)]
    if not options:
        return None
    at = draw.choice(spots)
    new = draw.choice([d for d in "123456789" if d != sentence[at]])
    changed = sentence[:at] + new + sentence[at + 1 :]
    told = {q.value for q in find_quantities(hit.passage.text)}
    return changed if any(q.value not in told for q in find_quantities(changed)) else None


def _unit(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    options = [q for q in find_quantities(sentence) if q.unit in _UNITS and q.text.endswith(q.unit)]
    if not options:
        return None
    q = draw.choice(options)
    return sentence[: q.end - len(q.unit)] + _UNITS[q.unit] + sentence[q.end :]


def _scale(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    spots = [q.start + m.start() for q in find_quantities(sentence) for m in re.finditer("[万亿]", q.text)]
    if not spots:
        return None
    at = draw.choice(spots)
    return sentence[:at] + ("亿" if sentence[at] == "万" else "万") + sentence[at + 1 :]


def _year(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    period = hit.passage.paragraph.section.period
    if not period or report.year is None or find_periods(sentence, report.year):
        return None
    return f"{draw.choice([period.first - 2, period.last + 2, period.first - 1])}年，{sentence}"


def _status(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    status = hit.passage.paragraph.section.status
    verb = re.match(r"新建|建设|改造|实施|推进|完成|建成|开工|引进|打造", sentence)
    if status is None or not verb:
        return None
    rest = sentence[verb.end() :]
    return f"已经完成了{rest}" if status == "planned" else f"今后将计划{verb.group()}{rest}"


def _direction(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    pairs = [pair for a, b in _OPPOSITES for pair in ((a, b), (b, a)) if pair[0] in sentence]
    return sentence.replace(*draw.choice(pairs), 1) if pairs else None


def _negation(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    verbs = [verb for verb in _NEGATED if verb in sentence]
    if not verbs:
        return None
    verb = draw.choice(verbs)
    return sentence.replace(verb, draw.choice(("没有", "未能")) + verb, 1)


def _swapped(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    quantities = find_quantities(sentence)
    pairs = [
        (a, b) for a in quantities for b in quantities if a.end < b.start and a.unit == b.unit and a.value != b.value
    ]
    pairs = [(a, b) for a, b in pairs if re.search("[，、；]", sentence[a.end : b.start])]
    if not pairs:
        return None
    a, b = draw.choice(pairs)
    return sentence[: a.start] + b.text + sentence[a.end : b.start] + a.text + sentence[b.end :]


def _stranger(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    if m := re.search(r"[“《][^”》]{2,12}[”》]", sentence):
        return sentence[: m.start() + 1] + draw.choice(_STRANGERS) + sentence[m.end() - 1 :]
    return f"{draw.choice(_STRANGERS)}{sentence}"


def _other_place(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    mentions = find_places(sentence)
    if mentions:
        return sentence[: mentions[0].start] + draw.choice(_PLACES) + sentence[mentions[0].end :]
    return draw.choice(_PLACES) + sentence


def _added(sentence: str, hit: Hit, report: Report, draw: random.Random) -> str | None:
    clause = split_clauses(sentence)[0].text.strip("，；、 ")
    return f"{clause}，{draw.choice(_ADDED)}" if find_quantities(clause) else None


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
