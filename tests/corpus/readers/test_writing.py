from __future__ import annotations

from corpus.readers.source import Block
from corpus.readers.writing import Piece, write_source


def test_pieces_are_written_a_line_each():
    source = write_source(
        [Piece("甲\u200b  乙 ", 1), Piece("——"), Piece("", blank_before=True), Piece("丙", 2, table=True)]
    )
    assert source.text == "甲 乙\n\n丙"
    assert source.blocks == (Block(0, 3, 1), Block(5, 6, 2, blank_before=True, table=True))


def test_one_heading_at_the_front_is_the_title():
    assert levels(2, 3, 4, 3) == [1, 2, 3, 2]
    assert levels(0, 2, 3) == [0, 1, 2]


def test_several_of_the_outermost_level_are_sections():
    assert levels(1, 0, 1, 2) == [2, 0, 2, 3]
    assert levels(0, 0, 0, 0, 0, 1) == [0, 0, 0, 0, 0, 2]
    assert levels(0, 0) == [0, 0]


def levels(*told: int) -> list[int]:
    return [block.heading for block in write_source([Piece("文", heading=level) for level in told]).blocks]
