import pytest

from qa.evidence.details import clause_on, lacks_detail, names_other_place


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("首届马拉松谁拿了冠军？", "成功举办首届马拉松。", True),
        ("首届马拉松谁拿了冠军？", "本市选手在首届马拉松夺冠。", False),
        ("首届马拉松的门票在哪儿买？", "成功举办首届马拉松，打通游购娱消费链。", True),
        ("首届马拉松的门票在哪儿买？", "首届马拉松门票网上发售。", False),
        ("明年改造的小区里有没有我们小区？", "改造45个老旧小区。", True),
        ("明年有没有小区要改造？", "改造45个老旧小区。", False),
        ("孝老饭庄吃饭要钱吗？", "建成孝老饭庄12家。", True),
        ("孝老饭庄吃饭要不要钱？", "孝老饭庄每餐补助3元。", False),
        ("鼓励企业往哪方面多花钱？", "鼓励企业加大研发投入。", False),
        ("西园要收门票不？", "西园试开园。", True),
        ("吕扬拿的是哪个项目的金牌？", "吕扬荣获奥运会冠军。", True),
        ("吕扬拿的是哪个项目的金牌？", "吕扬荣获女子赛艇金牌。", False),
        ("病例住在哪个小区？", "救治一名确诊病例。", True),
        ("哪个小区装了电梯？", "既有住宅加装电梯。", False),
        ("获金奖的小品叫什么名字？", "选送的小品获金奖。", True),
        ("获金奖的小品叫什么名字？", "小品《归来》获金奖。", False),
        ("获奖的电视剧是谁导演的？", "电视剧《归来》获奖。", True),
        ("获奖的电视剧是谁导演的？", "张三导演的《归来》获奖。", False),
        ("机场是哪一天投用的？", "“十四五”首批枢纽机场建成投用。", True),
        ("机场是哪一天投用的？", "12月26日机场投用。", False),
        ("地铁1号线从哪里修到哪里？", "公路甲至乙段通车，地铁1号线开工建设。", True),
        ("地铁1号线从哪里修到哪里？", "公路通车，地铁1号线甲村至乙村段开工。", False),
        ("大会从哪天开到哪天？", "大会3月1日开幕。", False),
        ("楼盘当初是因为什么停下来的？", "100个问题楼盘已化解92个。", True),
        ("楼盘当初是因为什么停下来的？", "楼盘由于资金断裂停工。", False),
        ("粮食减产是什么原因？", "粮食减产主要是持续高温干旱。", False),
        ("粮食减产是什么原因？", "因地制宜发展产业，致力增产。", True),
        ("尾矿泄漏是哪天出的事？", "妥善处置“3·28”泄漏事件。", False),
        ("开幕式总导演是谁？", "习近平总书记出席开幕式。", True),
        ("开幕式总导演是谁？", "开幕式由张三任总导演。", False),
        ("老板靠谁的人才？", "发挥高校人才优势。", False),
    ],
)
def test_a_sentence_without_the_words_in_which_the_detail_is_told(read, question, sentence, lacks):
    assert lacks_detail(read(question), sentence, "临江市") is lacks


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("湖南省运会是在哪个市办的？", "成功举办湖南省运会。", True),
        ("湖南省运会是在哪个市办的？", "省运会在株洲成功举办。", False),
        ("湖南的戏曲百戏盛典在哪儿办的？", "举办戏曲百戏（昆山）盛典。", False),
        ("湖南开通的航线飞哪几个城市？", "开通国际航线7条。", True),
        ("湖南开通的航线飞哪几个城市？", "开通至大连、运城的航线。", False),
        ("湖南和匈牙利哪座城市结成友城？", "与伊布拉尼缔结友城。", False),
        ("省运会是在哪个市办的？", "成功举办省运会。", False),
    ],
)
def test_a_town_must_be_named_where_the_report_of_the_place_asked_about_tells_of_it(read, question, sentence, lacks):
    """The last question names no place: the report's own may be the answer."""
    assert lacks_detail(read(question), sentence, "湖南省") is lacks


def test_the_clause_on_the_question_with_those_beside_it(read):
    question = read("过江通道接到哪个镇？")
    sentence = "机场建成投运，过江通道开工建设，水利工程推进，港口扩建。"
    assert clause_on(question, sentence) == "过江通道开工建设"
    assert clause_on(question, sentence, around=1) == "机场建成投运，过江通道开工建设，水利工程推进"


def test_another_place_is_one_that_the_question_does_not_name(read):
    question = read("2023年运城的医院建在哪个县？")
    assert names_other_place(question, "医院落户昌图")
    assert names_other_place(question, "位于盐湖区的医院")
    assert not names_other_place(question, "运城的医院开工")
