"""Passages of common wording, in two years' reports of one city and in one of another city."""

from __future__ import annotations

import pytest

from index.build import build_index
from index.generations import Generations
from index.retrieve import Retriever
from qa.drafts.lookalike import hits_like, reports_like
from qa.snapshot import Snapshot
from qa.understanding.question import understand

WORDS = "我代表市人民政府作政府工作报告"
TITLES = ("临江市2021年政府工作报告", "临江市2022年政府工作报告", "海城市2022年政府工作报告")


@pytest.fixture(scope="module")
def snapshot(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("alike")
    for title in TITLES:
        opening = f"{title}\n各位代表：\n现在，我代表{title[:3]}人民政府作政府工作报告。\n一、工作回顾\n新建公园3个。\n"
        (folder / f"{title}.txt").write_text(opening, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    return Snapshot(Retriever(Generations(folder / "index").open(), encoder), None)


@pytest.fixture(scope="module")
def asked(snapshot):
    def read(text):
        return understand(text, snapshot.retriever.soft, year=snapshot.year, home=snapshot.home_names)

    return read


def test_passages_are_found_by_the_given_words_and_not_by_the_questions(snapshot, asked):
    hits = hits_like(WORDS, asked("2021年临江市的公园"), snapshot.world(snapshot.year))
    assert "作政府工作报告" in hits[0].passage.paragraph.text


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("2021年临江市的公园", [TITLES[0], TITLES[1]]),
        ("2022年临江市的公园", [TITLES[1], TITLES[0]]),
        ("2022年海城市的公园", [TITLES[2]]),
    ],
)
def test_reports_of_the_place_come_once_those_of_the_period_first(snapshot, asked, question, titles):
    found = reports_like(WORDS, asked(question), snapshot.world(snapshot.year))
    assert [report.title for report in found] == titles
