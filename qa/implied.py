"""Units that a question does not name but means, by what it measures: 财政收入多少 is asked in 元."""

from __future__ import annotations

import re

# The measure stands at the end, or a little before 多少.
_END = r"(?:[，,]?\s*[^，。？\s]{0,6}\s*多少|(?:分别|各)?[？?。]?$)"
_RATE = re.compile(
    r"(?:比例|比重|占比|增速|增幅|涨幅|增长率|强度|.率)(?:的?(?:预期)?目标)?(?:[是为有达到了超过提升降在控制跟和与同又高低快慢大小？?\s，,、]|大约|大概|分别|各|哪年|更)*(?:多少|几|[？?。]|$|呢)"
    r"|(?:增长|提高|下降|增加|上涨|涨|降低|便宜)(?:的?(?:预期)?目标|幅度)?[了是为]*(?:百分之|多少(?=[？?。，,；;\s了呢]|个?百分点|$))"
    r"|同比[^，。？?]{0,2}[增涨升多降减少][加长高了]*多少(?=[？?。，,；;\s了呢]|$)"
    r"|占(?![地用补])[^，。？?]{0,8}多少(?=[？?。，,；;\s了呢]|$)"
)
RISES_OR_FALLS = re.compile(
    "[涨升上][^，。？?]{0,3}还是[^，。？?]{0,2}[跌降下]|是[跌降][^，。？?]{0,3}还是[^，。？?]{0,2}[涨升]"
)
"""Who asks this asks for a change: 是涨了还是跌了."""
_MONEY = (
    "(?:投资额?|资金|(?<!稳)收入|产值|总值|增加值|支出|预算|经费|费用|造价|价格|(?:均|票|房|地|[水电气油菜肉粮药煤]|物|收购|批发|零售|单|售)价|工资|薪|学费|房租|租金|物业费|(?:养老|退休|低保|公积)金(?!融)|税收?|利润|存款|贷款|GDP|"
    "(?<![名金])额|经济总量)"
)
# 发了多少补贴 asks for a sum.
_SUMS = "(?:补贴|补助|工钱|血汗钱|奖金|津贴|善款|捐款|欠薪|薪水|租金|奖励|慰问金|抚恤金|利息|罚款|救助金)"
# 养老钱涨了多少 may be told in 元 or in %.
_PAID = re.compile(
    "(?:钱|养老金|退休金|工资|低保|津贴|供养|补[助贴]|标准|票价|花费)[^，。？?]{0,6}[涨增提降减少便]+[^，。？?]{0,3}多少(?!个?百分)"
)
# The goal of a rate is a rate; that of what grows may be a sum.
_GOAL_OF_RATE = re.compile("增(?:速|幅|长率)的?(?:预期)?目标")
OUTPUT = ("吨", "斤", "公斤", "辆", "台", "套", "件", "头", "只", "箱", "千瓦时", "度", "立方米", "平方米", "米", "片")
"""Any of these may measure what is produced; money does not."""
AREA = ("平方米", "亩", "公顷", "平方公里")
"""Any of these may measure an area."""
_IMPLIED = (
    (re.compile("多少面积|(?:面积|占地)(?:[是为有达]|总共|一共){0,2}多少(?=[？?。，,]|$)"), AREA),
    (re.compile("收入[^，。？]{0,2}(?:之比|倍差|比(?=[是为达多缩]))" + _END), ("倍", "")),
    (_RATE, ("%",)),
    (RISES_OR_FALLS, ("%",)),
    (re.compile("集装箱吞吐量" + _END), ("标箱",)),
    (re.compile("蓄了?(?:多少|几)的?水|蓄水量?(?:了|有|是|达)*多少"), ("立方米",)),
    (re.compile("(?:旅客|客)(?:吞吐)?量" + _END), ("人次",)),
    (re.compile("(?:货物|货|港口)吞吐量" + _END), ("吨",)),
    (re.compile("天数" + _END), ("天",)),
    (re.compile("(?:产量|产出量)" + _END), OUTPUT),
    (
        re.compile("[挖采产打收炼捞捕][出下上了]*(?:多少|几)(?:煤|粮|油|钢|铁|矿|稻|麦|棉|菜|水?果|肉|奶|蛋|鱼|茶|糖)"),
        OUTPUT,
    ),
    (re.compile("多少[^，。？?]{0,6}(?:蔬菜|粮食|水果|猪肉|煤炭)(?=$|[？?运卖产收进出])"), OUTPUT),
    (re.compile(_MONEY + _END, re.I), ("元",)),
    (
        re.compile("(?:折合|折款|价值|值)(?:了|个)?多少(?=$|[？?。，啊呀])|捐[^，。？?]{0,8}多少(?=$|[？?。，啊呀])"),
        ("元",),
    ),
    (re.compile(f"多少[^，。？?领到给户家人]{{0,4}}{_SUMS}(?=[了啊呀呢吗啦]*(?:[？?。，,]|$))"), ("元",)),
    (
        re.compile(
            "多少(?:贫困|农村|城镇|流动|常住)?(?:人口|游客|旅客|乘客|学生|老人|村民|居民|农民|职工|孩子|患者|病人|党员|志愿者|渔民|牧民|农民工|教师|医生|护士|残疾人|毕业生)(?![家户])"
        ),
        ("人",),
    ),
    (re.compile("(?:人口|人数|就业)[^，。？]{0,6}多少(?!岗位)|(?:人口|人数)(?:分别|各)?[？?。]?$"), ("人",)),
    (re.compile("多少(?:贫困|农村|城镇|困难)?(?:农户|牧户|住户|人家|家庭|困难户|贫困户)(?!收入|人均)"), ("户",)),
    (re.compile("(?:全长|里程|长度)" + _END), ("公里",)),
    (re.compile("(?:补|补贴|补助|奖励|奖|罚|罚款|[挣赚领])了?多少[？?。啊呀呢]*$|(?:什么|啥|多少)价"), ("元",)),
    (
        re.compile(
            "(?:小孩|孩子|学生|老人|居民|职工|农民|工人|村民|群众|的人)(?:总共|一共)?(?:有|达到?)?多少[？?。]?$"
        ),
        ("人",),
    ),
)


def implied_units(text: str) -> tuple[str, ...]:
    """Give the units of what the text measures; none where it does not tell, or asks for a goal or a ratio."""
    near = "".join(text.split())
    if ("目标" in near and not _GOAL_OF_RATE.search(near)) or "结构" in near:
        return ()
    units = next((units for pattern, units in _IMPLIED if pattern.search(near)), ())
    return () if _PAID.search(near) and units == ("%",) else units
