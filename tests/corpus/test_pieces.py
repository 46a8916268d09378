from __future__ import annotations

from corpus.lines import read_line
from corpus.pieces import pieces_of
from corpus.readers.source import Block

TEXT = "好。\n● （一）工业。 产值5亿元。\n（二）农业。种植。"


def test_a_heading_and_its_body_share_a_number():
    blocks = [Block(0, 2), Block(3, 18), Block(19, 28)]
    lines = [read_line(TEXT[b.start : b.end]) for b in blocks]
    pieces = pieces_of(blocks, lines, ["body", "body", "heading"])
    assert [(p.number, p.kind, p.line.text, p.start, p.block.end) for p in pieces] == [
        ("1", "body", "好。", 0, 2),
        ("2", "heading", "（一）工业。", 5, 11),
        ("2b", "body", "产值5亿元。", 12, 18),
        ("3", "heading", "（二）农业。种植。", 19, 28),
    ]
    assert [TEXT[p.start : p.start + len(p.line.text)] for p in pieces] == [p.line.text for p in pieces]
    assert [p.line.number_level for p in pieces] == [0, 2, 0, 2]
    assert [p.block.blank_before for p in pieces] == [False, False, True, False]
