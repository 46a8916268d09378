"""The honours that a report lists: 拿了哪些荣誉, 获得了哪些国家级称号."""

from __future__ import annotations

import re

from qa.parts.setpiece import SetPiece, always, never
from qa.understanding.kinds import BROAD
from qa.understanding.question import Question

_ASKED = re.compile(
    "(?:拿|获|获得|得|取得|摘|捧回|斩获|有)了?(?:哪些|什么|啥)[^，。？?]{0,8}(?:荣誉|称号|奖项|招牌|牌子|表彰)|(?:荣誉|称号|奖项)(?:称号)?(?:都)?(?:有哪些|有什么|是什么)"
)
_FRAME = re.compile("(?:荣誉|称号|荣誉称号|奖项|招牌|牌子|表彰|全国|国家级?|省级|拿|获|获得|取得|全市|全省|[^一-鿿]+)+")
_TELLS = re.compile(
    "荣获|荣膺|获评|获批(?:全国|国家)|入选(?:全国|国家|中国|首批)|被评为|被授予|被命名为|被确定为|蝉联|(?:成功)?创(?:建|成)(?:为)?(?:全国|国家|省级)|荣登|跻身|捧回|获得?[^，。；]{0,16}(?:称号|奖)|榜首|获[^，。；]{0,10}表彰|督查激励|授牌"
)


def asks_honours(question: Question) -> bool:
    """Say whether it is asked in general what honours were won."""
    if question.kind not in (*BROAD, "name") or not _ASKED.search(question.text):
        return False
    return all(_FRAME.fullmatch(term.text) for term in question.terms)


HONOURS = SetPiece(
    asked=asks_honours,
    query="荣获全国先进称号，获评国家级示范，入选全国试点，被授予荣誉称号，蝉联全国文明城市",
    weight=lambda sentence, _: int(bool(_TELLS.search(sentence))),
    most_weight=1,
    ends=always,
    announces=never,
    frames=always,
    years={1: 2, 0: 1},
    status="done",
    scattered=True,
)
