"""Which pairs are trained on, from where, and how often each is drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.synonyms import phrases, words
from index.training.asked import WORDED_ASKED, asked_pairs, for_encoder, read_asked
from index.training.data import NOT_FREE, DataFolder
from index.training.excerpts import keyword_pairs, one_sentence
from index.training.reports import Report, heading_pairs, held_out, lead_pairs, question_pairs
from index.training.searched import answered_pairs

MOST = 40_000
"""Rows read of one set, and pairs made of one kind: the largest sets must not decide alone."""
# Set → how often each of its pairs is drawn. Question sets come first in weight: their questions people wrote.
QUESTION_SETS = {"cmrc2018": 6.0, "drcd_s": 6.0, "stard": 4.0}
OTHER_SETS = {
    "ncp_policy_qa": 4.0,
    "kgclue_q_triple": 0.5,
    "nlpcc_kbqa_triple": 0.5,
    "cail2019_rc": 1.0,
    "laws_articles": 0.3,
    "alpaca_zh_mt": 1.5,
    "toyhom_med_sample": 4.0,
    "huatuo_llama_med": 1.0,
    "xinwenlianbo": 0.5,
    "cpcnews": 0.5,
    "csl_title_abstract": 1.0,
}
PARAPHRASE_SETS = {"afqmc": 1.0, "atec": 1.0, "bustm": 2.0, "oppo_xiaobu": 1.5, "qbqtc_query_title": 6.0}
WORD_LISTS = 3.0
_PARTNERS = 3
PROSE = ("text-crud_news.txt.xz", "text-fewclue_misc.txt.xz", "text-sogou_news.txt.xz")
_ASKED_TIMES = 4.0
_WORDED_TIMES = 3.0
_SEARCHED_TIMES = 3.0
_KEYWORDS_TIMES = 1.5
_KEYWORDS_DROP = 0.7


@dataclass(frozen=True)
class Source:
    """Pairs of one kind: batches are drawn from one source at a time, so that its style gives nothing away."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    times: float
    """How often each pair is drawn in one training."""
    hard: bool = False
    """Whether each question is also given a near passage that is not its answer."""
    answers: tuple[str, ...] = ()
    """The answer to each question, as long as `pairs`; or none known."""
    drop: float = 0.0
    """The share of its tokens that each left text loses at random, where that is more than the recipe's."""


def read_sources(data: DataFolder, held: list[Path], seed: int) -> list[Source]:
    """Read and make every source that the folder has. Raises InputError for a damaged file."""
    chance = random.Random(seed)
    listed = Source("word lists", tuple(listed_pairs(chance)), WORD_LISTS)
    searched = Source("searched", tuple(answered_pairs(data)), _SEARCHED_TIMES, hard=True)
    sets = [*question_sets(data), searched, *_paraphrases(data)]
    sources = [*sets, *_prose(data, chance), *_reports(data, held, chance), listed]
    return [source for source in sources if source.pairs]


def question_sets(data: DataFolder) -> Iterator[Source]:
    """Read the sets of questions with their passages. Raises InputError for a damaged file."""
    for name, times in (QUESTION_SETS | OTHER_SETS).items():
        path = f"train/pairs-{name}.jsonl.xz"
        if name not in NOT_FREE and data.names(path):
            rows = data.rows(path, MOST)
            pairs = tuple((row["question"], row["passage"]) for row in rows)
            answers = tuple(row.get("answer") or "" for row in rows)
            yield Source(name, pairs, times, name in QUESTION_SETS, answers)


def _paraphrases(data: DataFolder) -> Iterator[Source]:
    for name, times in PARAPHRASE_SETS.items():
        path = f"train/paraphrase-{name}.jsonl.xz"
        if name not in NOT_FREE and data.names(path):
            yield Source(name, tuple(_same(data.rows(path, MOST))), times)


def _same(rows: list[Any]) -> Iterator[tuple[str, str]]:
    return ((row["a"], row["b"]) for row in rows if str(row["label"]) in {"1", "2"} and row["a"] != row["b"])


def _prose(data: DataFolder, chance: random.Random) -> Iterator[Source]:
    for name in PROSE:
        if data.names(f"train/{name}"):
            lines = data.lines(f"train/{name}", MOST)
            yield Source(name, tuple(pair for line in lines if (pair := one_sentence(line, chance))), 0.6)
            yield _keywords(name, lines, chance)


def listed_pairs(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pair each listed word with up to three others that mean the same."""
    for known in (words(), phrases()):
        for meaning in known.meanings():
            for word in meaning:
                others = [other for other in meaning if other != word]
                yield from ((word, other) for other in chance.sample(others, min(_PARTNERS, len(others))))


def _keywords(name: str, paragraphs: list[str], chance: random.Random) -> Source:
    some = chance.sample(paragraphs, min(MOST, len(paragraphs)))
    return Source(f"keywords {name}", tuple(keyword_pairs(some, chance)), _KEYWORDS_TIMES, drop=_KEYWORDS_DROP)


def _paragraphs(reports: list[Report]) -> list[str]:
    return list(dict.fromkeys(paragraph for report in reports for paragraph in report["paragraphs"]))


def _reports(data: DataFolder, held: list[Path], chance: random.Random) -> Iterator[Source]:
    path = "reports/reports.jsonl.xz"
    if not data.names(path):
        return
    reports = [report for report in data.rows(path) if not held_out(report, held)]
    makers: dict[str, tuple[Callable[..., Iterator[tuple[str, str]]], float]] = {
        "report headings": (heading_pairs, 0.8),
        "report leads": (lead_pairs, 0.8),
        "report questions": (question_pairs, 1.2),
    }
    yield Source("asked", tuple(asked_pairs(reports, for_encoder(read_asked()))), _ASKED_TIMES)
    yield Source("worded", tuple(asked_pairs(reports, for_encoder(read_asked(WORDED_ASKED)))), _WORDED_TIMES)
    yield _keywords("reports", _paragraphs(reports), chance)
    for name, (make, times) in makers.items():
        pairs = list(make(reports, chance))
        yield Source(name, tuple(chance.sample(pairs, min(MOST, len(pairs)))), times)
