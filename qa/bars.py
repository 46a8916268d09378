"""What bars a sentence from being the answer, however well the rest agrees: it tells of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.numbers import MEASURES, find_quantities
from corpus.periods import find_periods
from qa.agreement import AMONG
from qa.coverage import plain
from qa.evidence import Evidence
from qa.headline import lacks_measure
from qa.particular import lacks_particular
from qa.question import Question
from qa.sites import APART, kinds_named, latin_names, numbered_lines, sites_named
from qa.whole import tells_only_whole

# 几位老师 is not answered where nobody of the kind is named; 多少公里 may be, since the unit says what is measured.
_UNCOUNTED = 0.2
_OF_ANYTHING = frozenset(("吨", "斤", "公斤", "亩", "公顷"))
"""Units that do not say what is measured."""
# In other words, as the network reads them, it may be named all the same: 房子 for 棚户区.
_READS = -2.0

# What has so much of a question as another sentence tells of the same thing; not tuned.
_AS_MUCH = 0.9

# Behind another question, of a new one's own words so much must be told: 出生了多少个小孩 after 幼儿园新增多少学位.
_OF_OWN = 0.5

# 西瓜产量 is not answered where only 粮食 is spoken of, however well the rest agrees.
_OTHER_SUBJECT = 0.2

# 完成了多少 is not answered by a plan.
_DEED = re.compile("(?:完成|实现|建成|办成|落实|兑现|竣工)了")
_IN_ALL = re.compile("(?:总共|一共|现在|目前|如今)(?:总共|一共|已经)?有(?:多少|几)")
_TO_COME = re.compile(r"(?:培育|新增|新建|引进|建设|创建|打造|认定)[^，。；]{0,14}\d")
_PER_EACH = re.compile(
    "(?:每|(?<![十\\d])一(?=个月|平|吨|斤|公斤|度|亩|张|趟|方))个?(?:月|人|户|亩|位|名|天|平方?米|平|斤|公斤|吨|度|张|次|只|头|趟)[^，。？?]{0,8}(?:多少|几)[十百千万]*(?:钱|元|块)"
)
_PRICE = re.compile(
    "(?:票价|门票|房租|租金|学费|取暖费|水费|电费|气费|单价)[^，。？?]{0,8}(?:多少|几[块元十百毛]|什么价|啥价)"
)
# How many came is told of the whole place nearly everywhere, a sentence behind its sites too.
_VISITORS = re.compile("游客|旅客|乘客|观众|接待|客流|人次|参观")
_NEAR = 12
_BUDGET = 100_000
_TOLD_EACH = re.compile("每|人均|[/／]|[月年户亩]均|均价|元一")
# 引进了多少家企业 is not answered by how many there are.
_NEW_ASKED = re.compile(
    "(?:引进|引入|招引|新引|新增|新建|新开|新办)[^，。？?]{0,10}(?:多少|几)|(?:多少|几)[^，。？?]{0,8}(?:引进|引入|招引|新增|新建|新开)"
)
_NEW_TOLD = re.compile("新|引|招商|增|落户|落地|签约|入驻|投产|开工|建|改造|添|设立|成立|布设|投放|开通|开放|完成")
# Not of the people's congress that hears the report.
_SESSION = re.compile(
    "第([一二三四五六七八九十百\\d]+)届(?!人大|人民|政协|中央|[省市区县]委|[一二三四五六七]中|全国人|委员)"
)
_QUOTED = re.compile("[“《]([^”》]{2,14})[”》]")
_BRACKETS = re.compile("[（()）]")


def barred(question: Question, evidence: Evidence, *, clear: bool = False) -> bool:
    """Say whether what is asked for is not in the sentence, however well the rest agrees.

    Where the rest is `clear`, what is counted may be named in other words: 隔离用的房 for 隔离场所10200间.
    """
    figure = question.kind in ("figure", "date")
    if not (question.terms or question.carried):
        return True  # what names nothing is answered by nothing
    if question.carried and question.counted and evidence.mass < _OF_OWN * sum(term.weight for term in question.terms):
        return True  # what answers the question before is no answer to this one
    if not evidence.dated and not figure:
        return False  # the rules for these are how reports speak
    if not evidence.answers and (figure or question.kind == "name"):
        return True
    if not _holds_names(question, evidence):
        return True
    if figure and _is_another(question, evidence, clear=clear):
        return True
    if lacks_particular(question, evidence.sentence.text):
        return True
    planned = evidence.status == "planned" and question.status != "planned"
    if planned and _IN_ALL.search(question.text) and _TO_COME.search(evidence.sentence.text):
        return True  # 现在总共有多少家 asks for what is there
    deed = question.actual or (question.status != "planned" and _DEED.search(question.text))
    return bool(deed and evidence.status == "planned")


def told_of_it(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Leave out what has less of the question than a sentence that tells of the thing itself, but not its name.

    Where 新增4A级景区5家 names none of the five, a sentence on another park does not either; nor one on another street.
    """
    most = max((e.own for e in evidence if lacks_particular(question, e.sentence.text)), default=0.0)
    return [e for e in evidence if e.own >= _AS_MUCH * most]


