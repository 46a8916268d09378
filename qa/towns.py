"""Towns and sub-districts that have reports: no list of places has them, so that their names alone tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.places import Place, PlaceMention, find_places, short_name
from corpus.types import Report

_TOWN = re.compile("(?:[镇乡]|街道)$")
# 新华街道路 is a road.
_ROAD = re.compile("[\u4e00-\u9fff]{2}街道路")


class Towns:
    """The towns of an index, by what they lie in: (山西省, 运城市, 稷山县, 化峪镇)."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._paths = tuple(dict.fromkeys(r.place_path for r in reports if r.place and _TOWN.search(r.place)))

    def mention(self, text: str) -> PlaceMention | None:
        """Find the town that a question names; none beside another place that it asks about.

        Of two of one name it is the one whose county, city or province is named too, else both.
        """
        told = _ROAD.sub(lambda m: " " * len(m.group()), text)
        named = [path for path in self._paths if path[-1] in told]
        if not named or _asks_elsewhere(text, named):
            return None
        near = [path for path in named if any(short_name(place) in text for place in path[:-1])] or named
        start, name = told.index(near[0][-1]), near[0][-1]
        return PlaceMention(start, start + len(name), tuple(Place(path) for path in near if path[-1] == name))

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, longest first."""
        return tuple(sorted({path[-1] for path in self._paths}, key=lambda name: (-len(name), name)))

    def plain(self, text: str) -> str:
        """Leave out the county before a town of which there is one: 稷山县化峪镇 is 化峪镇."""
        for path in self._paths:
            if sum(other[-1] == path[-1] for other in self._paths) == 1:
                around = "|".join(name for place in path[:-1] for name in (place, short_name(place)))
                text = re.sub(f"(?:{around})+(?={path[-1]})", "", text)
        return text


def _asks_elsewhere(text: str, towns: Iterable[tuple[str, ...]]) -> bool:
    """Say whether a place is named in which none of the towns lies."""
    named = (place.path for mention in find_places(text) for place in mention.places)
    return any(all(path != town[: len(path)] for town in towns) for path in named)
