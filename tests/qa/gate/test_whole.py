import pytest

from qa.gate.whole import lacks_part, tells_only_whole


@pytest.mark.parametrize(
    ("question", "units", "sentence", "only"),
    [
        ("驰援的28名医护里护士有几名", ("名",), "28名医护人员驰援湖北", True),
        ("驰援的28名医护里护士有几名", ("名",), "28名医护人员驰援湖北，其中护士20名", False),
        ("转移的35.4万人里甲县多少人", ("人",), "安全转移群众35.4万人", True),
        ("那34个口袋公园，甲区占了几个", ("个",), "建成口袋公园34个", True),
        ("支援的50人有多少是市医院的", ("人",), "50人驰援", True),
        ("培训500人，其中农民多少人", ("人",), "培训500人", True),
        ("65个项目投产了多少个", ("个",), "65个项目投产达效", False),  # no part is asked for
        ("65个项目中总投资多少亿元", ("亿元",), "65个项目总投资65亿元", False),  # another unit is
        ("100公里农村公路建成了多少公里", ("公里",), "建成农村公路100公里", False),
        ("要建的12个邻里中心建成了几个", ("个",), "建成邻里中心12个", False),
        ("计划建5所初中，建了几所", ("所",), "新建初中5所", False),
        ("30万亩中低产田改造了多少亩", ("亩",), "改造中低产田30万亩", False),
        ("头一回从工人里招公务员，招了几个", ("个",), "招录公务员1个", False),
    ],
)
def test_the_whole_is_not_its_part(question, units, sentence, only):
    assert tells_only_whole(question, units, sentence) is only


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("交通事故里有多少起是酒后驾车造成的？", "发生交通事故450254起", True),
        ("交通事故里有多少起是酒后驾车造成的？", "因酒后驾驶发生交通事故3起", False),
        ("老家故里有多少人是老师？", "故里共50人", False),
        ("人口里，农村的有多少？", "乡村人口20万人", False),  # said in other words
        ("报告里，高铁有多少公里？", "高速铁路通车100公里", False),
        ("保有量里，比亚迪牌的有多少辆？", "新能源汽车保有量3140万辆", True),
        ("保有量里，比亚迪牌的有多少辆？", "比亚迪40万辆", False),
        ("民生实事里，真正办完的有几件？", "10件实事全部完成", False),
        ("关停的977家企业里吴江有几家", "关停企业977家，111个补短板项目完成投资。", True),
        ("关停的977家企业里吴江有几家", "关停企业977家，其中吴江111家。", False),
        ("25亿元贸易额里进口占多少", "贸易额25亿元，占全省30%。", True),
        ("25亿元贸易额里进口占多少", "贸易额25亿元，进口占30%。", False),
        ("从业人员当中有技能的人才占几成", "技能人才占从业人员35%。", False),  # no whole is counted
        ("28名医护里女的有几名", "28名医护人员驰援，护士20名。", False),  # may be told in other words
        ("修了几条路", "修路3条。", False),
    ],
)
def test_the_part_asked_for_is_named(question, sentence, lacks):
    assert lacks_part(question, sentence) is lacks
