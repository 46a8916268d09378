import pytest

from corpus.sentences import Span
from corpus.types import Paragraph, Section
from qa.drafts.draft import Draft, Source, Statement
from qa.drafts.further import asks_more, is_told, without_told

TOLD = "临江市2022年：新建小学3所[1]。**60部**——加装电梯60部[2]。"


def statement(quote, text):
    paragraph = Paragraph("r#1", "r", "body", Section((), None, None), quote, 0, len(quote))
    return Statement(text, (Source(paragraph, Span(0, len(quote), quote)),))


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("还有呢", True),
        ("还有别的吗？", True),
        ("其他的呢", True),
        ("继续说", True),
        ("还有医院呢", False),
        ("再修几条路", False),
    ],
)
def test_who_asks_for_more(text, more):
    assert asks_more(text) is more


def test_what_was_told():
    assert is_told("新建小学3所。", "新建小学3所")
    assert not is_told("新建小学30所。", "新建小学3所")
    assert not is_told("新建小学3所。", "")


def test_only_what_is_new_is_left():
    """A statement is old by its whole quote, or by its own words where that is a piece of the quote."""
    old = statement("新建小学3所。", "新建小学3所")
    piece = statement("改造公厕9座，加装电梯60部。", "加装电梯60部")
    new = statement("新建公园2个。", "新建公园2个")
    plain = TOLD.replace("**", "")
    assert without_told(Draft((old, piece, new)), plain).statements == (new,)
    assert without_told(Draft((old, new)), "").statements == (old, new)
    nothing = without_told(Draft((old,), belief=0.9), plain)
    assert (nothing.statements, nothing.reason != "") == ((), True)
