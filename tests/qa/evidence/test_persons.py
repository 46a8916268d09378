import pytest

from qa.evidence.persons import lacks_person, names_person


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("吕扬荣获第三十二届夏季奥运会冠军", True),
        ("劲牌公司吴少勋入选杰出民营企业家", True),
        ("技师学院侯坤鹏、唐高远在世界技能大赛中夺冠", True),
        ("杨春同志被追授为“时代楷模”", True),
        ("运动员阿依古丽·买买提夺冠", True),
        ("全州2人荣获全国表彰、29个单位和个人荣获全省表彰", False),
        ("参加省运会取得历史最佳成绩", False),
        ("县委副书记、县长苗三致辞", True),
    ],
)
def test_what_reads_like_a_person_s_name(sentence, named):
    assert names_person(sentence) is named


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("受到表彰的那两个人是谁？", True),
        ("是哪些运动员拿了金牌？", True),
        ("那位同志叫什么？", True),
        ("哪位教授获奖？", True),
        ("街道党工委书记是谁？", True),
        ("谁是教育局局长？", True),
        ("哪些人群可以领补贴？", False),
        ("哪些人的养老金提高了？", False),
        ("哪些学生能吃上营养餐？", False),
        ("哪位于城东？", False),
        ("排在哪位次？", False),
        ("由谁投资？", False),
    ],
)
def test_a_question_for_persons_is_not_answered_by_their_number(question, lacks):
    assert lacks_person(question, "2人荣获全国表彰。") is lacks
    assert not lacks_person(question, "张三、李四荣获全国表彰。")
