from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.source import Block
from corpus.readers.text import blocks_of, read_text


def test_a_block_a_line_without_the_space_around_it():
    text = "\u3000\u3000盐湖区 \n\n  改造58个。\n二是"
    assert blocks_of(text) == (Block(2, 5), Block(10, 16, blank_before=True), Block(17, 19))
    assert [text[b.start : b.end] for b in blocks_of(text)] == ["盐湖区", "改造58个。", "二是"]


@pytest.mark.parametrize("feed", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_feed(feed: str):
    text = feed.join(["甲", "乙", "", "丙"])
    blocks = blocks_of(text)
    assert [text[b.start : b.end] for b in blocks] == ["甲", "乙", "丙"]
    assert [b.blank_before for b in blocks] == [False, False, True]


@pytest.mark.parametrize("text", ["", "\n\u3000\r\n", "●", "---\n***\n——", "|---|---|"])
def test_lines_that_say_nothing(text: str):
    assert blocks_of(text) == ()


@given(st.text(alphabet="盐5。● \u3000\r\n\f\u2028\x85\x1c", max_size=40) | st.text(max_size=40))
def test_blocks_hold_every_letter_in_order(text: str):
    blocks = blocks_of(text)
    assert "".join(c for b in blocks for c in text[b.start : b.end] if c.isalnum()) == "".join(
        filter(str.isalnum, text)
    )
    for block in blocks:
        piece = text[block.start : block.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        assert "\r" not in piece


def test_offsets_count_from_the_clean_text():
    source = read_text("\ufeff盐\u200b湖\r\n58个".encode(), "a.txt")
    assert source.text == "盐湖\r\n58个"
    assert source.stripped == ((1, 1),)
    assert [source.text[b.start : b.end] for b in source.blocks] == ["盐湖", "58个"]
