"""What a promise's test counted."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

_SHOWN = 5


@dataclass
class Tally:
    """One row of the result: how often something was tried, and where the promise did not hold."""

    promise: int
    what: str
    runs: int = 0
    failures: list[str] = field(default_factory=list)
    note: str = ""
    skipped: str = ""
    """Why this was not tried here."""
    seconds: float = 0.0
    _started: float = field(default_factory=time.perf_counter)

    def count(self, problem: str | None) -> None:
        """Count one run, with what was wrong about it."""
        self.runs += 1
        if problem:
            self.failures.append(problem)

    def finish(self, note: str = "") -> Tally:
        """Stop the clock."""
        self.seconds = round(time.perf_counter() - self._started, 1)
        self.note = note
        return self

    def skip(self, reason: str) -> Tally:
        """Say why nothing was tried."""
        self.skipped = reason
        return self

    def row(self) -> str:
        """Write it as a line, with the first failures below."""
        if self.skipped:
            return f"{self.promise}  {self.what:<58} skipped: {self.skipped}"
        line = (
            f"{self.promise}  {self.what:<58} {self.runs:>6} {len(self.failures):>6} {self.seconds:>8.1f}  {self.note}"
        )
        return "\n".join([line, *(f"     ! {failure}" for failure in self.failures[:_SHOWN])])

    def to_dict(self) -> dict[str, object]:
        """Give it for JSON."""
        names = ("promise", "what", "runs", "failures", "seconds", "note", "skipped")
        return {name: getattr(self, name) for name in names}
