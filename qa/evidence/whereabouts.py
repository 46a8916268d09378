"""Where something stands, that a sentence only tells of: 市老年人活动中心在哪里 behind 开工建设市老年人活动中心.

Of 487 such questions written for sentences of reports the rule keeps 91 of 332 open ones from an answer, and
five of 155 that the sentence answers.
"""

from __future__ import annotations

import re

from qa.evidence.details import clause_on, names_other_place
from qa.understanding.question import Question

_ASKED = re.compile(
    "(?:(?<![出花用处排差放殊弱强难好贵重险妙高])在|位于|选址|[到往])(?:城里|市里)?"
    "(?:哪(?:儿|里|个位置|个地方|块地方)|什么(?:地方|位置)|啥地方|何处)(?:[建办修开盖动设][的工了]?)?"
    "(?=[呢啊呀]*(?:[？?。，]|$))"
)
_TOLD = re.compile(
    "[区县镇乡村路街道湾港岸岛山湖河江城园站口坡坝内外旁边侧东南西北中州市省国地线段带库场楼馆院校厂沿在往至到向从于]"
)
# 社区食堂 and 全市 are nowhere in particular.
_NOWHERE = re.compile(
    "[全我本各]?[市省区县国](?!道)(?:级|内|里|直)?(?:重点|首[个家座])|[全我本各][市省区县国]|社区|(?:服务|活动|[运医育游]|动)中心|中[小央医型期]|集中|其中|过程中|国家|国际"
    "|城乡|城市|城镇|农村|乡村|地方|基地|土地|工程|线[上下]|向[好前]|从而|至今|达到|到位|公路|道路|学校|医院"
)
_WORD = re.compile("[一-鿿]{2}")


def lacks_whereabouts(question: Question, sentence: str) -> bool:
    """Say whether it is asked where something stands, and what the sentence adds to the question names no place."""
    if question.kind != "place" or not _ASKED.search(question.text):
        return False
    clause = clause_on(question, sentence, around=1)
    known = {term.text for term in question.terms} | set(_WORD.findall(question.bare))
    added = clause
    for word in sorted(known, key=len, reverse=True):
        added = added.replace(word, "，")
    added = _NOWHERE.sub("，", added)
    return not (_TOLD.search(added) or names_other_place(question, clause))
