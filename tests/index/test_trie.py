from __future__ import annotations

import numpy as np

from index.trie import NO_WORD, Trie

WORDS = {"盐": 4, "盐湖": 1, "盐湖区": 2, "区": 3, "改造": 5}


def reached(trie: Trie, text: str, room: list[int]) -> list[list[tuple[int, int]]]:
    numbers = trie.characters[[ord(character) for character in text]]
    walk = trie.walk(numbers, np.array(room, np.int32))
    levels = [[(int(a), int(trie.words[b])) for a, b in zip(*level, strict=True)] for level in walk]
    return [level for level in levels if level]


def test_every_word_is_found_where_it_starts():
    # 盐湖区改造 in one piece: 改 begins a word, but is none.
    first, second, third = reached(Trie(WORDS), "盐湖区改造", [5, 4, 3, 2, 1])
    assert first == [(0, 4), (2, 3), (3, NO_WORD)]
    assert second == [(0, 1), (3, 5)]
    assert third == [(0, 2)]


def test_no_word_goes_across_the_end_of_a_piece():
    first, second = reached(Trie(WORDS), "盐湖区", [2, 1, 1])
    assert (first, second) == ([(0, 4), (2, 3)], [(0, 1)])


def test_characters_of_no_word_have_no_number():
    trie = Trie(WORDS)
    assert trie.characters[ord("县")] == 0
    assert reached(trie, "县", [1]) == []


def test_many_words_do_not_meet():
    words = {
        f"{a}{b}{c}": i
        for i, (a, b, c) in enumerate((x, y, z) for x in "甲乙丙丁" for y in "子丑寅" for z in "金木水火土")
    }
    trie = Trie(words)
    for word, number in words.items():
        assert reached(trie, word, [3, 2, 1])[2] == [(0, number)]
