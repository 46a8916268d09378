"""A detail asked of what a report mentions: who won, in which town it was held, whether it is free.

A sentence that only says the thing took place has none of the words in which such a detail is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.places import find_places, named_within, short_name
from qa.evidence.choices import lacks_choice
from qa.understanding.question import Question


@dataclass(frozen=True, slots=True)
class _Detail:
    """How a detail is asked for, and what a sentence that tells it holds."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    near: bool = False
    """Whether it must be told in the clause that has most of the question."""


_ROLE = "总?导演|教练|校长|院长|设计师|主持人|负责人|董事长|代言人|店主|老板|所长|站长|馆长|指挥长"
_ROLE_ASKED = re.compile(f"(?P<role>{_ROLE})(?:到底)?是谁|谁(?:是|当|任|做|担任)[^，。]{{0,8}}?(?P<other>{_ROLE})")
_DETAILS = (
    _Detail(  # 马拉松谁拿了冠军
        re.compile("(?:谁|哪[个支位名]).{0,8}(?:冠军|夺冠|第一名|头名|金牌|金奖|头奖|奖牌)|冠军.{0,4}(?:谁|哪)"),
        re.compile("冠|夺|第一|头名|[金银铜]牌|奖|摘|折桂|突破"),
    ),
    _Detail(  # 孝老饭庄吃饭要钱吗
        re.compile(
            "(?P<v>[要收花交掏付])(?:不(?P=v))(?:钱|费|门票)|[要收花交掏付](?:钱|费|门票)[的了]?(?:吗|不|没|么)|免费(?:吗|不|么|的吗)|是不是免费"
        ),
        re.compile("[费免元钱价票折惠补]"),
    ),
    _Detail(  # 是谁导演的
        re.compile("谁(?:导演|执导|主演|编剧|作曲|设计|主持|带队|领队|执教)|(?:导演|执导|主演|编剧|带队|领队|执教)的?是谁"),
        re.compile("导演|执导|主演|编剧|作曲|设计|主持|带队|领队|率队|执教|率领"),
    ),
    _Detail(  # 拿的是哪个项目的金牌
        re.compile("(?:哪|什么)(?:一?个|种)?(?:小?项目|运动|比赛).{0,8}(?:金牌|银牌|铜牌|奖牌|冠军)"),
        re.compile(
            r"项目|公斤|[\d一二三四五六七八九十百千万]米|[单双]打|团体|接力|[跳泳射赛滑冰雪剑拳艇跑]|举重|[手足篮排网]球|乒乓|羽毛"
            "|体操|摔跤|柔道|田径|自行车|武术|马术|帆船|铅球|标枪|铁饼|链球"
        ),
    ),
    _Detail(  # 门票在哪儿买
        re.compile("哪[儿里](?:能|可以|才能|去)?(?:买|领|办理?|报名|申请|挂号)[到得]?(?=[？?啊呀呢]*$)"),
        re.compile("[买售]|购(?![娱物])|领取|发放|办理|报名|申请|窗口|平台|网[点上]|热线|服务(?:中心|站|点)|大厅|小程序|APP"),
    ),
    _Detail(  # 有没有我们小区: no report knows whose it is
        re.compile("有没有(?:[我俺]|咱)们?(?:家|村|小区|单位|学校|厂|公司|那[儿里片]?|这[儿里片]|楼)(?=[？?啊呀呢的]*$)"),
        re.compile("(?!)"),
    ),
    _Detail(  # 病例住在哪个小区
        re.compile("哪(?:一?个|几个)小区(?!.*(?:改造|电梯|加装))"),
        re.compile("小区|花园|家园|[家新雅名]苑|公寓|新村|社区|[华天御]府"),
    ),
    _Detail(  # 金奖的小品叫什么名字
        re.compile("(?:小品|歌曲?|电影|电视剧|戏|话剧|舞剧|作品|节目|书|小说|纪录片)(?:的?名字)?(?:是|叫)(?:什么|啥)"),
        re.compile("[“《]"),
    ),
    _Detail(  # 从哪里修到哪里
        re.compile("从(?:哪[里儿]|哪[个座]?(?:地方|站|村|镇|县)|什么地方)[^，。？?]{0,8}到(?:哪|什么地方)"),
        re.compile("[至到—–－-]|连接|[起终止]点|途[经径]|沿线"),
        near=True,
    ),
    _Detail(  # 当初是因为什么停下来的
        re.compile("因为(?:什么|啥)|(?:什么|啥|何种)原因|原因(?:是|在)(?:什么|啥|哪)"),
        re.compile(
            "因(?![地人企校时])|导致|致使|所致|由于|主要是|受[^，。；]{1,14}(?:影响|冲击|制约)|所以|[为以]了|不[足够力利到]|缺|难|拖累|叠加|低迷"
            "|旱|涝|灾|疫情|断裂|下滑"
        ),
    ),
    _Detail(  # 是哪一天投用的
        re.compile("哪一?天|几月几[号日]|几号(?!线|楼|门|[路桥井机文])"),
        re.compile(r"[\d一二三四五六七八九十]\s*[月日号]|\d[·.]\d|除夕|春节|元旦|国庆|五一|中秋|端午|元宵|清明"),
    ),
)  # fmt: skip
_WHERE = "(?:在|放在|到)?(?:哪[儿里]|什么地方|啥地方|哪[个座](?:省|市|城市|地方|场地|场馆|体育馆|体育场))"
_HELD_WHERE = re.compile(
    f"{_WHERE}.{{0,2}}(?:举办|举行|召开|落幕|[办开](?:的|了|过)?(?:[？?呀啊呢]|$)|办[的了].{{0,12}}[会赛节展])"
)
_CITY = re.compile("哪[个座一几]+(?:城市|市)(?![场长民区县])")
_ABROAD = re.compile("[^全我中外本]国的?哪|[非欧美亚]洲|[国境海]外|中欧|出口|友好|友城|姊妹|与|跟|和")
_CITY_TOLD = re.compile("(?<![全我本各城都县地超大夜早菜门股上楼街])市(?![场民长区委级政容值价域辖内直县])")
_WHERE_TOLD = re.compile(r"在(?!建|全[国省市]|.{0,2}[此其])|落户|[（(][一-鿿]{2,6}[）)]|于[一-鿿]{2}")
_CLAUSE = re.compile("[，；。]")


