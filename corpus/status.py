"""Whether one sentence tells what was done or what is planned, where it says so itself.

A section's status holds for its sentences as a rule; 去年建成3所学校，今年将再建5所 shows that it need not. Only clear
marks count: a form of the verb (已建成, 完成了, 将新建, 力争), or a year that opens a clause. What stands in quotes or
brackets is a name.
"""

from __future__ import annotations

import re

from corpus.periods import find_periods
from corpus.sentences import split_clauses
from corpus.types import Section, Status

_MARKS = " \u3000●○•◆◇■□—-*"
_NAME = re.compile(r"《[^》]*》|（[^）]*）|\([^)]*\)")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")

# 已建成的学校 and 已上市企业 name schools and firms, they do not report them.
_DONE = re.compile(
    r"已(?:经(?!济)|全[部面]|基本|累计|成为|达|突破|超过|实现|完成|建成|投入|启动|开工|竣工|通过|取得|形成|初步|顺利|陆续|正式|于|在|发放|改造"
    r"|落实|覆盖)(?![^，；。]{0,12}的)"
    r"|(?:完成|实现|建成|取得|新建|新增|获得|引进|改造|启动|开展|出台|举办|解决|化解|办成|办理|打造|形成|创造|推出|制定|培育|落实"
    r"|开通|交出|通过|成立|达到|超过|突破|修建|建设|走出)了"
    r"|实际(?:完成|建成|执行)(?:投资|情况|数)?(?:为|[了达]|\d)(?![^，。；]{0,6}后)|(?:截至|截止)(?:目前|去年|上年|\d{4}年|\d{1,2}月|年底)|(?:今年|去年|本届|换届|年初)以来"
)
_OBJECT = re.compile(r"(?:[一二三四五六七八九]是)?(?:对|把|支持|推动|促进|加快|引导|鼓励)")
"""对已形成规模的产业 opens with what is then to be done."""
# 将甲作为乙 is 把甲作为乙: no plan.
_TAKING = re.compile(
    r"将[^，；。]*?(?:作为|纳入|列为|列入|融入|转化为|打造成|调整为|提升[至到]|提高[至到]|下放|移交|交由|改为|变为|升级为|压缩|控制在)"
)
_VERBS = (
    "于|会|再|要|继续|进一步|全面|重点|努力|着力|大力|持续|在|新建|新增|投资|投入|建成|建设|完成|实现|达|开工|启动|改造|实施|推进|开展|打造"
    "|加快|推动|引进|举办|出台|坚持|以|从|按|紧紧|始终|聚焦|围绕|突出|深入|统筹|全力|切实|把"
)
_PLANNED = re.compile(
    rf"(?<![现若如即])将(?:{_VERBS})|力争(?!上游)|(?:今年|明年|来年|\d年|我们|全区|全县|全市|全省)将"
    r"|争取(?:在|于|实现|完成|建成|达到|年内|今年|早日|用[^，]{1,3}年)"
    rf"|(?:^|今年|明年|我们|必须|一定|全市|全区|全县|全省|也|都)要(?:{_VERBS}|加大|加强|抓|办|做|守|让|坚决|牢牢|扎实)"
    r"|(?:^|今年|明年|年内|我们|还|共|拟)计划(?:于|到|在|用|新|建|实施|完成|开工|年内|今年|引进|改造|启动|再|投[资入]\d)"
    r"|拟(?:于|建|投|新|实施|开工|安排)(?![^，；。]{0,4}名单)|(?:目标|打算)(?:是|为|：)|下一步|接下来"
)
# A review tells beside its deeds of a park that is 即将建成.
_SOON = re.compile("即将")
# In a review too things are done 确保 something: it plans only where nothing says otherwise.
_PURPOSE = re.compile(r"确保(?!了)|年内(?:完成|建成|开工|投用|实现)|务求")

# A year opens its clause: 到2027年, 我区去年.
_LEAD = re.compile(r"(?:到|在|至|截至|于|[我全][们区县市省州国])*")
_NO_TIME = re.compile(
    r"[”\"]?(?:底|末)?(?:[的版起前是]|度|开始|以来|结转|续建|专项|项目|同期|水平|相比|.*基础上)|[^，；。]{0,10}?"
    r"(?:开工|启动|建成|实施|签约|新建|制定|出台|引进|确定|安排|部署)的"
)


def sentence_status(sentence: str, section: Section, year: int | None, *, opening: bool = False) -> Status | None:
    """Tell whether the sentence tells of deeds or plans; without a clear mark it is the section's status.

    None where it does both; one clause may then be asked about in its place. `year` is the report's, and an `opening`
    report (`corpus.parts.is_opening`) plans that year; in another it is neither past nor future.
    """
    told = {
        status for clause in split_clauses(sentence) if (status := _clause_status(clause.text, year, opening=opening))
    }
    if not told and _looks_ahead(_blank(sentence), section.status):
        return "planned"
    if not told:
        return section.status
    return told.pop() if len(told) == 1 else None


def _looks_ahead(sentence: str, status: Status | None) -> bool:
    """Say whether a sentence without a clear mark plans, in a section of that status."""
    soon = bool(_SOON.search(sentence))
    if status == "done":
        return soon and len(split_clauses(sentence)) == 1
    return soon or (status is None and bool(_PURPOSE.search(sentence)))


def _clause_status(clause: str, year: int | None, *, opening: bool) -> Status | None:
    bare = _blank(clause)
    done = bool(_DONE.search(bare)) and not _OBJECT.match(bare)
    planned = bool(_PLANNED.search(_TAKING.sub("", bare)))
    if done != planned:
        return "done" if done else "planned"
    return _by_year(_NAME.sub(_filler, clause), year, opening=opening)


def _by_year(clause: str, year: int | None, *, opening: bool) -> Status | None:
    """Tell by the year that opens the clause, before the report's or after it."""
    if year is None:
        return None
    for mention in find_periods(clause, year, month=1 if opening else None):
        named = clause[mention.start : mention.end]
        plan_name = mention.period.first < mention.period.last and not mention.relative  # “八五”普法
        if mention.baseline or plan_name or named == "这一年" or _NO_TIME.match(clause, mention.end):
            continue
        if not _LEAD.fullmatch(clause[: mention.start]):
            continue
        if mention.period.last < year:
            return "done"
        if mention.period.first >= (year if opening else year + 1):
            return "planned"
    return None


def _blank(text: str) -> str:
    """Put a filler in place of names and quotes, whose words say nothing of the sentence."""
    return _QUOTED.sub(_filler, _NAME.sub(_filler, text))


def _filler(name: re.Match[str]) -> str:
    return "＿" * len(name.group())
