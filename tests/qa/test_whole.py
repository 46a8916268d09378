import pytest

from corpus.numbers import find_quantities
from qa.whole import without_whole


@pytest.mark.parametrize(
    ("question", "units", "sentence", "left"),
    [
        ("驰援的28名医护里护士有几名", ("名",), "28名医护人员驰援湖北，其中护士20名", ["20名"]),
        ("转移的35.4万人里甲县多少人", ("人",), "安全转移群众35.4万人", []),
        ("那34个口袋公园，甲区占了几个", ("个",), "建成口袋公园34个、书房5个", ["5个"]),
        ("支援的50人有多少是市医院的", ("人",), "50人驰援", []),
        ("65个项目投产了多少个", ("个",), "65个项目投产达效", ["65个"]),  # no part is asked for
        ("65个项目中总投资多少亿元", ("亿元",), "65个项目总投资65亿元", ["65个", "65亿元"]),  # another unit is
        ("市中心改造了多少个小区", ("个",), "改造小区9个", ["9个"]),
    ],
)
def test_the_whole_is_not_its_part(question, units, sentence, left):
    assert [q.text for q in without_whole(question, units, find_quantities(sentence))] == left
