"""What a report admits is still wrong: 还存在哪些问题, 承认了哪些不足, 面临哪些困难."""

from __future__ import annotations

import re

from qa.parts.setpiece import SetPiece
from qa.understanding.kinds import BROAD
from qa.understanding.question import Question

_WRONG = "(?:问题|困难|不足|短板|挑战|差距|薄弱环节|薄弱之处|矛盾|毛病|缺点|难题|制约)"
_ASKED = re.compile(
    f"(?:存在|面临|遇到|承认|坦言|坦承|检讨|找出|反思|直面|正视|有|说|看到|提到|指出|还差)[^，。？?]{{0,12}}(?:哪|什么|啥|多少)[^，。？?]{{0,10}}{_WRONG}"
    f"|最(?:大|突出|主要)的?{_WRONG}[^，。？?]{{0,6}}(?:是什么|是啥|是哪|有哪)"
    f"|{_WRONG}(?:和{_WRONG})*(?:主要)?(?:都|还)?(?:有哪些|有什么|有啥|是什么|是啥|是哪些|在哪)"
    f"|哪些(?:突出|主要|具体|方面)?的?{_WRONG}"
)
# 解决了哪些问题 asks what was done.
_MENDED = re.compile(
    "主要矛盾|反映|反馈|提了|巡视|督察|信访|解决|化解|整改|补齐|应对|克服|处理|办理|破解|回应|怎么|如何"
)
_FRAME = re.compile(
    f"(?:{_WRONG}|存在|面临|遇到|承认|坦言|坦承|检讨|找出|反思|直面|正视|看到|提到|指出|突出|主要|最大?|前进|路上|道路|过去|自身|具体|方面|自己|自身|发展|经济|社会|经济社会发?展?|政府|工作|报告|目前|当前"
    "|全[市省区]|没|做好|[^一-鿿]+)"
)
_OPENS = re.compile(
    f"(?:存在|面临|还有|仍有|尚有|不少|许多|一些|看到|认识到|意识到|正视)[^。；：]{{0,40}}{_WRONG}"
    "|(?:困难|挑战|问题|矛盾|压力)[^。；]{0,6}(?:依然|仍然|仍|还)(?:较|很|不|十分)?"
)
_CUES = (
    (3, re.compile("清醒|必须看到|应该看到|应当看到|也要看到|也看到|更要看到|还要看到|正视")),
    (2, re.compile("(?:肯定|看到|总结|取得|正视|回顾)[^，。]{0,8}成[绩就]")),
    (2, re.compile("主要(?:是|有|表现|体现|反映)|一是|突出表现|集中表现")),
    (1, re.compile(_WRONG)),
)
_LEAST = 4
"""Cues of so much weight make a passage one on what is wrong."""
_ENDS = re.compile(
    "对此|对这些|对于这些|(?:这些|上述|以上)(?:困难|问题|矛盾|不足|短板)|为此|针对这些|我们(?:将|一定|必须|要)|必须(?:采取|高度|引起)|要(?:切实)?采取|各位代表"
    "|(?:认真|切实|努力|着力|下(?:大)?力气?)(?:加以|予以)?(?:解决|改进|克服)|(?:高度)重视[^。]{0,12}解决"
)
_COLON = re.compile("[:：]")
_ANNOUNCES, _NOTHING = 60, 4
"""Characters: a first sentence that tells something itself is longer, or has so much behind its colon."""


def asks_admission(question: Question) -> bool:
    """Say whether it is asked what is wrong, not what was done about it: 还存在哪些问题."""
    text = question.text
    return question.kind in (*BROAD, "name") and bool(_ASKED.search(text)) and not _MENDED.search(text)


def only_announces(sentence: str) -> bool:
    """Say whether a first sentence tells nothing itself: 主要是： or 仍面临不少挑战。"""
    before, *behind = _COLON.split(sentence, maxsplit=1)
    return len(behind[0]) <= _NOTHING if behind else len(before) <= _ANNOUNCES


def _weight(sentence: str, following: str) -> int:
    weight = sum(weight for weight, cue in _CUES if cue.search(sentence + following))
    return weight if weight >= _LEAST and _OPENS.search(sentence) else 0


ADMISSIONS = SetPiece(
    asked=asks_admission,
    query="在肯定成绩的同时，也清醒地看到经济社会发展中还存在不少困难和问题，政府工作还有短板和不足",
    weight=_weight,
    most_weight=sum(weight for weight, _ in _CUES),
    ends=lambda sentence: bool(_ENDS.search(sentence)),
    announces=only_announces,
    frames=lambda word: bool(_FRAME.fullmatch(word)),
    years={1: 2, 0: 1},
    status="done",
)
"""A year is judged by the next year's report."""