def lacks_detail(question: Question, sentence: str, place: str) -> bool:
    """Say whether the question asks for such a detail, and the sentence holds no word that could tell it.

    Of a town that the question does not name, `place` may be the answer: what its own report tells took place there.
    """
    asked = [detail for detail in _DETAILS if detail.asked.search(question.text)]
    if any(not d.told.search(clause_on(question, sentence) if d.near else sentence) for d in asked):
        return True
    if lacks_choice(question.text, clause_on(question, sentence, around=1)):
        return True
    role = _ROLE_ASKED.search(question.text)
    if role and (role["role"] or role["other"]) not in sentence:
        return True
    held = _HELD_WHERE.search(question.text)
    city = None if _ABROAD.search(question.text) else _CITY.search(question.text)
    if not (held or city) or short_name(place) not in question.text:
        return False
    told = _WHERE_TOLD if held else _CITY_TOLD
    clause = clause_on(question, sentence)
    return not (told.search(clause) or names_other_place(question, clause))


def clause_on(question: Question, sentence: str, *, around: int = 0) -> str:
    """Give the clause that holds most of the question's words, with so many more on either side."""
    words = [term.text for term in question.terms]
    clauses = _CLAUSE.split(sentence)
    held = [sum(len(word) for word in words if word in clause.lower()) for clause in clauses]
    best = held.index(max(held))
    return "，".join(clauses[max(0, best - around) : best + around + 1])


def names_other_place(question: Question, text: str) -> bool:
    """Say whether the text names a place that the question does not."""
    full = {text[mention.start : mention.end] for mention in find_places(text)}
    named = named_within(text) | {short_name(name) for name in full if short_name(name) != name}
    return any(name not in question.text for name in named)
