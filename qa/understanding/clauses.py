"""The clauses of a question: what is asked, what only sets the scene, and what is said not to be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.understanding.asides import without_asides
from qa.understanding.kinds import WHETHER, asks
from qa.understanding.terms import Term

# 不是新增的，要总数; 别拿年初的目标: at the beginning of a clause, so that 是不是, 要不要, 分别 and 特别 are none.
_NOT_MEANT = re.compile(
    r"(?P<before>^|[，,。；;？?！!（(\s])(?:注意|记住|记得|千万|麻烦|请|我要的|我问的|说的|也|更|但)?"
    r"(?:(?:可?别|切?勿|并?不是|不要|不用|不问|不看|不算|不说|不含|不包括|不考虑|不关心|不必|甭|没问|不是问(?!你)|而不是|而非|非(?=(?:19|20)\d\d|[去今]年|实际|目标|计划|累计)|除了)(?!说|着急|[是要用问看算])"
    r"|(?:别|甭|不用|不要)(?:说|提|讲|报|给)(?=[^，,。；;？?！!）)]{0,10}(?:目标|计划|指标|预期|承诺|累计|合计|总[数量]|最[后终]|全[市省年国]|[去上前]一?年|\d年|完成|实际)))"
    r"[^，,。；;？?！!）)]{1,16}"
)
# 2018年的不要, 年初目标不算: the same, said behind.
_NOT_MEANT_BEHIND = re.compile(
    r"(?P<before>[，,。；;、？?！!（(\s])[^，,。；;？?！!（）()\s]{1,16}?(?:(?<!要)不要(?:混(?:进来|淆|在一起|为一谈)?|算(?:进来|进去|在内)?|拿来|给我?|说了?|提了?)?"
    r"|(?<![特分区差个级性类])别(?:混(?:进来|淆|在一起|为一谈)?|算(?:进来|进去|在内)?|拿来|给我?|[说提讲报]了?|管)"
    r"|(?:先|就|我)?(?:不(?:管|问|看|提|谈)|没问)(?:你|它|了)?|(?<!算)不算(?:在内)?|除外|(?<!含)不含|不包括|不考虑|不计(?!其)|(?:先|就|都)不用了?|不用(?:管|说|讲|提|给|报|看|算)了?|不必(?:管|说|讲|提)了?|另[算说]|免了"
    r"|(?:都|也|全)不是(?:这个|那个|它)?|(?:以前|之前|上次|早就|已经)(?:已经)?[给说查问]过(?:我|你)?了?"
    r"|是?另一?回事|是另外的|(?:我?已经?|我)(?:晓得|知道|有|查到|看过)了?的?|也[^，。；;？?！!（）()\s]{1,6}过|我知道了?的?|(?<!的)(?:只|就)?是(?:年初)?(?:定?的)?(?:目标|计划|指标|预期|承诺)(?:数|值)?)"
    r"(?=$|[，,。；;？?！!）)])"
)
# 只要新区不要全市的
_ONLY_THIS = re.compile(
    "(?P<kept>(?:[只光就单我]|(?<=[，,；;。？?！!]))(?:要|问|看|算)[^，,。；;？?！!不]{1,8})(?:不要|不问|不看|不算|别算)[^，,。；;？?！!]{1,12}"
)
# 是2021不是2022: the year alone, anywhere.
_NOT_YEAR = re.compile(r"(?:而|并|可|，)?不是(?:(?:19|20)\d\d年?|\d\d年)的?(?=$|[，,。；;？?！!）)\s])")
# 收入不是人数, 是总共不是每家; 进出口额别当出口给我: said in a clause of its own, behind the one that asks.
_DENIAL = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![是而])不是[^，,。；;？?！!]{1,10}|^[^，,。；;？?！!]*(?<![特分区差个级性类])别(?:只|光|再)?[当拿混跟和把给说报算提讲][^，,。；;？?！!]*"
)
# 实际改了多少个？计划好像是一百多: what the asker recalls of the goal.
_RECALLED = re.compile(
    "(?:我?记得|好像|印象中?|听说)?(?:当初|原来|原|年初)?的?(?:计划|目标|指标|任务|承诺)[^，,。；;？?！!]{0,4}(?:好像|大概|似乎|才|也就|说是|定的?是?)"
    "[^，,。；;？?！!]{1,10}$"
)
# 多少家（实际数） says only what kind of figure is meant.
_ASIDE = re.compile("[（(](?:[^（）()，,]{0,4}实际(?:完成)?数?|不是目标|不含目标|总数|累计数?|合计)[）)]")
_CLAUSE = re.compile(r"[，,。；;：:？?！!…~～]+")
_ONE_CLAUSE = re.compile(r"[^，,。；;：:？?！!…~～\s]+")
# Who asks, or for whom: 我妈, 我们家爷爷. The answer is about everybody.
_ASKER = re.compile(
    "(?:我们?|咱们?|俺)(?:家里?的?)?(?:妈妈?|爸爸?|哥哥?|姐姐?|弟弟?|妹妹?|爷爷|奶奶|姥姥|姥爷|外公|外婆|老公|老婆|媳妇|对象|儿子|女儿|孩子|娃"
    "|闺女|孙子|孙女|叔叔?|婶婶?|姑姑?|舅舅?|姨妈?|亲戚|邻居|同事|朋友|老家|爸妈|父母)?(?:是?(?:个|名|一名|一个)?记者)?"
    "|(?:^|(?<=[，,。；;？?！!]))(?:邻居|同事|朋友|亲戚|家里人|家人)家?"
    r"|(?:^|(?<=[，,。；;？?！!\s]))给(?:我|孩子|娃|家里|老人|爸妈|朋友|同事|老师|领导)[^，,。；;？?！!\s]{0,6}(?:看看|参考|了解)(?:一下)?"
)
# What only sets the scene (我爷爷在农村吃低保，…多少块？) may be missing from the answer, but tells answers apart.
_SCENE = 0.5
# 单说中心城区 narrows the question down.
_FOCUS = re.compile("(?:单|只|光|仅|就)(?:说|看|算|问|讲|论)(?!好|法|起)")
_FOCUSED = 1.6
_ENOUGH = 12.0
# 全国汽车保有量，不要民用汽车总数 asks, but not with this word.
_TOTAL = re.compile("总[量数额]")


def without_exclusions(text: str) -> str:
    """Blank out what the question says it does not mean, as long as something that asks is left."""
    text = without_asides(text)
    text = _NOT_YEAR.sub(lambda m: " " * len(m.group()), _ASIDE.sub(lambda m: " " * len(m.group()), text))
    text = _ONLY_THIS.sub(lambda m: m["kept"] + " " * (len(m[0]) - len(m["kept"])), text)
    rest = _NOT_MEANT.sub(lambda m: m["before"] + " " * (len(m.group()) - len(m["before"])), text)
    rest = _NOT_MEANT_BEHIND.sub(lambda m: m["before"] + " " * (len(m[0]) - 1), rest)
    rest = _without_denials(rest)
    return rest if asks(rest) or not asks(_TOTAL.sub("", text)) else text


def _without_denials(text: str) -> str:
    """Blank out what a clause behind the one that asks denies or recalls; 那个不是… asks nothing itself."""
    clauses = list(_ONE_CLAUSE.finditer(text))
    first = next((i for i, clause in enumerate(clauses) if asks(clause.group())), len(clauses))
    for clause in clauses[first + 1 :]:
        said = clause.group()
        denied = _DENIAL.search(said) or _RECALLED.match(said)
        if denied and not asks(said[: denied.start()]):
            start, end = clause.start() + denied.start(), clause.start() + denied.end()
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def not_meant(whole: str, asked: str) -> str:
    """Give what `without_exclusions` left of the whole question out; empty where it left nothing out."""
    return "".join(a for a, b in zip(whole, asked, strict=True) if a != b)


def meant_as_done(text: str) -> bool:
    """Say whether an aside tells that what was done is meant: （年底实际）."""
    return any("实际" in aside for aside in _ASIDE.findall(text))


def without_asker(text: str) -> str:
    """Blank out who asks: 我爷爷, 咱们, 俺家."""
    return _ASKER.sub(lambda m: " " * len(m.group()), text)


def said_once(text: str) -> str:
    """Blank out the first of a verb that is said twice: 包不包括 is 包括, 修没修 is 修."""
    return WHETHER.sub(lambda m: f"  {m['verb']}", text)


def weigh_scene(text: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Weigh down the terms outside the clauses that ask, where those say enough by themselves."""
    clauses = [clause for clause in _CLAUSE.split(text.lower()) if clause.strip()]
    focus = [clause for clause in clauses if _FOCUS.search(clause)]
    terms = [replace(t, weight=_FOCUSED * t.weight) if any(t.text in c for c in focus) else t for t in terms]
    asked = [clause for clause in clauses if asks(clause) or clause in focus]
    if not asked or len(asked) == len(clauses):
        return tuple(terms)
    inside = [any(term.text in clause for clause in asked) for term in terms]
    if sum(term.weight for term, own in zip(terms, inside, strict=True) if own) < _ENOUGH:
        return tuple(terms)
    return tuple(
        term if own else replace(term, weight=_SCENE * term.weight) for term, own in zip(terms, inside, strict=True)
    )
