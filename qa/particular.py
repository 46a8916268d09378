"""What only a name can answer: 哪条街 asks for a street, 哪个县 for a county, 哪几家 for the members of a group.

A sentence without any such name tells at most that the thing is there, or how many there are.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.places import holds_place
from qa.question import Question

_STREET = re.compile("哪[条个一几]*(?:街|马?路(?!线|段)|大道|道路|巷|街道|胡同)")
_STREET_TOLD = re.compile("[一-鿿](?:路(?![线灯网段面桥口径由子])|街(?![区头坊])|大道|巷|街道|胡同)")
_AREA = re.compile("哪[个座一几些]*(?:县|县区|区县|县市|市县|区|市区|镇|乡镇?|村)(?![长委场域里])")
_AREA_TOLD = re.compile("[一-鿿](?:县|区|镇|乡|村|街道|旗)")
# What ends like an area and names none.
_NO_AREA = re.compile(
    "地区|社区|园区|景区|小区|城区|农村|乡村|市区|[全各辖山林牧库灾矿校街片湖港我本][区县村乡]|城乡|示范区|试验区"
    "|[国省]级?[区县]|区域|县域|镇域|市县|县区|乡镇|县乡|区县"
)
# 老旧小区改造有哪些 is content with how many.
_WHICH = re.compile(r"哪(?:[几两一二三四五六七八九十]|\d)|都[是有]?哪些")
_COUNT = re.compile(r"[\d一二三四五六七八九十]+[余多]?[个家条处所座项名位种批部类片只对支]")
_CLAUSE = re.compile("[，；。：]")
_MEMBERS = re.compile("、|和(?!谐)|与|以及")
_QUOTED = re.compile("[“《]")
_ASKED = 2
"""So many of the last words by the asking word name the group: 国家4A级景区."""
_SHORTEST = 3


def lacks_particular(question: Question, sentence: str) -> bool:
    """Say whether the question asks for such a name, and the sentence holds none."""
    if _STREET.search(question.text):
        return not _STREET_TOLD.search(sentence)
    if _AREA.search(question.text):
        return not (_AREA_TOLD.search(_NO_AREA.sub(" ", sentence)) or holds_place(sentence))
    if question.kind == "list" and _WHICH.search(question.text):
        return _only_counts(question.sought[-_ASKED:], sentence)
    return False


def _only_counts(group: tuple[str, ...], sentence: str) -> bool:
    """Say whether a sentence tells how many the members of a group are, and names none: 新增4A级景区5家."""
    clauses = _CLAUSE.split(sentence)
    about = [i for i, clause in enumerate(clauses) if group and all(word in clause.lower() for word in group)]
    counted = any(_COUNT.search(clauses[i]) for i in about)
    return counted and not any(_lists(clause) for i in about for clause in clauses[max(0, i - 1) : i + 2])


def _lists(clause: str) -> bool:
    """Say whether a clause names two things side by side: 钟祥明显陵、麻城龟峰山2家, but not 企业10家、基地16家."""
    if len(_QUOTED.findall(clause)) > 1 and not _COUNT.search(clause):
        return True
    parts = [re.split(r"\d", part) for part in _MEMBERS.split(clause)]
    pairs = pairwise(parts)
    return any(len(one) == 1 and len(one[0]) > 1 and _names(other) for one, other in pairs)


def _names(part: list[str]) -> bool:
    """Say whether what stands beside may name a member too: without a number, or enough before it."""
    return len(part[0]) >= _SHORTEST if len(part) > 1 else len(part[0]) > 1
