"""What the network reads of a long sentence."""

from __future__ import annotations

from qa.evidence.coverage import weights_of
from qa.evidence.excerpt import excerpt_for
from qa.scorer.pairs import SENTENCE

FIRST, MIDDLE, LAST = "新建学校三所，" * 20, "改造老旧小区45个，", "增加绿地二十公顷，" * 20


def excerpt(read, soft, asked: str, sentence: str) -> str:
    question = read(asked)
    return excerpt_for(question.terms, weights_of(question.terms), sentence, soft)


def test_a_short_sentence_is_read_whole(read, soft):
    assert excerpt(read, soft, "改造多少个老旧小区", FIRST[:14] + MIDDLE) == FIRST[:14] + MIDDLE


def test_of_a_long_one_the_clauses_asked_about(read, soft):
    found = excerpt(read, soft, "改造多少个老旧小区", FIRST + MIDDLE + LAST)
    assert MIDDLE in found
    assert len(soft.encoder.tokenize([found])[0]) <= SENTENCE


def test_a_question_without_terms_reads_from_the_beginning(soft):
    assert excerpt_for((), weights_of(()), FIRST + LAST, soft) == FIRST + LAST
