"""Question and hits to a cited answer."""

from typing import TYPE_CHECKING

from corpus.late import late_names

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.types import Answer, Citation, Delta, Event, RankedPassage, Turn
else:
    __getattr__ = late_names(
        __name__,
        {
            "qa.assistant": ["Assistant"],
            "qa.types": ["Answer", "Citation", "Delta", "Event", "RankedPassage", "Turn"],
        },
    )

__all__ = ["Answer", "Assistant", "Citation", "Delta", "Event", "RankedPassage", "Turn"]
