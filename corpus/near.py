"""Near-duplicates: candidates by MinHash, then an exact look at every difference.

Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
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
# alike would take minutes: each gets few, and a file so many pairs of characters (two to ten seconds) in all.
_MAX_CANDIDATES = 8
_MAX_WORK = 300_000_000

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
    difference may touch one. Where too many are alike, the rest stay.
    """
    alike: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        if len(text) >= _MIN_LENGTH:
            alike.setdefault("".join(_MEANING.findall(text)), []).append(i)
    found: list[tuple[int, int, float]] = []
    work = 0
    for group in alike.values():
        index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        for i in group if len(group) > 1 else ():
            sketch = _sketch(texts[i])
            candidates = [j for j in sorted(index.query(sketch)) if comparable(i, j)][:_MAX_CANDIDATES]
            for j in candidates:
                work += len(texts[i]) * len(texts[j])
                score = same_meaning(texts[j], texts[i]) if work <= _MAX_WORK else 0.0
                if score:
                    found.append((i, j, score))
                    break
            else:
                if len(candidates) < _MAX_CANDIDATES:  # a crowd is not let grow
                    index.insert(i, sketch)
    return sorted(found)


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
