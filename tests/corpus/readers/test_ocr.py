from __future__ import annotations

from corpus.readers.ocr import chinese_stops, unread_pages


def test_pages_are_named_in_runs():
    assert unread_pages("报.pdf", (2, 4, 5, 6, 9)) == (
        "文件“报.pdf”第 2、4—6、9 页是图片，没有收录："
        '请安装文字识别组件（pip install "yanxiaoge[ocr]"），再运行 yanxiaoge build --full。'
    )


def test_stops_beside_chinese_characters_are_chinese():
    assert chinese_stops("增长5.6%,其中(含县区)12,345人:很好") == "增长5.6%，其中（含县区）12,345人：很好"
    assert chinese_stops("GDP (2025): 3,5") == "GDP (2025): 3,5"
