"""A question's text as the rules for it expect it: years in full, words that 了 parts together, people's forms."""

from __future__ import annotations

import re

from corpus.places import find_places
from qa.understanding.reportforms import with_plain_reports
from qa.understanding.yearforms import with_full_years

# 跑道有几长, 有几多张床位, 有好多万人次: how many, as people of the south and west say it.
_HOW_LONG = re.compile(r"几(?=[长高大远重深宽](?:$|[？?。，,！!\s啊呀呢]))")
_COUNTED = "[个名位人家所座条项张台辆套户亩吨元块公米次天]"
_DIALECT = re.compile(f"几多|(?<![有很了这那])好多(?=[万亿千百]|{_COUNTED}|$|[？?])|有好多(?=[万亿千百])")
_ASKS_HOW_MANY = re.compile("(?<!好)多少|百分之几")
# 修通了好多公里的路？ asks how many, where nothing else is asked.
_HOW_MANY_DONE = re.compile(f"(?<=[^为除]了)好多(?=[万亿千百]?{_COUNTED}[^，,。]*$)")
_ASKS_ELSE = re.compile("[哪谁啥几怎吗么何没]|是否|能不|介绍|多[长久高大]")
# 城镇化率多高了, 占比有多大: as reports say it.
_HOW_HIGH = re.compile(
    "(?<=[率例重比])(?:[已现]经?在?|都|能|到底)?(?:有|达到?|是)?多[高大]了?(?=$|[？?。，,！!\\s啊呀呢])"
)
# Not what is spent for it, 单位GDP能耗.
_GDP = re.compile("(?<![位元占])GDP(?!能耗|电耗|水耗|用水|[a-z])", re.I)
# What a town's 总产值 is that of no branch.
_TOTAL_OUTPUT = re.compile("(?<=[年市县省州])的?总产值")
_OF_NATION = re.compile("全国|我国|中国|国家")
# 2020年跟2024年比涨了多少 asks what it was then and then; of two years in a row the later report tells the change.
_BETWEEN = re.compile(
    r"((?:19|20)\d\d)年?(?:跟|和|与|同)((?:19|20)\d\d)年?(?:相?比起?来?|对比)[，,]?(?:一共|总共|到底)?"
    r"(?:[涨增降减提]\w?|[多少高低])了?(?=多少|几)"
)
# 捐的钱和东西 are 捐款捐物.
_GIFTS = re.compile("捐(?:出去?|献)?的?(?:钱[和跟加与、]?(?:东西|物资?)|东西[和跟与、]钱)")
_ABOVE = re.compile("上(亿|千万|百万)(?=的)")
_RENEWED = re.compile("(?<![修更整涂删])改了(?=多少|几)")
"""改了多少小区 says 改造 in short."""
# 养鲈鱼养出来多少吨: the verb stands twice.
_TWICE = re.compile("([养种产])(?!\\1)([一-鿿]{1,4})\\1(?P<out>出来?)?了?(?=多少|几)")
_SUNK = re.compile("(?<!打)砸(?:进去|下去|出去|了|进)+(?=多少|几)")
# 总结一下某市2015年的政府工作报告
_SUM_UP = re.compile(
    "^(?:请|帮我|麻烦|给我)*(总结|概括|归纳|概述|简述)(?:一下|下)?((?=[^，。？?]*报告[？?。]?$)[^，。？?]+)[？?。]?$"
)
# 要抓好哪八个方面的工作 asks for the year's tasks, as its headings put them.
_ASPECTS = re.compile(
    "(?:着力|聚力|将|要|重点)*(?:抓好?|做好|推进|突出)(?:哪些|哪几个?|哪[一二三四五六七八九十]{1,2}个?)(?:大)?方面(?:的?(?:工作|任务))?(?=[？?。]?$)"
)
# 全年干得怎么样，把主要成绩概括一下 asks for what was reached, so do 主要工作成效.
_HOW_IT_WENT = re.compile(
    "(?:全年|这一年|总体上?|整体)*(?:工作)?(?:干|做)得(?:怎么样|如何|咋样)[，。？?]*(?:把?主要成绩)?(?:给我|帮我)?(?:概括|总结)?(?:一下)?[？?。]?$"
)
_TWO = 2
_YEARS = re.compile(r"(?:19|20)\d\d年")
# 城镇和农村居民收入差多少 asks for both.
_MEASURE = (
    "(?:收入|产值|增加值|人口|面积|产量|总量|总额|总值|存款|贷款|出口|进口|支出|人数|价格|标准|工资|消费|投资"
    "|税收|增速|数量)"
)
_APART = re.compile(
    f"(?P<sides>[一-鿿]{{2,10}}[和与跟][一-鿿]{{0,12}}{_MEASURE})(?:之间)?(?:相差|差|差距是?)(?:了|有|是)?(?:多少|多大)"
    "(?![公里千米])"
)
# 专汽和农产品加工哪个产值大
_GREATER = re.compile(
    f"(?P<sides>[一-鿿]{{2,10}}[和与跟][一-鿿]{{2,12}}?)(?:哪个|哪一个|谁)的?(?P<of>[一-鿿]{{0,4}}{_MEASURE})"
    "(?:更|要)?[大高多快长](?=[？?啊呢]*$)"
)
# 路修得怎么样 asks for the same as 修路的情况.
_WORKED = re.compile(
    "(?:^|(?<=[的，,、里年市县区州]))(?P<what>[路桥渠堤房楼水电气网])(?P<done>[修建架盖通改铺装])得(?=怎么?样|咋样|如何|好不好)"
)
# 工作好找吗 asks after 找工作; 最大的变化 after what changed.
_TO_FIND = re.compile("(?<![项做好])工作(?=(?:好不好|难不难|不好|不难|容易|好|难)找(?:[吗么不没啊呢？?]|$))")
# 看病方便吗, 孩子上学难不难 ask how it stands with it.
_JUDGED = re.compile(
    "(?<=[一-鿿]{2})(?<![得的况找不很更还太挺都也否])(?:难不难|方不方便|方便不方便|容不容易|容易不容易|方便[吗么])(?=[啊呀呢]?[？?]?$)"
)
_GREATEST = re.compile("最(?:大|突出|明显|显著)的(?=变化|亮点|成绩|成就)")
_RESULTS = re.compile("主要(?:工作)?成效")
_CONTAINERS = re.compile("(?<=[少几])(?P<size>[十百千万亿]*)个(?=集装箱|货柜)")
_PERSONS = re.compile("(多少|几)个人(?![均才民工口家体员物格力大])")
_PEOPLE_ARE = re.compile("的人(?=(?:总共|一共)?(?:有|达到?)(?:多少|几个?)(?:来着)?[啊呀呢了哈？?。]*$)")
# 让多少人脱了贫: 脱贫 is one word.
_SEPARATED = re.compile(
    "(脱|摘|停|断|退|通|达|结|离|住|看|上|入|增|减|涨|降|开|复)了(贫|帽|产|电|水|气|网|休|伍|标|婚|院|病|学|工|业|市|职|产|收|薪|价|税|费|户|园)(?=[^\u4e00-\u9fff]|[的吗呢么]|$)"
)


