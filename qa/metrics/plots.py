"""The refusal curve and the reliability table as pictures.

The labels are English, for which every machine has a font.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import InputError
from qa.metrics.calibration import Bin
from qa.metrics.selective import Point

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

REFUSAL, CALIBRATION = "refusal-curve.png", "calibration.png"
_INCHES = (6.0, 4.5)
_DPI = 150
_BLUE, _RED, _GREY = "#1f5fa8", "#b3261e", "#8a8a8a"


def check_plots() -> None:
    """Raise InputError where there is nothing to draw with."""
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        raise InputError("画图需要 matplotlib：请先运行 pip install 'yanxiaoge[plots]'，或去掉 --plots。") from None


def write_refusal(folder: Path, curve: Sequence[Point], served: Point | None) -> Path:
    """Draw coverage against risk, with a dot at `served`, what the gate does now."""
    figure, axes = _figure("Refusal curve", "coverage: share of all questions answered", "risk: share of these wrong")
    axes.step([p.coverage for p in curve], [p.risk for p in curve], where="post", color=_BLUE, linewidth=1.8)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, max(0.1, *(p.risk * 1.15 for p in curve)) if curve else 1)
    if served:
        axes.plot([served.coverage], [served.risk], "o", color=_RED, markersize=8)
        label = f"the gate as it is: {served.coverage:.0%} answered, {served.risk:.1%} wrong"
        axes.annotate(
            label, (served.coverage, served.risk), xytext=(-12, 14), textcoords="offset points", ha="right", color=_RED
        )
    return _save(figure, folder / REFUSAL)


def write_calibration(folder: Path, bins: Sequence[Bin]) -> Path:
    """Draw what the gate says against what happened, each bin with its number of questions."""
    figure, axes = _figure("Calibration", "probability that the gate gives", "share of the answers that are right")
    axes.plot([0, 1], [0, 1], "--", color=_GREY, linewidth=1)
    axes.plot([b.said for b in bins], [b.happened for b in bins], "o-", color=_BLUE, linewidth=1.8)
    for b in bins:
        axes.annotate(f"{b.count}", (b.said, b.happened), xytext=(7, -11), textcoords="offset points", fontsize=9)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1.03)
    return _save(figure, folder / CALIBRATION)


def _figure(title: str, x: str, y: str) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(_INCHES, _DPI, layout="constrained")
    axes = figure.add_subplot()
    axes.set(title=title, xlabel=x, ylabel=y)
    axes.grid(visible=True, color="#e4e4e4")
    axes.set_axisbelow(True)
    return figure, axes


def _save(figure: Figure, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    return path
