"""Question and hits to a cited answer."""

from qa.assistant import Assistant
from qa.types import Answer, Citation, Delta, Event, RankedPassage, Turn

__all__ = ["Answer", "Assistant", "Citation", "Delta", "Event", "RankedPassage", "Turn"]
