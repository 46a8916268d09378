from __future__ import annotations

import pytest

from corpus.readers.layout import Segment
from corpus.readers.running import drop_running


def at(text: str, top: float) -> Segment:
    return Segment(text, 50, 90, top, top + 10, 10)


@pytest.mark.parametrize("number", ["3", "— 3 —", "第 3 页", "第3页 共9页", "3/9"])
def test_page_numbers_go_from_the_edge_only(number: str):
    page = [at(number, 780), at(number, 400), at("正文", 700)]
    assert drop_running([(800, page)]) == [page[1:]]


def test_a_line_that_comes_back_on_three_pages_goes():
    pages = [(800.0, [at(f"工作报告 第{n}版", 20), at("各位代表", 60), at(f"正文{n}", 300)]) for n in range(3)]
    pages[0][1][1] = at("政府公报", 60)
    kept = [[s.text for s in page] for page in drop_running(pages)]
    assert kept == [["政府公报", "正文0"], ["各位代表", "正文1"], ["各位代表", "正文2"]]
    assert drop_running(pages[:2])[0][0].text == "工作报告 第0版"
