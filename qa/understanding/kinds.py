"""What kind of answer a question wants."""

from __future__ import annotations

import re
from typing import Literal

from qa.understanding.implied import RISES_OR_FALLS

Kind = Literal[
    "figure", "date", "place", "list", "summary", "yes_no", "name", "greeting", "about", "instruction", "chat"
]

ALONE: tuple[Kind, ...] = ("greeting", "about", "instruction", "chat")
"""Kinds that ask nothing of the reports."""

WORDED: tuple[Kind, ...] = ("name", "place", "date", "yes_no")
"""Kinds that ask for one thing, and it is said in words."""
BROAD: tuple[Kind, ...] = ("list", "summary")
"""Kinds that ask for more than one thing."""
IN_WORDS: tuple[Kind, ...] = (*WORDED, *BROAD)
"""Kinds that ask for no figure."""
TOPICAL: tuple[Kind, ...] = (*BROAD, "name", "yes_no")
"""Kinds that a whole part of a report may be on."""

_POLITE = re.compile(
    r"^(?:你好|您好|hi|hello|嗨|哈喽|请问|麻烦(?:问)?一?下?|劳驾|打扰一?下?|我?想(?:问|知道|了解|咨询)一?下?|请?(?:帮我|给我)?(?:查|说|讲|告诉我)(?!一?[个段])一?下?)"
    r"[，,!！。~\s]*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:你好|您好|hi|hello|嗨|哈喽|在吗|在不在|早上好|下午好|晚上好|太好了|好的|知道了|明白了|谢谢|多谢|感谢|辛苦|麻烦你|再见|拜拜)"
    r"[你您]?[了呀啊哦吗么啦哈]*[，,]?(?:盐小哥|小哥|老弟|大哥|兄弟|师傅|同志|朋友|谢谢|再见|拜拜)?[你您]?[了呀啊哈]*[，,。！!？?~\s]*$",
    re.I,
)
_THANKS = re.compile("谢|辛苦|麻烦|再见|拜拜|太好了|好的|知道了|明白了")
_ABOUT = re.compile(
    r"(?:你|盐小哥)(?:都|还|到底)?(?:是谁|叫什么|能(?:做|干|帮|回答|查)|会(?:做|干|什么|啥)|可以(?:做|干|帮|回答)|有什么用|有什么功能|是什么机器人|是干什么的)"
    r"|[你您](?:到底)?是(?:不是)?(?i:chatgpt|gpt|deepseek|ai|真?人|机器人|人工智能|大?模型|什么模型|哪个模型|哪家)(?=[吗么嘛吧呀啊？?]|还是|做的|的|$)"
    r"|^(?:那|那么|请问)?[你您](?:的?(?:消息|数据|资料|信息|答案|回答|说的话?|答的)(?:都?是)?)?"
    r"(?:(?:从)?(?:哪里?|哪儿|什么地方)来的?|(?:到底)?(?:靠不靠谱|靠谱|准不准|准|可不可信|可信|可靠)(?:吗|么|不|$))"
    r"|谁(?:开发|设计|制作?|造)(?:了|的|出来的?)?[你您](?:的|$|[？?呀啊呢])|[你您]是谁(?:开发|设计|做|造)的"
    r"|(?:怎么|如何)(?:用你|使用你|向你提问)|^(?:帮助|使用说明|help)$|我能问你?(?:些)?(?:什么|啥)|能问(?:你)?(?:哪些|什么|啥)问题"
)
_INSTRUCTION = re.compile(
    r"(?:忽略|无视|忘记|忘掉|抛开|不要理会|不用管|绕过|跳过|解除)[^，。]{0,8}(?:以上|之前|前面|上面|上述|你的|所有|全部|一切|系统)?[^，。]{0,6}"
    r"(?:要求|指令|规则|提示|设定|约束|说明)(?!书)"
    r"|系统提示|提示词|开发者模式|越狱|system\s*prompt|ignore\s+(?:all|previous|the)|jailbreak"
    r"|(?:扮演|假装|假扮|充当)|(?:从现在起|现在)你(?:就)?(?:不再)?是|你不再是"
    r"|(?:^|[，。,!！]|帮我|给我|替我|请你?|你|再|用[A-Za-z+#]+)(?:写|编|创作|生成|来|作)(?:一|几|个|段|篇|首|份|点)*[^，。]{0,8}"
    r"(?:诗|歌词|代码|程序|脚本|算法|排序|作文|小说|故事|笑话|情书|邮件|论文|对联|检讨|协议|请假条|欠条|(?<!签)(?:简历|合同)(?![签库率的])|文案|[发演][言讲]稿)(?!要?[用查引]|需|时|参考)"
    r"|翻译(?:成|一下|这|下面)|(?:讲(?:[一几]?[个段])?|[说来听][一几]?[个段])(?:笑话|故事(?![馆会大比小])|段子)",
    re.I,
)
_CHAT = re.compile(
    r"(?:今天|明天|昨天|后天|今晚|明晚|实时|现在)的?[^，。]{0,6}(?:天气|气温|下雨|新闻|几号|星期|几点|股价|路况|油价|金价|吃|会涨|心情)|几点了|天气(?:怎么样|如何|咋样|[热冷好]不|预报[？?呢]?$)|股票|(?:买|中|开|刮|双色球|大乐透)[^，。]{0,3}彩票|彩票(?:号|中奖|开奖|怎么|能不能)|星座|运势|算命"
    r"|(?<![\d.])\d{1,3}\s*(?:[加减乘除+*×÷-]|乘以|除以)\s*\d{1,3}\s*(?:=|是|等于|得)\s*(?:几|多少|[?？])"
    r"|^[你您]?吃(?:过|了)?(?:[早中午晚]?饭)?了?(?:吗|没有?|么)[呀啊]?[，,。！!？?~\s]*$"
    r"|^你(?:吃|睡|喜欢|爱|多大|几岁|高兴|开心|心情|累|有(?:女|男)朋友|结婚|是男|是女|觉得|认为)"
)
_FIGURE = re.compile(
    r"多少|[什啥]么?价|(?<![好十哪第])几[十百千万亿]*(?!乎|点意)(?:块钱|块(?=$|[？?，,。！!了呢啊呀吧起])|毛钱|成|个点|个?百分点|个?亿|个|家|所|座|条|项|处|间|套|台|辆|名|位|件|人|户|亩|吨|元|公里|平方|平米|公顷|公斤|斤|立方|枚|艘|架|成|大类|岁|层|倍|次|场|种|类|届|批|方面|趟|回(?!事)|起(?!来)|张|部(?!分)|块(?=[金银铜奖]?牌|匾|屏|碑|田|场地|绿地)|支|门|口|盏|根|班|列|对|宗|幅|轮|笔|首|颗|针|栋|幢|只|头|棵|株|小时|分钟|(?<![这那前后近头过来]几)天)"
    rf"|{RISES_OR_FALLS.pattern}"
    r"|百分之几|多(?:大|长|高|重|宽|远|深|快|久)(?!程度)|(?:比例|比重|占比|数量|总[量数额]|增速|规模|人数|面积|里程|装机)(?:是|为|有|达|呢|$|[？?])"
    r"|^(?:请|您|你|麻烦|帮我)*(?:给出|提供|查一?下?|报一?下?)"
    r"(?!.*(?:怎么|怎样|如何|咋|什么|啥|哪|谁|吗|有没有|是不是|是否|措施|做法|举措|办法|情况|介绍|总结))"
    r"[^，,；;]*(?:产量|产值|总值|增加值|收入|支出|[户人件次完成]数|(?<!效)率|(?<!名)额)(?=[；;，,。（(！!？?]|$)"
    r"|^(?!.*(?:怎么|怎样|如何|咋|什么|啥|哪|谁|吗)).*(?:产量|产值|总值|增加值|GDP|(?<![增减创])收入|支出|销售额|交易额|投资额|总额|吞吐量|客流量|人口|价格|票价|(?<!名)(?<!金)额|(?:就业|增长|增速|产量|收入|投资|产值)的?(?:预期)?目标|增速|失业率|覆盖率|城镇化率|增长率|普及率|达标率)(?:分别|各)?[？?。，,]?$",
    re.I,
)
ASKED_TIME = re.compile(
    r"什么时候|什么时间|何时|哪天开?|哪一天|几号(?!线|楼|门|地铁|公路|公园|[路桥井机文])|哪个?月|几月|哪一?年|啥时候|多会儿|日期"
    r"|星期几|礼拜几|(?<![上下一每])周几"
    r"|(?<![这那哪])几点(?=[开关上下到钟营结能才])(?!开展|上[下手]|下[功手])"
)
_PLACE = re.compile(r"哪里|哪儿|(?<!存)在哪(?!些)|什么地方|啥地方|何处|哪个(?:地方|位置)|什么位置")
_LIST = re.compile(
    r"哪些|哪几|几样|几招|逐条|分条|列全|一样样|(?:都|还)?有(?:什么|啥)|包括(?:什么|啥|哪)|包含(?:什么|啥|哪)|涉及(?:什么|啥|哪)|分别是(?!多少)|列(?:出|举|一下)|逐一|清单|哪(?:两|三|四|五|六|七|八|九)"
)
_SUMMARY = re.compile(
    r"概括|总结|小结|归纳|浓缩|提炼|要点|变化|讲了啥|概述|综述|归纳|梳理|介绍|说说|讲讲|谈谈|聊聊|简述|情况|怎么样|怎样|如何|咋样|怎么(?:干|做|抓|推进|发展|搞|办)|咋(?:干|做|办|治|弄|搞)|打算|主要内容|重点(?:是|工作)|亮点|进展|思路|定位|成就"
)
WHETHER = re.compile(r"(?P<verb>[一-鿿])(?<![动时])[不没](?P=verb)")
"""A verb said twice, as 修没修 and 包不包括."""
_YES_NO = re.compile(
    r"吗|是不是|吧[？?。]?$|有没有|是否|能不能|会不会|要不要|管不管|给不给|了没|没有?[？?。]?$|对不对|可不可以|好不好|行不行|不[？?]?$"
    rf"|{WHETHER.pattern}"
)
_NAME = re.compile(r"什么|啥|谁|哪|几号|几路|第几")


