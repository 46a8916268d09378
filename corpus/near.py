"""Near-duplicates: candidates by MinHash, then an exact look at every difference.

Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from rensa import RMinHash, RMinHashLSH

from corpus.numbers import find_quantities

_PERMUTATIONS = 64
_BANDS = 16
_SHINGLE = 4
_THRESHOLD = 0.7
_SEED = 20251

# Below 20 characters one character is too much of the meaning; .92 lets a long paragraph differ in a few characters.
_MIN_LENGTH = 20
_MIN_RATIO = 0.92
_MAX_PIECE = 3

# No text of 400 real reports, cut into paragraphs or into sentences, has more than two candidates. Thousands that are
# alike would take minutes; a long text takes longest, and is given fewer.
_MAX_CANDIDATES = 8
_MIN_CANDIDATES = 4
_COMPARED = 800

# A difference that holds any of these may change what is said: digits, numerals, units, Latin letters, negation,
# direction, degree.
_MEANING = re.compile(
    "[0-9a-z%‰.零〇一二两三四五六七八九十百千万亿兆吉半双几毫微克美欧港不未无非没否别勿禁停废止免拒缺拟将已即前后上下左右东西南北中内外大小高低长短多少增减升降进出新旧"
    "正副男女首末年月日时元个人户家所座条项处亩吨米里公倍次岁省市县区镇乡村]"
)
# Another word of the same kind may replace only one of these.
_FUNCTION = re.compile(r"^[的地得和与及了并在将把对为是也还等着过,.;:\"'()<>\-·]*$")


def near_duplicates(texts: Sequence[str], comparable: Callable[[int, int], bool]) -> list[tuple[int, int, float]]:
    """Find pairs (later, earlier, similarity) among normal forms, where the later says nothing else and may go.

    Texts are compared only with those that hold the same meaning-changing characters in the same order, since no
    difference may touch one, and each with no more than the first `_MAX_CANDIDATES` of these.
    """
    alike: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        if len(text) >= _MIN_LENGTH:
            alike.setdefault("".join(_MEANING.findall(text)), []).append(i)
    found = (pair for group in alike.values() if len(group) > 1 for pair in _pairs(group, texts, comparable))
    return sorted(found)


def _pairs(
    group: Sequence[int], texts: Sequence[str], comparable: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, float]]:
    index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for i in group:
        sketch = _sketch(texts[i])
        most = min(_MAX_CANDIDATES, max(_MIN_CANDIDATES, _COMPARED // len(texts[i])))
        candidates = [j for j in sorted(index.query(sketch)) if comparable(i, j)]
        scores = ((j, same_meaning(texts[j], texts[i])) for j in candidates[:most])
        pair = next(((i, j, score) for j, score in scores if score), None)
        if pair:
            yield pair
        elif len(candidates) < most:  # a crowd of the same kind is not let grow
            index.insert(i, sketch)


def same_meaning(a: str, b: str) -> float:
    """Give the similarity of two texts whose differences cannot matter, else 0."""
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < _MIN_RATIO or matcher.ratio() < _MIN_RATIO:
        return 0.0
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal" and not _harmless(a[a1:a2], b[b1:b2]):
            return 0.0
    return round(matcher.ratio(), 3) if _amounts(a) == _amounts(b) else 0.0


def _amounts(text: str) -> list[tuple[Decimal, str]]:
    return [(quantity.value, quantity.unit) for quantity in find_quantities(text)]


def _harmless(old: str, new: str) -> bool:
    if max(len(old), len(new)) > _MAX_PIECE or _MEANING.search(old + new):
        return False
    if old and new:
        return bool(_FUNCTION.match(old) and _FUNCTION.match(new)) or len(old) == len(new) == 1
    return True


def _sketch(text: str) -> RMinHash:
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([text[i : i + _SHINGLE] for i in range(len(text) - _SHINGLE + 1)])
    return sketch
