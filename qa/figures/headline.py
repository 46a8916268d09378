"""The measures that every report tells: a sum of one of them is none of another, nor of what a bridge cost."""

from __future__ import annotations

import re

_OUTPUT = "生产总值|GDP|经济总量"
_MEASURES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        _OUTPUT,
        "公共预算收入|财政(?:总)?收入|税|财力",
        "公共预算支出|财政支出",
        "可支配收入|纯收入|(?:居民|农民|农牧民|职工|人均|村民)[^，。；、]{0,4}收入",
        "固定资产投资|固投",
        "零售总?额|社零",
        "进出口|出口|进口|外贸",
        "旅游(?:业|综合|总|花费)?[^，。；、]{0,2}收入|旅游花费",
        "工资|工钱|血汗钱|(?<![追欠讨清])薪|(?:老师|教师|医生|护士|骑手|司机|工人|保安|快递员|外卖员)[^，。；、？?]{0,10}[挣赚拿]",
        "房租(?!赁)|租金",
        "(?:销售|营业|主营)[^，。；、]{0,3}收入|营收|卖了?|销售额",
    )
)
# 能拿多少钱, 挣几个钱 are people's words for their income; 收入, 家底 and the like may mean any of the measures.
_GENERAL = re.compile("收入|产值|经济|规模|总额|指标|财政|投资|多大|家底|盘子|工资|到手|拿到|能拿|拿多少|[挣赚]")
# 湘西机场建下来总投资多少 is not answered by what all invested.
_BUILT = re.compile(
    "(?:机场|工程|项目|大桥|铁路|高速|公路|电站|水库|中心|园区|医院|学校|建下来|建成|修)[^，。？?固]{0,8}总投资"
)
_ALL_INVESTED = re.compile("固定资产投资|固投")
# What a firm earned is told where it is named, and not by what it invests.
_EARNED = re.compile("利润|利税|盈利|亏损")
# Who asks what was got back for workers is answered by their wages.
_ARREARS, _WAGES = re.compile("[讨追欠清]薪"), re.compile("工资|薪|工钱")
_A_HEAD = re.compile("人均|每人|平均|按人")
_OUTPUT_A_HEAD = re.compile("人均(?:地区|国内|国民)?(?:生产总值|GDP)", re.I)
# 万元地区生产总值能耗 is none of the output itself.
_PER_OUTPUT = re.compile("(?:万元|单位)[^，。；、]{0,6}(?:生产总值|GDP|增加值)[^，。；、]{0,2}[能电水]")
_ON_USE = re.compile("[耗能电水碳]|排放")


def of_other_measure(question: str, piece: str) -> bool:
    """Say whether a piece tells another of these measures than the question asks for, or asks for none of them."""
    if _ARREARS.search(question) and _WAGES.search(piece):
        return False
    if _EARNED.search(question) and not _EARNED.search(piece) and "投" in piece:
        return True
    if _output_a_head_or_all(question, piece):
        return True
    if _BUILT.search(question) and _ALL_INVESTED.search(piece):
        return True
    told = {i for i, measure in enumerate(_MEASURES) if measure.search(piece)}
    if not told:
        return False
    asked = {i for i, measure in enumerate(_MEASURES) if measure.search(question)}
    return not (told & asked) if asked else not _GENERAL.search(question)


def _output_a_head_or_all(question: str, piece: str) -> bool:
    """Say whether what is made a head is asked for and only what is made is told, or the other way round."""
    output = _MEASURES[0]
    if not output.search(question) or not output.search(piece):
        return False
    if _A_HEAD.search(question):
        return not _A_HEAD.search(piece)
    return not output.search(_OUTPUT_A_HEAD.sub("", piece))


# What is named in so many words is told in these.
_TOLD_IN = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        ("可支配收入|纯收入", "收入"),
        ("房租(?!赁)|租金", "租"),
        ("票价|门票", "票"),
        ("学费", "学费|收费|学杂费|免费"),
        ("利率", "利率|利息|年息|息差|LPR|贴息"),
        ("收费(?:标准)?[是为要得]?(?:多少|几)(?![个项家处条])", "费|元|钱|价"),
        ("(?<!挽回)(?<!减少)(?<!避免)损失了?(?:多少|几)[十百千万亿]*[钱元]", "损|灾|赔|减产"),
        ("(?:工资|月薪|年薪|薪水)[^，。？?]{0,8}(?:多少|几)", "工资|薪|收入|报酬|待遇|津贴"),
        ("吞吐量", "吞吐|客流|旅客|货运|客运"),
    )
)


def lacks_measure(question: str, told: str) -> bool:
    """Say whether a sentence with its headings has no word for a measure that the question names: 房租, 学费."""
    return any(asked.search(question) and not words.search(told) for asked, words in _TOLD_IN)


def is_per_output(question: str, piece: str) -> bool:
    """Say whether a piece tells what is used for the output, where the question is on the output itself."""
    return bool(_PER_OUTPUT.search(piece)) and not _ON_USE.search(question)
