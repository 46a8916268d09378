"""The other year's figure, told in the very sentence that answers for one: 起诉129人，比2023年的203人减少."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.numbers import find_quantities
from corpus.periods import find_periods
from corpus.sentences import split_clauses
from corpus.types import Period
from qa.drafts.draft import Statement
from qa.drafts.world import World

_LEVEL = re.compile("(?:[年末底]|同期)*的?(?:同期|全年)?(?:的|为|是)(?:约|近)?")
"""What stands between the year and its figure: 2023年的203人; 比2023年多50人 and 2023年目标为80件 tell another."""
_EDGES = "，。；、：（）() "


def told_beside(statements: Sequence[Statement], period: Period, world: World) -> Iterator[Statement]:
    """Give what the sentences already quoted say of another year in the unit of their own figures."""
    for statement in statements:
        units = {quantity.unit for direct in statement.direct for quantity in find_quantities(direct)}
        for source in statement.sources:
            for clause in split_clauses(source.quote.text):
                figure = _figure_of(clause.text, period, units, world.year)
                if figure:
                    text = world.lead(source.paragraph, period) + clause.text.strip(_EDGES)
                    yield Statement(text, (source,), (figure,))


def _figure_of(clause: str, period: Period, units: set[str], year: int | None) -> str:
    """Give the figure that is expressly of the year; empty where none is."""
    for mention in find_periods(clause, year):
        if mention.period == period:
            for quantity in find_quantities(clause):
                between = clause[mention.end : max(quantity.start, mention.end)]
                if _LEVEL.fullmatch(between) and quantity.unit in units:
                    return quantity.text
    return ""
