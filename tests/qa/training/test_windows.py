import random

from index.training.pairs import Source
from qa.training.windows import left_open, window_groups

PASSAGE = "第一句说的是公路通车的事情。第二句说食堂建了九个，老人高兴。第三句说的是学校招生的情况。第四句说的是粮食丰收的喜讯。"
OTHER = "这是另一段，讲的是医院门诊楼竣工和病床增加的情况。"
ASKED = Source("cmrc2018", (("食堂几个", PASSAGE), ("病床", OTHER)), 1.0, True, ("九个", "病床"))


def test_the_window_holds_the_answer_and_the_others_do_not():
    groups = list(window_groups([ASKED], random.Random(1)))
    assert [group.question for group in groups] == ["食堂几个"]  # a passage of one sentence cannot be cut
    (group,) = groups
    assert group.source == "cmrc2018_windows"
    right, *wrong = (text for text, _ in group.candidates)
    assert "九个" in right
    assert len(wrong) >= 4
    assert not any("九个" in text for text in wrong)
    # the window's neighbours without the sentence that answers
    assert wrong[0] == "第一句说的是公路通车的事情。第三句说的是学校招生的情况。"
    assert OTHER in wrong


def test_windows_grow_up_to_their_room():
    told = [f"第{i:02}句说的是公路通车的事情。" for i in range(40)]  # 15 characters each
    told[20] = "第20句说食堂建了九个，真是好。"
    long = Source("cmrc2018", (("食堂几个", "".join(told)),), 1.0, True, ("九个",))
    sizes = {len(next(window_groups([long], random.Random(i))).candidates[0][0]) for i in range(30)}
    assert min(sizes) > 90 - 16  # a room of 90 holds all but what a sentence more would take
    assert max(sizes) <= 170
    assert len(sizes) > 3


def test_questions_whose_answer_is_cut_out_are_open():
    groups = list(window_groups([ASKED], random.Random(1)))
    (opened,) = left_open(groups, random.Random(1), 5)
    assert not opened.answered
    assert opened.candidates == groups[0].candidates[1:5]


def test_other_sets_have_no_windows():
    assert not list(window_groups([Source("stard", ASKED.pairs, 1.0, True, ASKED.answers)], random.Random(1)))
