"""A vocabulary as a tree of characters in two arrays, walked from many starts at once (Aoe's double array, 1989)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]

CODES = 0x10000
"""So many characters, those of the basic plane, can stand in words."""
NO_WORD = -1
_FREE = -1
# So many slots for each branch: the more, the sooner a place is found where a node's branches meet no others.
_ROOM = 8
_SEED = 1


class Trie:
    """The words and their numbers; node 0 is the root."""

    def __init__(self, words: Mapping[str, int]) -> None:
        known = sorted({character for word in words for character in word})
        self.characters = np.zeros(CODES, np.int32)
        """The number of each character by its code, from 1; 0 for one that stands in no word."""
        self.characters[[ord(character) for character in known]] = np.arange(1, len(known) + 1)
        prefixes = {word[:length] for word in words for length in range(len(word) + 1)}
        nodes = {prefix: node for node, prefix in enumerate(sorted(prefixes))}
        self.words = np.array([words.get(prefix, NO_WORD) for prefix in nodes], np.int32)
        """The number of the word that ends at each node, or NO_WORD."""
        self._base = np.zeros(len(nodes), np.int64)
        size = len(known) + 1 + _ROOM * len(nodes)
        self._parent, self._child = np.full(size, _FREE, np.int32), np.zeros(size, np.int32)
        self._lay(_branches(nodes), len(known))

    def walk(self, numbers: Numbers, room: Numbers) -> Iterator[tuple[Places, Numbers]]:
        """Give, for each length from 1, where so many characters begin a word, and the nodes that they reach.

        `numbers` are the characters, `room` says how many of them are left of each one's piece, itself among them.
        """
        starts, nodes, length = np.arange(len(numbers)), np.zeros(len(numbers), np.int32), 0
        while len(starts):
            slots = self._base[nodes] + numbers[starts + length]
            there = self._parent[slots] == nodes
            starts, nodes = starts[there], self._child[slots[there]]
            yield starts, nodes
            length += 1
            longer = room[starts] > length
            starts, nodes = starts[longer], nodes[longer]

    def _lay(self, branches: Mapping[int, Sequence[tuple[str, int]]], characters: int) -> None:
        """Put each node's branches where no others are, those of the nodes with the most branches first."""
        chance = np.random.default_rng(_SEED)
        for node, own in sorted(branches.items(), key=lambda item: -len(item[1])):
            offsets = self.characters[[ord(character) for character, _ in own]]
            slots = offsets
            while (self._parent[slots] != _FREE).any():
                slots = int(chance.integers(len(self._parent) - characters)) + offsets
            self._base[node] = slots[0] - offsets[0]
            self._parent[slots], self._child[slots] = node, [child for _, child in own]


def _branches(nodes: Mapping[str, int]) -> dict[int, list[tuple[str, int]]]:
    """Give the last character and the node of each prefix that is longer by one, for each node with any."""
    branches: dict[int, list[tuple[str, int]]] = {}
    for prefix, node in nodes.items():
        if prefix:
            branches.setdefault(nodes[prefix[:-1]], []).append((prefix[-1], node))
    return branches
