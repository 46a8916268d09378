"""How paragraphs of a work report begin when they turn to another period."""

from __future__ import annotations

import re

OPENING = r"(?:各位代表[！!，,：:]\s*)?(?:[（(]?[一二三四五六七八九十\d]+[）).、]\s*|[—●•·\-]+)?"
"""What may stand before it: an address, a number, a dash."""
ONE = re.compile(
    rf"{OPENING}(?:(?:刚刚|即将|已经)?过去的?(?:这)?一年|(?:刚刚|即将)过去的?(?:20|19)\d\d年|一年来|一年多?以来|这一年|去年(?!底)|回[首顾望](?:过去(?:的)?)?一年)"
)
"""It turns to the last year."""
_SPAN = r"[两二三四五几345]年"
SEVERAL = re.compile(
    rf"{OPENING}(?:(?:总的看|回[首顾望]|综观|纵观)[，,]?)?(?:(?:这|过去的?|刚刚过去的?)?{_SPAN}(?:来|间|以来)|(?:这|过去的?|刚刚过去的?){_SPAN}"
    rf"|(?:这|(?:回望|回顾)?{_SPAN}[，,]?)是[^，。；]{{2,30}}的{_SPAN}|{_SPAN}的?(?:历程|实践|工作实践|奋斗)"
    r"|[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间|以来)|(?:本|这|[一二三四五六七八九十]+)届政府|(?:本届|换届|届)[^，。]{0,6}以来"
    rf"|[^，。]{{2,20}}以来的?{_SPAN}|[^。]{{0,40}}(?:届人大一次会议|本届政府))"
)
"""To several years up to the last."""
WHOLE_TERM = re.compile(
    rf"{OPENING}(?:(?:这|过去的?|刚刚过去的?)[五5]年|[五5]年(?:来|间)|(?:这|[五5]年[，,]?)是[^，。；]{{2,30}}的[五5]年)"
)
"""To a whole term."""
TERM_YEARS = 5
THIS = re.compile(rf"{OPENING}(?:今年(?!底)|本年度?|做好今年|实现今年|新的一年|在新的一年)")
"""To the year that has begun."""
AHEAD = re.compile(
    rf"{OPENING}(?:今后|未来|接下来的?|本届政府){_SPAN}|{OPENING}[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间)|{OPENING}(?:力争|努力)?到(?:20|19)\d\d年|{OPENING}《[^》]*纲要"
)
"""To several years from now."""
OPENING_MONTH = 6
"""Up to this month a report opens its year: later ones review that year too."""
