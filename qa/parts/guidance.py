"""What guides a year's work: 政府工作的总体要求是什么."""

from __future__ import annotations

import re

from qa.parts.setpiece import SetPiece, always, never
from qa.understanding.kinds import BROAD
from qa.understanding.question import Question

_NAMES = "(?:总体?要求|总的要求|总体思路|基本思路|工作思路|指导思想)"
_ASKED = re.compile(f"{_NAMES}(?:主要)?(?:是什么|是啥|是哪些|有哪些|怎么说|怎么定|[？?]|$)")
_FRAME = re.compile(f"(?:{_NAMES}|政府|工作|经济|社会|发展|经济社会发?展?|做好|总体|要求|思路|[^一-鿿]+)+")
_TELLS = re.compile(
    f"(?:^|(?:政府工作|经济社会发展|今年|20\\d\\d年|做好)[^，。；]{{0,16}}){_NAMES}(?:和[^，。；]{{0,8}})?(?:是|为|：|:)"
)
_LONG_TERM = re.compile('五年|5年|[一二三四五六七八九十]五[”"规时期]')


def asks_guidance(question: Question) -> bool:
    """Say whether it is asked what guides the work of a single year."""
    several = any(period.first != period.last for period in question.periods)
    if several or question.kind not in (*BROAD, "name") or not _ASKED.search(question.text):
        return False
    return all(_FRAME.fullmatch(term.text) for term in question.terms)


GUIDANCE = SetPiece(
    asked=asks_guidance,
    query="今年政府工作的总体要求是：坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党中央决策部署，稳中求进工作总基调",
    weight=lambda sentence, _: int(bool(_TELLS.search(sentence)) and not _LONG_TERM.search(sentence)),
    most_weight=1,
    ends=always,
    announces=never,
    frames=always,
    years={0: 1},
    status="planned",
)
