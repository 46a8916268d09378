"""What only a name can answer: 哪条街 asks for a street, 哪个县 for a county, 哪几家 for the members of a group.

A sentence without any such name tells at most that the thing is there, or how many there are.
"""

from __future__ import annotations

import re
from itertools import pairwise

from qa.evidence.details import clause_on, names_other_place
from qa.evidence.firms import counts_firms
from qa.evidence.persons import lacks_person
from qa.understanding.question import Question

_STREET = re.compile(r"哪[条个一几两三四五\d]*(?:[大老]|步行|商业)?(?:街(?!区)|马?路(?![线段径子])|大道|道路|巷|胡同)")
_STREET_TOLD = re.compile(
    "(?<=[一-鿿])(?:(?<![公铁道线思一电出之航陆水套门马铺新富])路(?![线灯网段面桥口径由子])|(?<![大开逛上扫当沿])街(?![区头坊巷])|(?<![条的])大街(?!小巷)"
    "|大道|(?<![小街背])巷|胡同)"
)
_AREA = re.compile(
    r"哪[个座一几些两三四五\d]*(?:县|县区|区县|县市|市县|区|市区|镇|乡镇?|村)(?![长委场域里民块间医政集管级])"
)
_AREA_TOLD = re.compile("[一-鿿](?:县|区|镇|乡|村|街道|旗)")
# What ends like an area and names none.
_NO_AREA = re.compile(
    r"地区|社区|园区|景区|小区|城[区镇乡]|农村|[乡自]村|然村|行政村|[家返]乡|市区|(?<!高)新区|老区|核心区|功能区|示范区|试验区"
    r"|[全各辖我本每个多几\d百千万强]+[县村镇乡区]|[灾矿校街片牧林山库港]区|(?<![东西南北])湖区|[国省]级?[区县]|区域|村落|县域|镇域|市县|县区|乡镇|县乡|区县"
    "|[国红升]旗|旗[帜舰]"
)
# 这5个都在哪
_WHERE = re.compile(
    "(?:^|[个些家条座所们项]|都|分别|具体|主要)(?:在|位于|[建设]在)(?:哪(?:里|儿|些地方)?|什么地方)[呢啊呀？?]*$"
)
# 老旧小区改造有哪些 is content with how many.
_WHICH = re.compile(
    r"哪(?:[几两一二三四五六七八九十]|\d)|都[是有]?哪些|\d+[个家项件种条处座名位][^，。？?]{0,12}(?:[是有叫]|分别)(?:哪些|什么|谁)|[分都][别都]?叫(?:什么|啥)"
)
# 国资平台是哪一家 is not answered by 引入国资平台.
_HEAD_ASKED = re.compile("(?:^|[的，,])(?P<head>[^，,的]{2,6})(?:是|叫)哪一?[家个所座条](?![些几])")
_NAMELESS = re.compile(
    "(?:^|[，。；：、的了个家座所条为对向把将由与和及]|引入|引进|成立|组建|[新改扩]建|建成|建设|培育|举办|开展|打造|设立|通过|首个)$"
)
_NAME_BEHIND = re.compile("[（(“《：:]")
_COUNT = re.compile(r"[\d一二三四五六七八九十]+[余多]?[个家条处所座项名位种批部类片只对支户件人]")
_CLAUSE = re.compile("[，；。：]")
_MEMBERS = re.compile("、|和(?!谐)|与|以及")
# 100亿元以上项目2个（锂电池、异质结产业园）
_IN_BRACKETS = re.compile("[（(][^（）()]*[一-鿿]{3,}[、和][^（）()]*[）)]")
_QUOTED = re.compile("[“《]")
_ASKED = 2
"""So many of the last words by the asking word name the group: 级 and 景区 in 国家4A级景区."""
_SHORTEST = 3
"""A name before its number, as 龟峰山 in 龟峰山2家, has so many characters at least."""


def lacks_particular(question: Question, sentence: str) -> bool:
    """Say whether the question asks for such a name, and the sentence holds none."""
    if _STREET.search(question.text):
        return not _STREET_TOLD.search(sentence)
    if _AREA.search(question.text) or _WHERE.search(question.text):
        clause = _about(question, sentence)
        return not (_AREA_TOLD.search(_NO_AREA.sub(" ", clause)) or names_other_place(question, clause))
    if lacks_person(question.text, sentence) or counts_firms(question.text, sentence):
        return True
    if _head_unnamed(question.text, sentence):
        return True
    if question.kind in ("list", "name") and _WHICH.search(question.text):
        group = question.sought or tuple(term.text for term in question.terms)
        return _only_counts(group[-_ASKED:], sentence)
    return False


def _about(question: Question, sentence: str) -> str:
    """Give the clause on what is asked with those beside it; 11个村入选 has its subject, and takes none before it."""
    own, near = clause_on(question, sentence), clause_on(question, sentence, around=1)
    return near[near.index(own) :] if _COUNT.match(own) else near


def _head_unnamed(asked: str, sentence: str) -> bool:
    """Say whether what is asked to be named stands in the sentence without anything before it that could name it."""
    head = _HEAD_ASKED.search(asked)
    told = list(re.finditer(re.escape(head["head"]), sentence)) if head else []
    return bool(told) and all(
        _NAMELESS.search(sentence, 0, m.start()) and not _NAME_BEHIND.match(sentence, m.end()) for m in told
    )


def _only_counts(group: tuple[str, ...], sentence: str) -> bool:
    """Say whether a sentence tells how many the members of a group are, and names none: 新增4A级景区5家."""
    clauses = _CLAUSE.split(sentence)
    about = [i for i, clause in enumerate(clauses) if group and all(word in clause.lower() for word in group)]
    counted = bool(about) and all(_COUNT.search(clauses[i]) for i in about)
    # 11个村入选 has its subject, and takes none from the clause before it.
    before = [clauses[i - 1] for i in about if i and not _COUNT.match(clauses[i])]
    beside = [*before, *(clause for i in about for clause in clauses[i + 1 : i + 2])]
    named = any(_lists(clauses[i]) for i in about) or any(
        _lists(c) and (_IN_BRACKETS.search(c) or not _COUNT.search(c)) for c in beside
    )
    return counted and not named


def _lists(clause: str) -> bool:
    """Say whether a clause names two things side by side: 钟祥明显陵、麻城龟峰山2家, but not 企业10家、基地16家."""
    if len(_QUOTED.findall(clause)) > 1 and not _COUNT.search(clause):
        return True
    if _IN_BRACKETS.search(clause):
        return True
    parts = [re.split(r"\d", part) for part in _MEMBERS.split(clause)]
    pairs = pairwise(parts)
    return any(len(one) == 1 and len(one[0]) > 1 and _names(other) for one, other in pairs)


def _names(part: list[str]) -> bool:
    """Say whether what stands beside may name a member too: without a number, or enough before it."""
    return len(part[0]) >= _SHORTEST if len(part) > 1 else len(part[0]) > 1
