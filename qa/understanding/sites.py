"""Sites that a question names: 三星堆 in 三星堆博物馆接待多少人. What is told of the whole city is not told of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.places import NATION
from qa.understanding.question import Question
from qa.understanding.terms import Term

_SITES = frozenset(
    (
        "景区 风景区 旅游区 景点 海洋馆 水上乐园 温泉 "
        "博物馆 博物院 纪念馆 科技馆 展览馆 体育馆 体育场 体育中心 奥体中心 "
        "公园 湿地 动物园 植物园 "
        "古城 古镇 古街 石窟 土楼 山庄 乐园 草原 步行街 夜市 市场 商场 商城 滑雪场 度假区 影视城 "
        "医院 大学 学院 中学 小学 幼儿园 产业园 工业园 开发区 高新区 经开区 新区 "
        "公路 高速 高速公路 铁路 高铁 地铁 机场 大桥 隧道 港口 码头 高铁站 火车站 车站 专线 水库 水电站 电厂 电站"
    ).split()
)
# A figure on passengers of a whole city is none of its underground.
_TELLING = frozenset("地铁 轻轨 有轨电车".split())
_NO_NAMES = frozenset(
    "考上 考进 考取 就读 上了 读了 进了 国家级 省级 市级 县级 所有 全部 新建 建成 城市 工业 产业 乡村 农村 乡下".split()
)
APART = "…"
"""Stands between two words that need not follow one another directly."""
_WORDS = 3
"""A name may have so many: 集宁 and 战役 before 纪念馆."""
_RUN = 3
"""So many single characters in a row make a name: 莫尔格勒河."""
_LATIN = 3
"""A name in Latin letters has at least so many: OPPO, but not km."""
_WATERS = re.compile("[\u4e00-\u9fff]{2,4}[湖岛峡寺塔洞山]$")
"""A word of three characters or more that ends so is a name: 泸沽湖."""
_NUMBERED_LINE = re.compile(
    r"(?<![A-Za-z\d])[A-Za-z]\d{1,4}(?=线|国道|省道|高速|公路)|(?<![\d第])(?:\d+|[一二三四五六七八九十]+)号线"
)
_LEAST, _LEAST_ALONE = 5.5, 3.5
"""The weight of a word that can name a site: 新建 names none; 森林公园 is a kind, told by the same word.

Where no place is named, less will do, but the kind of site must stand behind it: 避暑山庄, 绿洲等6所幼儿园."""


def sites_named(question: Question) -> tuple[tuple[str, ...], ...]:
    """Give for each site that is named the words that tell it from others, each with what else says the same."""
    terms = {term.text: term for term in question.terms}
    named: list[tuple[str, ...]] = []
    text, alone = question.text.lower(), not question.places
    for site in sorted(terms.keys() & _SITES):
        before = text.partition(site)[0]
        if len(run := _run(before, terms)) >= _RUN:
            named.append((run,))
        for distance in range(_WORDS):
            name = next((term for word, term in terms.items() if before.endswith(word) and word != site), None)
            if name is None or name.value is not None or name.text in _NO_NAMES:  # 光伏和储能两个电站 are two
                break
            before = before.removesuffix(name.text)
            if alone and not distance and len(name.text) > 1 and name.weight >= _LEAST_ALONE:
                named.append(tuple(f"{form}{APART}{site}" for form in (name.text, *name.variants)))
            elif name.weight >= _LEAST:
                named.append((name.text, *name.variants))
    if not named and (alone or question.places[0].places[0].path == NATION):
        named += [(term.text,) for term in terms.values() if _WATERS.match(term.text) and not term.variants]
    return tuple(named)


def _run(text: str, terms: Mapping[str, Term]) -> str:
    """Give the single characters at the end of the text, which make a name that is no word: 莫尔格勒河."""
    start = len(text)
    while start and text[start - 1] in terms:
        start -= 1
    return text[start:]


def numbered_lines(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the lines and roads that the question names by number: S2 of S2线, 3号线."""
    return tuple((m.group().lower(),) for m in _NUMBERED_LINE.finditer(text))


def kinds_named(question: Question) -> tuple[tuple[str, ...], ...]:
    """Give the kinds of sites that are named, of which what is told of others tells nothing: 地铁."""
    return tuple((term.text, *term.variants) for term in question.terms if term.text in _TELLING)


def latin_names(question: Question) -> tuple[tuple[str, ...], ...]:
    """Give the names in Latin letters that nothing else says: OPPO."""
    latin = (t for t in question.terms if t.text.isascii() and t.text.isalpha() and len(t.text) >= _LATIN)
    return tuple((term.text,) for term in latin if not (term.variants or term.related))
