"""Reports whose every figure is one number, an index of them, and a look at it as a user has it."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.torture.child import Outcome, in_child
from benchmarks.torture.shim import Fault
from corpus.read import SHIPPED
from index.build import build_index
from index.embed import Encoder, load_encoder
from index.generations import Generations
from index.intake import Progress
from qa.assistant import Assistant

QUESTION = "2023年要改造多少个老旧小区？"
_STAMPED = """临江市2023年政府工作报告

一、2022年工作回顾
过去一年，全市上下真抓实干，各项事业稳步向前。

二、2023年工作安排
（一）提升城市品质
改造老旧小区{0}个。新建滨江公园{0}处。
（二）办好民生实事
新建社区食堂{0}个，加装电梯{0}部。城镇新增就业{0}人。
"""
_CONSTANT = """{place}2023年政府工作报告

二、2023年工作安排
新建粮食仓库{number}座，修建通村公路{number}公里。
"""
_PLACES = ("长岭县", "青川县", "白水县", "宁远县")
_FIGURE = re.compile(r"(?:小区|公园|食堂|电梯|就业)\**(\d{4,})")


def _quiet(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader gets."""

    generation: str = ""
    stamps: tuple[int, ...] = ()
    """Every number that the answer, its citations and passages, and the report's text tell; mixed, if not one."""
    notice: str | None = None
    problems: tuple[str, ...] = ()
    """What `verify` finds."""
    error: str = ""
    """An error raised on purpose, in Chinese."""
    broken: str = ""
    """A crash, a hang, or any other error."""
    seconds: float = 0.0
    """Of opening and answering."""

    def trouble(self) -> str:
        """Say what is not as in a sound index; empty when all is."""
        mixed = f"mixed {self.stamps}" if len(self.stamps) != 1 else ""
        return self.broken or self.error or self.notice or "；".join(self.problems) or mixed


class World:
    """A folder of reports and an index of it."""

    def __init__(self, folder: Path, encoder: Encoder | None = None) -> None:
        self.folder = folder
        self.root = folder / "world" / "index"
        self.reports = folder / "reports"
        self.encoder = encoder or load_encoder()
        self.stamp = 1000
        self.reports.mkdir(parents=True)
        self.root.parent.mkdir()
        for number, place in enumerate(_PLACES, 11):
            self._write(f"{place}2023年政府工作报告.txt", _CONSTANT.format(place=place, number=number))

    def build(self, *, full: bool = False, progress: Progress = _quiet) -> None:
        """Build what the reports say now, in this process."""
        build_index([self.reports, SHIPPED], self.root, encoder=self.encoder, full=full, progress=progress)

    def correct(self) -> None:
        """Write the next number into the report."""
        self.stamp += 1
        self._write("临江市2023年政府工作报告.txt", _STAMPED.format(self.stamp))

    def step(self, fault: Fault | None = None, *, full: bool = False, kill_after: float | None = None) -> Outcome:
        """Correct the report and build in a child, which may meet a fault."""
        self.correct()
        return in_child(lambda: self.build(full=full), fault, kill_after)

    def fault(self, mode: str, step: int = 0, error: int = 0, *, reads: bool = False) -> Fault:
        """Describe a fault of this world's disk."""
        return Fault(self.root.parent, mode, step, error, reads)

    def _write(self, name: str, text: str) -> None:
        (self.reports / name).write_text(text, encoding="utf-8")

    def look(self) -> Look:
        """Open, ask and verify in a child."""
        return look(self.root, self.encoder)

    def rebuilt(self) -> str | None:
        """Build again; say what is still not sound."""
        return self.step().error or self.look().trouble() or None

    def untidy(self) -> str | None:
        """Build once more; say what lies about beside two generations."""
        outcome = self.step()
        left = sorted(path.name for path in self.root.iterdir())
        if outcome.error or len(left) != 4 or any(name.endswith(".tmp") for name in left):
            return f"after the next build: {left} {outcome.error}"
        return self.look().trouble() or None


def look(root: Path, encoder: Encoder) -> Look:
    """Open an index, ask and verify in a child."""
    outcome = in_child(lambda: _look(root, encoder))
    if outcome.unexpected:
        return Look(broken=outcome.unexpected, seconds=outcome.seconds)
    if outcome.error:
        return Look(error=outcome.error, seconds=outcome.seconds)
    generation, stamps, notice, problems, seconds = outcome.value
    return Look(generation, tuple(stamps), notice, tuple(problems), seconds=seconds)


def _look(root: Path, encoder: Encoder) -> Sequence[object]:
    started = time.perf_counter()
    assistant = Assistant(root, encoder)
    generation, stamps = asked(assistant)
    seconds = time.perf_counter() - started
    texts = [assistant.report_text(report.id) for report in assistant.reports() if report.place == "临江市"]
    told = sorted(stamps | {stamp for text in texts for stamp in stamps_in(text)})
    return generation, told, assistant.notice, Generations(root).verify(), seconds


def asked(assistant: Assistant) -> tuple[str, set[int]]:
    """Ask; give the answer's generation and every number told in its text, quotes, paragraphs and passages."""
    answer = assistant.ask(QUESTION)
    texts = [answer.text, *(text for c in answer.citations for text in (c.quote, c.paragraph))]
    texts += [passage.text for passage in answer.passages]
    return answer.generation, {stamp for text in texts for stamp in stamps_in(text)}


def stamps_in(text: str) -> list[int]:
    """Give the stamped numbers in a text."""
    return [int(number) for number in _FIGURE.findall(text)]
