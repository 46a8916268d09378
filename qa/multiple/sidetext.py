"""The text of one side of a comparison: its sides are spans of the question's text, of which one is kept.

The one kept and the others are first replaced by signs, so that the rules see how they stand to each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

Spans = Sequence[tuple[int, int]]

# Stand for the side asked for and for any other, in the question's text.
_OWN, _OTHER = "\x01", "\x02"
_SIGN = f"[{_OWN}{_OTHER}]"
_JOINT = r"(?:以及|还有|还是|相比于?|比起来?|对比|对照|VS|vs|[和与跟同及比较到至对、，,/～~—-])"
_OTHERS = re.compile(rf"\s*{_JOINT}?\s*{_OTHER}\s*(?:的?{_JOINT}(?=\s*{_SIGN}))?\s*")
_LEFT_OPEN = re.compile(rf"从(?={_OWN})|(?<={_OWN}){_JOINT}(?=[的，,]|$)")
_YEAR_S_REST = re.compile("年?[度底末]|年")
_AT_END = re.compile(rf"\s*(?:{_SIGN}|[。；;？?！!]|{_JOINT})|的|\s*$")
_AT_BEGINNING = re.compile(rf"(?:^|{_SIGN}|[，,。；;：:？?！!]|{_JOINT})\s*$")
_ALSO = re.compile("又")
_AMOUNT = (
    r"(?:多少|多大|几)(?:个?百分?点|[百千]?[万亿]*(?:美?元|块?钱|块|人次|人|名|户|家|个|所|座|亩|公里|吨|斤|米|岁|天|部|套|间|辆"
    r"|件|项|条|倍|位|张|平方米)?)"
)
_MORE = "(?:[高低大小快慢强短好]|(?<!增)长|(?<!多)少|(?<!至)多(?!少))"
_WHICH = "(?:谁|哪(?:个?[市省州]|个?城市|个|一?边|儿|里|家|座|头|一?年))"
_TIMES_OF = re.compile(rf"是{_OTHER}的?(?:几|多少)倍|是(?={_OWN}的?(?:几|多少)倍)|(?<={_OWN})的?(?:几|多少)倍")
_MORE_THAN = re.compile(
    rf"(?:是不是|是否)?比(?P<side>{_SIGN})(?:又|还|要|更|是)*(?:(?:{_MORE}(?:一?[些点])?|富)(?:出|了)?"
    "(?=[^一-鿿]|[吗呢吧没不]|$|多少|几|[一-鿿]了?(?:多少|几)))?(?:[吗呢](?=[^一-鿿]|$))?"
)
# What is said of both sides together, in the order in which it is taken out.
_OF_BOTH = (
    re.compile("[这那]?[两二三四几]个?(?:年|地|市|省|城市|地方|边|头|者|端)(?:间|的)?(?:数字|数据|数)?(?:都要|各自?|分别|都)?"),
    re.compile(
        "(?:对比|比较|对照)(?:一下|下|着看)?|比一?比|比起来|相比(?:之下|起来)?|比(?=[，,。？?]|$|谁|哪)|摆在一起看?"
        "|放?在?一起(?:看看?|比)?(?=[，,。？?]|$)"
    ),
    re.compile(rf"(?:到底)?(?:相差|差距|差)(?:了|是|有|别)?(?:{_AMOUNT})?|(?:有(?:什么|啥|何|多大))?(?:区别|不同|差别)(?:吗|大吗)?"),
    re.compile(rf"(?<![至最有])(?:更|还|要)*{_MORE}(?:出|了)?{_AMOUNT}(?=[，,、。；;？?！!]|$)"),
    re.compile(rf"{_WHICH}(?:那边|家)?的?(?=[^，,。？?]{{2,}}?{_MORE}(?:一?[些点])?(?:[，,、。；;？?！!]|$))"),
    re.compile(rf"(?:[一-鿿]得)?{_WHICH}?(?:[一-鿿]得)?(?:更|还|比较|要)*{_MORE}(?:一?[些点])?(?:呢|吗|啊)?(?=[，,、。；;？?！!]|$)"),
    re.compile("各自?(?!项|地|类|种|族|级|县|区|市|方|国|部|乡|镇|村)|分别|一个是|一共都|是不是|是否"),
)  # fmt: skip
_SHARED = re.compile(rf"各|分别|谁|比|差|对照|还是|一起|[vV][sS]|{_WHICH}[^，,。？?]*{_MORE}(?:[，,。；;？?！!]|$)")
_OF_CHANGE = re.compile(
    "(?:一共|总共|到底)?(?:(?:涨|增长|增加|提高|上升|提升|下降|降低|减少|多|少|变化|变|增|升|降)了?"
    rf"{_AMOUNT}|怎么变(?:化|动)?的?|(?:有(?:什么|啥|哪些))?变化(?:情况|怎么样|多大)?|是?怎么个?变法)"
)
_EITHER = re.compile("(?:是|要)?[多高大快长]了?还是[少低小慢短]了?[呢啊]?")
# 我记得浙江要富一点 asks nothing.
_REMARK = re.compile(
    rf"(?:我|记得|觉得|感觉|听说|居然|竟然|是不是|难道|应该|肯定|是|要|还|更|比|吗|呢|吧|的|就|富|{_MORE}|一?[些点]|{_SIGN}|\s)+"
)
# What a side is asked for by itself: 北京地铁里程与四川城市轨道交通里程.
_SAID = re.compile(
    rf"(?P<sign>{_SIGN})(?P<own>[^{_OWN}{_OTHER}，,。；;？?！!]*?)(?P<joint>[和与跟同、]|(?=[，,。；;？?！!{_OWN}{_OTHER}]|$))"
)
_ASKING = re.compile(r"各|分别|是|有|的|呢|多少|几|哪|多|少|高|低|[^一-鿿]")
_SIDES, _WORDS = 2, 3
_JOINED = re.compile(rf"\s*{_JOINT}?\s*")
_CLAUSE = re.compile("([，,。；;？?！!])")
_HANGING = re.compile(r"[，,、；;？?\s]+(?=[是有为]?(?:多少|几)|[，,、；;？?。]|$)|^[，,、；;的\s]+")
_ASKED_TWICE = re.compile(r"(?<=[点元人次户家个所座亩里吨斤米岁天部套间辆件项条倍位张少])[，,\s]+是?多少(?=[？?。]?$)")


def of_both(text: str, sides: Spans) -> bool:
    """Say whether the words tell that the same is asked of all the sides, and none is named only in passing."""
    between = [text[before[1] : after[0]] for before, after in pairwise(sides)]
    return all(_JOINED.fullmatch(part) for part in between) or bool(_SHARED.search(text, sides[0][1]))


def one_side(text: str, own: Spans, others: Spans, name: str) -> str:
    """Name the one side, once, and leave out the others, what joins them, and what is said of both."""
    text = _signed(text, own, others)
    text = _EITHER.sub("", text)
    text = _ALSO.sub("", text) if others else _OF_CHANGE.sub("", text)
    text = _MORE_THAN.sub(lambda m: _OWN if m["side"] == _OWN else "", _TIMES_OF.sub("", text))
    text = _of_one(_unrepeated(text))
    said = "".join(piece for piece in _CLAUSE.split(text) if not _REMARK.fullmatch(piece))
    text = said if _OWN in said else text
    text = _LEFT_OPEN.sub("", _OTHERS.sub(" ", text))
    for pattern in _OF_BOTH:
        text = pattern.sub("", text)
    first, sign, rest = _ASKED_TWICE.sub("", text).partition(_OWN)
    return _HANGING.sub("", first + (name if sign else "") + rest.replace(_OWN, "")).strip()


def _signed(text: str, own: Spans, others: Spans) -> str:
    """Put signs for the names of the sides, wherever they stand."""
    spans = sorted([*((*span, _OWN) for span in own), *((*span, _OTHER) for span in others)], reverse=True)
    names = {text[start:end]: sign for start, end, sign in spans}
    for start, end, sign in spans:
        rest = _YEAR_S_REST.match(text, end)
        text = text[:start] + sign + text[rest.end() if rest else end :]
    for name, sign in names.items():
        text = text.replace(name, sign)
    return text


def _of_one(text: str) -> str:
    """Leave out what each other side is asked for, where each is asked for something of its own."""
    said = list(_SAID.finditer(text))
    if len(said) < _SIDES or any(len(_ASKING.sub("", one["own"])) < _WORDS for one in said):
        return text
    own = "".join(f"{_OWN}{one['own']}" for one in said if one["sign"] == _OWN)
    return text[: said[0].start()] + own + text[said[-1].end() :]


def _unrepeated(text: str) -> str:
    """Leave out what is said in the same words of another side: 人 in 绍兴人和莆田人, 多少 in 一年多少，二年多少."""
    before, sign, behind = text.partition(_OWN)
    if not sign:
        return text
    at = text.find(_OTHER)
    while at >= 0:
        following = text[at + 1 :]
        same = _alike(following, behind)
        if same and _AT_END.match(following[same:]):
            text = text[: at + 1] + following[same:]
        elif same >= _WORDS and _AT_END.match(behind[same:]):  # 2020年改了几个小区，2021年又改了几个
            return text[:at] + _OWN + following.replace(_OWN + behind[:same], "", 1)
        leading = text[:at]
        same = _alike(leading[::-1], before[::-1])
        if same and leading[: at - same] != before[:-same] and _AT_BEGINNING.search(leading[: at - same]):
            text = leading[: at - same] + text[at:]
            at -= same
        at = text.find(_OTHER, at + 1)
    return text


def _alike(a: str, b: str) -> int:
    """Count the characters with which both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
