"""Whether a figure or a date is told of something else than what is asked about."""

from __future__ import annotations

import re

from corpus.numbers import MEASURES, find_quantities
from qa.evidence.agreement import AMONG
from qa.evidence.details import clause_on
from qa.evidence.types import Evidence
from qa.figures.headline import lacks_measure
from qa.gate.whole import lacks_part, tells_only_whole
from qa.understanding.question import Question

# 几位老师 is not answered where nobody of the kind is named; 多少公里 may be, since the unit says what is measured.
_UNCOUNTED = 0.2
_OF_ANYTHING = frozenset(("吨", "斤", "公斤", "亩", "公顷"))
"""Units that do not say what is measured."""
# In other words, as the network reads them, it may be named all the same: 房子 for 棚户区.
_READS = -2.0

# 西瓜产量 is not answered where only 粮食 is spoken of, however well the rest agrees.
_OTHER_SUBJECT = 0.2

_PER_EACH = re.compile(
    "(?:每|(?<![十\\d])一(?=个月|平|吨|斤|公斤|度|亩|张|趟|方|[架辆台套间瓶盒艘部支把件](?!事)))个?(?:月|人|户|亩|位|名|天|平方?米|平|斤|公斤|吨|度|张|次|只|头|趟|方|架|辆|台|套|间|瓶|盒|艘|部|支|把|件)[^，。？?]{0,8}(?:多少|几)[十百千万]*(?:钱|元|块)"
)
_PRICE = re.compile(
    "(?:票价|[门车机船]票|房租|租金|学费|取暖费|水费|电费|气费|单价)[^，。？?]{0,8}(?:多少|几[块元十百毛]|什么价|啥价)"
)
_BUDGET = 100_000
# 农民一年能挣多少钱 is not answered by the output of all.
_EARNS = re.compile(
    "(?:农民|居民|村民|牧民|职工|工人|老百姓|城里人|乡下人|人均|每人|一个人)[^，。？?]{0,6}(?:[挣赚]|能拿|到手)[^，。？?]{0,3}(?:多少|几)"
)
_FOR_ALL = 1_000_000
_TOLD_EACH = re.compile("每|人均|[/／]|[月年户亩]均|均价|元一")
# 引进了多少家企业 is not answered by how many there are.
_NEW_ASKED = re.compile(
    "(?:引进|引入|招引|新引|新增|新建|新开|新办)[^，。？?]{0,10}(?:多少|几)|(?:多少|几)[^，。？?]{0,8}(?:引进|引入|招引|新增|新建|新开)"
)
_NEW_TOLD = re.compile("新|引|招商|增|落户|落地|签约|入驻|投产|开工|建|改造|添|设立|成立|布设|投放|开通|开放|完成")
# 还有多少没启动, 还剩几个 are not answered by what was done.
_LEFT_ASKED = re.compile(
    "(?:还|尚)有(?:多少|几)[^，。？?]{0,8}(?:没|未(?![来成]))|[剩欠](?:下|余|着|的)*(?:有|是)?(?:多少|几)[^，。？?]{0,6}(?:没|未|$|[？?])"
    "|还剩(?:下|余)*(?:多少|几)|(?:没|未(?![来成]))[^，。？?]{1,6}的?(?:还|尚)有(?:多少|几)"
)
_LEFT_TOLD = re.compile("余额|(?<!而)未(?![来成])|[没剩尚待缺]|欠(?![款薪账费])|其余|结余|余下|[还仍只]有")
# 盐湖区有多大面积 is not answered by the fields under grain.
_OWN_AREA_ASKED = re.compile("多大的?面积|面积(?:总共|一共)?(?:有|是|为)?多[大少]")
_OWN_AREA_TOLD = re.compile(
    "国土|幅员|辖区|行政区|土地(?:总)?面积|(?:^|[，,。；])(?:总)?面积|(?:[市县州省域]|全区)(?:的?总)?面积"
)
# Not of the people's congress that hears the report.
_SESSION = re.compile(
    "第([一二三四五六七八九十百\\d]+)届(?!人大|人民|政协|中央|[省市区县]委|[一二三四五六七]中|全国人|委员)"
)


def is_another(question: Question, evidence: Evidence, *, clear: bool) -> bool:
    """Say whether a figure or date is told of another thing, event, share or span than the one asked about."""
    sentence = evidence.sentence.text
    return (
        _counts_another(question, evidence, clear=clear)
        or evidence.subject < _OTHER_SUBJECT
        or lacks_part(question.text, sentence)
        or tells_only_whole(question.text, question.units, sentence)
        # 每个娃每月补贴多少钱 is not answered by the sum for all
        or (_asks_each(question.text) and not _tells_each(sentence))
        or (bool(_EARNS.search(question.text)) and _tells_only_sums_for_all(sentence))
        # a figure of five years is not one of a year among them
        or evidence.agreement == AMONG
        or bool(_NEW_ASKED.search(question.text) and not _NEW_TOLD.search(sentence))
        or bool(_LEFT_ASKED.search(question.text) and not _LEFT_TOLD.search(clause_on(question, sentence)))
        or _of_other_session(question.text, sentence)
        or (evidence.dated and _asks_own_area(question) and not _OWN_AREA_TOLD.search(sentence))
        or lacks_measure(question.text, " ".join((*evidence.paragraph.section.path, sentence)))
    )


def _of_other_session(text: str, sentence: str) -> bool:
    """Say whether a sentence tells of another meeting of a series: 第33届奥运会 where 第十四届冬运会 is asked about."""
    asked, told = set(_SESSION.findall(text)), set(_SESSION.findall(sentence))
    return bool(asked and told) and not {_session(n) for n in asked} & {_session(n) for n in told}


def _session(number: str) -> str:
    """Write the number of a session in digits: 十四 → 14."""
    quantities = find_quantities(f"{number}个")
    return str(int(quantities[0].value)) if quantities else number


def _asks_own_area(question: Question) -> bool:
    """Say whether the area of the place itself is asked for."""
    named = [term.text for term in (*question.terms, *question.carried) if term.text not in ("面积", "总面积")]
    return bool(_OWN_AREA_ASKED.search(question.text)) and not named


def _asks_each(text: str) -> bool:
    return bool(_PER_EACH.search(text) or _PRICE.search(text))


def _tells_each(sentence: str) -> bool:
    """Say whether a sentence tells what one gets or pays: in so many words, or by a sum that is no budget."""
    sums = (quantity.value for quantity in find_quantities(sentence) if quantity.unit == "元")
    return bool(_TOLD_EACH.search(sentence)) or any(value < _BUDGET for value in sums)


def _tells_only_sums_for_all(sentence: str) -> bool:
    """Say whether the only money of a sentence is more than anyone has: 400亿元."""
    sums = [quantity.value for quantity in find_quantities(sentence) if quantity.unit == "元"]
    return bool(sums) and min(sums) >= _FOR_ALL


def _counts_another(question: Question, evidence: Evidence, *, clear: bool) -> bool:
    """Say whether what is counted is not named, and nothing else makes up for that.

    新增学位600个 counts in another unit where 多少家企业 is asked; in the very unit it may be named in other words.
    """
    if not _uncounted(question, evidence):
        return False
    told = {quantity.unit for quantity in find_quantities(evidence.sentence.text)}
    otherwise = bool(question.units) and not told & set(question.units)
    return otherwise or (not clear and evidence.reading < _READS)


def _uncounted(question: Question, evidence: Evidence) -> bool:
    """Say whether neither sentence nor headings name what is counted."""
    return evidence.counted < _UNCOUNTED and not set(question.units) & (set(MEASURES) - _OF_ANYTHING)
