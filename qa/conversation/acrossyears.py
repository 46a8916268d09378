"""Which of the years asked about one after another: 哪年更高 behind 2014年GDP是多少 and 那2015年呢."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.periods import find_periods
from qa.understanding.question import Question

_WITH = re.compile("^(?:那么?)?[和跟与同比]*(?:19|20)\\d\\d年?(?:相?比(?:起来|一比)?|对比)?[，,]?")
_WHICH_YEAR = re.compile(
    f"^(?:{_WITH.pattern[1:]}|那么?|这[两几]年|这[两几]个)?[，,]?哪一?年[^，。？?]{{0,6}}(?:高|快|多|大|好|低|少|慢|强)(?:[一]?[些点])?[呢啊呀]?[？?。]?$"
)
_HOW_MANY = re.compile("(?:分别|总共|一共)?(?:[是有为达到了])*(?:多少|几)[^，。？?]{0,4}[？?。]*$|[呢啊呀？?。]+$")
_ANY_YEAR = 2000


def over_years(text: str, asked: Sequence[Question]) -> str:
    """Write out the subject and the years that the questions before have in common; any other text as it is."""
    if not asked or not _WHICH_YEAR.search(text):
        return text
    named = {m.period.last for m in find_periods(text, _ANY_YEAR) if not m.relative}
    before = asked[-1]
    alike = [question for question in asked if question.bare == before.bare and question.places == before.places]
    years = sorted(named | {p.last for question in alike for p in question.periods if p.first == p.last})
    if len(years) < 2:
        return text
    place = before.places[0].places[0].path[-1] if before.places else ""
    return f"{place}{'和'.join(f'{year}年' for year in years)}{_HOW_MANY.sub('', before.bare)}{_WITH.sub('', text)}"