def _is_another(question: Question, evidence: Evidence, *, clear: bool) -> bool:
    """Say whether a figure or date is told of another thing, event, share or span than the one asked about."""
    sentence = evidence.sentence.text
    return (
        (not clear and evidence.reading < _READS and _uncounted(question, evidence))
        or evidence.subject < _OTHER_SUBJECT
        or tells_only_whole(question.text, question.units, sentence)
        # 每个娃每月补贴多少钱 is not answered by the sum for all
        or (_asks_each(question.text) and not _tells_each(sentence))
        # a figure of five years is not one of a year among them
        or evidence.agreement == AMONG
        or bool(_NEW_ASKED.search(question.text) and not _NEW_TOLD.search(sentence))
        or _of_other_session(question.text, sentence)
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


def _asks_each(text: str) -> bool:
    return bool(_PER_EACH.search(text) or _PRICE.search(text))


def _tells_each(sentence: str) -> bool:
    """Say whether a sentence tells what one gets or pays: in so many words, or by a sum that is no budget."""
    sums = (quantity.value for quantity in find_quantities(sentence) if quantity.unit == "元")
    return bool(_TOLD_EACH.search(sentence)) or any(value < _BUDGET for value in sums)


def _uncounted(question: Question, evidence: Evidence) -> bool:
    """Say whether neither sentence nor headings name what is counted."""
    return evidence.counted < _UNCOUNTED and not set(question.units) & (set(MEASURES) - _OF_ANYTHING)


def _holds_names(question: Question, evidence: Evidence) -> bool:
    """Say whether the names in the question stand somewhere in the passage or its headings: “山竹”, 三星堆博物馆."""
    names: list[tuple[str, ...]] = [
        (name,) for name in _QUOTED.findall(question.text) if not find_periods(name) and "…" not in name
    ]
    names += [*sites_named(question), *question.sites, *kinds_named(question), *latin_names(question)]
    names += numbered_lines(question.text)
    if not names or question.kind not in ("figure", "date", "name"):
        return True
    near = evidence.sentence.text if _VISITORS.search(question.text) else evidence.hit.passage.text
    told = _BRACKETS.sub("", plain(" ".join((*evidence.paragraph.section.path, near))))
    return all(any(_stands(form, told) for form in name) for name in names)


def _stands(form: str, told: str) -> bool:
    """Say whether a name stands in the text; of one in two parts, the second shortly behind the first."""
    first, apart, second = (plain(part) for part in form.partition(APART))
    if not apart:
        before, behind = (r"(?<!\d)" * first[:1].isdigit(), r"(?!\d)" * first[-1:].isdigit())
        return re.search(f"{before}{re.escape(first)}{behind}", told) is not None  # 3号线 is not in 13号线
    return re.search(rf"{re.escape(first)}[^，。；！？]{{0,{_NEAR}}}{re.escape(second)}", told) is not None