def regular(text: str) -> str:
    """Write years in full, and what people say in other forms as reports do: GDP, 多高了, 捐的钱和东西."""
    text = _PEOPLE_ARE.sub("的人数", with_plain_reports(with_full_years(text)))
    text = _BETWEEN.sub(lambda m: m[0] if abs(int(m[1]) - int(m[2])) == 1 else f"{m[1]}年和{m[2]}年分别是", text)
    if len(set(_YEARS.findall(text))) < _TWO and len(find_places(text)) < _TWO:
        text = _GREATER.sub(r"\g<sides>\g<of>分别是多少", _APART.sub(r"\g<sides>分别是多少", text))
    text = _GIFTS.sub("捐款捐物", text)
    text = _HOW_LONG.sub("多", _HOW_HIGH.sub("是多少", text))
    if find_places(text) and not _OF_NATION.search(text):
        text = _GDP.sub("地区生产总值", text)
    if not _ASKS_HOW_MANY.search(text):  # 好多人房本下不来，…办出来多少: there 好多 is many
        text = _DIALECT.sub(lambda m: "有多少" if m[0][0] == "有" else "多少", text)
        if not _ASKS_ELSE.search(text):
            text = _HOW_MANY_DONE.sub("多少", text)
    text = _CONTAINERS.sub(
        r"\g<size>标箱", _SUNK.sub("投入了", _TWICE.sub(lambda m: f"{m[2]}产出" if m["out"] else m[1] + m[2], text))
    )
    text = _RESULTS.sub("主要成绩", _HOW_IT_WENT.sub("取得了哪些主要成绩", text))
    text = _JUDGED.sub("的情况怎么样", text)
    text = _TO_FIND.sub("就业", _GREATEST.sub("", _WORKED.sub(r"\g<done>\g<what>的情况", text)))
    text = _ASPECTS.sub("重点抓哪些工作", _TOTAL_OUTPUT.sub("生产总值", text))
    text = _SUM_UP.sub(r"\2总结一下", text.replace("截止", "截至"))
    text = _ABOVE.sub(r"\1元以上", text).replace("标准箱", "标箱").replace("老几", "第几")
    return _SEPARATED.sub(r"\1\2了", _PERSONS.sub(r"\1人", _RENEWED.sub("改造了", text)))