GENERAL = (
    "工作 大事 亮点 成就 成绩 思路 路子 目标 任务 安排 重点 发展 打算 部署 情况 计划 方面 "
    "整体 总体 数字 指标 变化 大概 概况 方向 怎么样 好事 好消息 盼头"
).split()
"""Words for a report's matter in general."""
_AT_LARGE = re.compile(
    f"{'|'.join(GENERAL)}|举措|措施|做法|概括|总结|归纳|简述|要点|介绍|改进|项目|说说|讲了|[办干做]了?(?:哪|啥|什么)|哪[几些]?[件招]"
)
# 哪几个项目获得了鲁班奖 asks which ones, 工作人员 are people.
_ONE_OF_MANY = re.compile(
    "哪(?:几|两|三|四|五|一)?[个家项座]?项目(?=[^，。？?]{2})|工作人员|发展(?=[^，。？?]{1,8}的(?:企业|公司|人))"
)


def find_kind(question: str) -> Kind:
    """Tell the kind by the question's words; `name` for one that asks nothing in particular."""
    text = question.strip()
    if _GREETING.match(text):
        return "greeting"
    if _INSTRUCTION.search(text):
        return "instruction"
    if _CHAT.search(text):
        return "chat"
    if _ABOUT.search(text):
        return "about"
    ordered: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("list", re.compile(r"哪些.{0,12}(?:各|分别)")),
        ("figure", _FIGURE),
        ("date", ASKED_TIME),
        ("place", _PLACE),
        ("list", _LIST),
        ("yes_no", _YES_NO),
        ("summary", _SUMMARY),
        ("name", _NAME),
    )
    return next((kind for kind, pattern in ordered if pattern.search(text)), "summary")


def asks_at_large(question: str) -> bool:
    """Say whether a broad question asks what there is on a matter (就业有哪几招), not which or how (飞哪几个城市)."""
    return bool(_AT_LARGE.search(_ONE_OF_MANY.sub("", question)))


def asks(question: str) -> bool:
    """Say whether the question holds a word that asks; a follow-up such as 「那明年呢」 does not."""
    return any(p.search(question) for p in (_FIGURE, ASKED_TIME, _PLACE, _LIST, _SUMMARY, _YES_NO, _NAME))


def is_thanks(text: str) -> bool:
    """Say whether a greeting ends the talk rather than opens it."""
    return bool(_THANKS.search(text))


def without_greeting(question: str) -> str:
    """Drop the polite opening of a question that goes on behind it."""
    rest = question
    while True:
        shorter = _POLITE.sub("", rest, count=1)
        if shorter == rest or not shorter:
            return rest
        rest = shorter
