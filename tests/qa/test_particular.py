import pytest

from qa.particular import lacks_particular


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("海吉亚医院盖在哪条路上？", "海吉亚医院开工建设。", True),
        ("海吉亚医院盖在哪条路上？", "东风路海吉亚医院开工建设。", False),
        ("哪条线路开通了？", "首条定制公交线路开通。", False),
        ("算力中心建在哪个县区？", "南部算力中心投入使用，农村电网全面改造。", True),
        ("算力中心建在哪个县区？", "算力中心在零陵区投入使用。", False),
        ("研发中心落户哪个县？", "亚洲最大的研发中心落户昌图。", False),
        ("哪个小区装了电梯？", "既有住宅加装电梯。", False),
        ("新增的4A级景区是哪几家？", "新增国家4A级景区5家。", True),
        ("新增的4A级景区是哪几家？", "新增国家4A级景区5家：明月山、九峰山等。", False),
        ("新增的5A级景区是哪两家？", "新增钟祥明显陵、麻城龟峰山2家5A级景区。", False),
        ("16家瞪羚企业都是哪些企业？", "新增“小巨人”企业10家、瞪羚企业16家。", True),
        ("改造的都是哪些小区？", "改造花园、东风等27个老旧小区。", False),
        ("改造的都是哪些小区？", "改造老旧小区27个。", True),
        ("改造了哪些小区？", "改造老旧小区27个。", False),
    ],
)
def test_a_name_where_only_a_name_answers(read, question, sentence, lacks):
    assert lacks_particular(read(question), sentence) is lacks
