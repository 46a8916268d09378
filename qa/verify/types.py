"""What verification hands back."""

from __future__ import annotations

from dataclasses import dataclass

from qa.drafts.draft import Statement


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of one sentence of a model."""

    statement: Statement | None
    """None where the sentence is dropped."""
    reason: str = ""
    """Why it was dropped, in Chinese; empty for what is kept, and for a frame that claims nothing (以下是要点：)."""
    repaired: bool = False
    """Cites other passages than the model's markers named."""
