from __future__ import annotations

from index.record import embedded_text
from tests.index.worlds import records


def test_what_is_indexed_of_each_passage():
    assert embedded_text("盐湖区", "字") == "盐湖区\n字"
    assert embedded_text("", "字") == "字"
    assert records()[0].embedded == ["盐湖区 工业\n产值５亿元，", "增长", "5%。"]
