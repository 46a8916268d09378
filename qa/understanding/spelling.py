"""Places as people write them: a familiar short name anywhere in a question becomes the full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.places import begins_name, find_places, short_name, short_names
from index.soft import SoftMatch
from qa.understanding.placed import EVENT, GONE_TO
from qa.understanding.sounds import syllables, word_bounds

_LARGE = 2
"""Provinces and cities; the short names of counties and districts are too often words."""
# These names of provinces and cities are words too: 大同小异, 日照时数, 白银价格. They count only where `find_places`
# takes them for a place.
_WORDS = frozenset(
    (
        "来宾 白银 大同 安康 长治 日照 东方 山南 孝感 中山 朝阳 海西 海北 海东 开封 普洱 平安 和平 大理 北海 文山 黄山"
    ).split()
)
_JOINED = re.compile("(?:[这那]边)?[和与跟同及、比]")
_SAID = 3
"""Of fewer characters, one that differs leaves nothing to tell by."""
_BEFORE_YEAR = re.compile(
    r"(?:^|请问|想问|问问|[，。？！])(?![俺咱我你他哪各全本这那])(?P<name>[\u4e00-\u9fff]{2,4}(?=[市省州县])|[\u4e00-\u9fff]{3,5})(?P<kind>[市省州县]?)(?=(?:19|20)\d\d年|[今去明前]年)"
)
# 白成2013年, 衢洲市2022年, 海扣2018.
_SOUNDS = re.compile(
    r"(?:^|[，。？！])(?:请问|想问|问问)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<kind>[市省州县]?)\s*"
    r"(?=(?:19|20)\d\d(?!\d)|(?<!\d)[012]\d年|[今去明前]年)"
)
_OF_MANY = "州"
"""So many names end with this that it tells nothing."""
_MOST_ALIKE = 3
_MORE = re.compile("[省市州盟区县旗]")


def familiar_names(paths: Iterable[tuple[str, ...]]) -> Mapping[str, str]:
    """Give the short names of the provinces and cities among the places, each with the full name it alone can mean."""
    full: dict[str, set[str]] = {}
    for path in paths:
        short = short_name(path[-1]) if path and len(path) <= _LARGE else ""
        if short and short != path[-1] and short not in _WORDS:
            full.setdefault(short, set()).add(path[-1])
    return {short: next(iter(names)) for short, names in full.items() if len(names) == 1}


def spell_places(text: str, familiar: Mapping[str, str], soft: SoftMatch) -> str:
    """Write a familiar short name in full where the question names no place otherwise: 让娃在铜仁上学 names 铜仁市.

    A short name counts where it is made of whole words of the encoder's, not in 黄河南岸 or 长白山; beside a place that
    is named, where it is joined to that: 对比一下淮北跟莆田.
    """
    named = [
        (mention.start, mention.end)
        for mention in find_places(text)
        if not (EVENT.match(text, mention.end) or GONE_TO.search(text, 0, mention.start))
    ]
    if not familiar or len(named) > 1:
        return text
    bounds, found = word_bounds(text, soft), list[tuple[int, int]]()
    for short in sorted(familiar, key=len, reverse=True):
        at = text.find(short)
        while at >= 0:
            end = at + len(short)
            fits = not named or (end <= named[0][0] and _JOINED.fullmatch(text, end, named[0][0]))
            if fits and {at, end} <= bounds and not _MORE.match(text, end):
                found.append((at, end))
            at = text.find(short, end)
    if not found:
        return text
    at, end = next((span for span in found if not EVENT.match(text, span[1])), found[0])
    return text[:at] + familiar[text[at:end]] + text[end:]


def misspelt(text: str, soft: SoftMatch) -> tuple[str, tuple[str, ...]] | None:
    """Give the name before a year that is no word, and the places that it may mean: 库尔勒 for 库尔楼.

    They sound the same, or are the same but for a character. Of a name of two characters with 市 or the like behind
    it, of one that begins a district's, and of what is like many places, none are given.
    """
    match = None if find_places(text) else _BEFORE_YEAR.search(text)
    if match is None or soft.encoder.knows(match["name"]):
        return _sounding_as_places(text, soft)
    near = tuple(short for short in short_names() if _but_for_one(match["name"], short))
    if not near and not match["kind"]:
        return _sounding_as_places(text, soft)
    return match["name"] + match["kind"], near if len(near) == 1 else ()


def _sounding_as_places(text: str, soft: SoftMatch) -> tuple[str, tuple[str, ...]] | None:
    said, same = _sounding(text, short_names(), soft)
    if said is None or not (same or begins_name(said["name"])):
        return None
    return said["name"] + said["kind"], same if len(same) <= _MOST_ALIKE else ()


def as_it_sounds(text: str, familiar: Mapping[str, str], soft: SoftMatch) -> str:
    """Write a name before a year that is no word, but sounds as one place's, as that place's: 白成2013年, 白城市2013年.

    Tones do not count, and a character must be the same. A name that sounds as two places', or is one itself, stays.
    """
    said, same = _sounding(text, familiar, soft)
    if said is None or begins_name(said["name"]) or len(same) != 1 or not set(said["name"]) & set(same[0]) - {_OF_MANY}:
        return text
    return text[: said.start("name")] + familiar[same[0]] + text[said.end("kind") :]


def _sounding(text: str, names: Iterable[str], soft: SoftMatch) -> tuple[re.Match[str] | None, tuple[str, ...]]:
    """Find a name before a year that is neither a word nor a place's, with those of the names that sound the same."""
    match = None if find_places(text) else _SOUNDS.search(text)
    if match is None or soft.encoder.knows(match["name"]):
        return None, ()
    name = match["name"]
    return match, tuple(other for other in names if len(other) == len(name) and syllables(other) == syllables(name))


def _but_for_one(said: str, meant: str) -> bool:
    alike = sum(a == b for a, b in zip(said, meant, strict=False))
    return len(said) == len(meant) >= _SAID and alike == len(meant) - 1
