from index.training.asked import Asked
from qa.evaluate import case_of
from qa.training.examples import read_cases, read_examples

REPORT = "临江市2023年政府工作报告"
FOOD = Asked(REPORT, "新建社区食堂9个", ("食堂盖了几个", "老人吃饭难有人管吗"), ("食堂一顿饭多少钱",))


def test_each_question_beside_the_sentence_it_was_written_for(city_snapshot):
    examples = list(read_examples(city_snapshot, [FOOD, Asked("无此报告", "句子", ("问",), ("问",))]))
    assert [example.answered for example in examples] == [True, True, False]
    for example in examples[:2]:
        assert example.meant is not None
        assert example.evidence[example.meant].sentence.text == "新建社区食堂9个，解决老人吃饭难。"
        assert [answers for _, answers in example.labelled] == [True]


def test_of_a_question_left_open_the_best_sentences_are_wrong(city_snapshot):
    example = list(read_examples(city_snapshot, [FOOD]))[2]
    labelled = example.labelled
    assert [answers for _, answers in labelled] == [False] * len(labelled)
    assert 3 <= len(labelled) <= 4
    assert len({evidence.sentence.start for evidence, _ in labelled}) == len(labelled)


def test_a_sentence_that_is_not_found_tells_nothing(city_snapshot):
    missing = Asked(REPORT, "没有这一句", ("食堂盖了几个",), ("食堂一顿饭多少钱",))
    right, wrong = read_examples(city_snapshot, [missing])
    assert (right.meant, right.labelled) == (None, ())
    assert len(wrong.labelled) == 3


def test_a_question_set_is_read_as_it_is_asked(city_snapshot):
    cases = [
        case_of({"id": "1", "kind": "fact", "q": "2023年新建几个社区食堂？", "status": "answered", "quote": ["新建社区食堂9个"]}),
        case_of({"id": "2", "kind": "refusal", "q": "食堂一顿饭多少钱？", "status": "no_evidence"}),
        case_of({"id": "3", "kind": "compare", "q": "2022年和2023年各新建几个食堂？", "status": "answered"}),
        case_of({"id": "4", "kind": "fact", "q": "那2022年呢？", "status": "answered", "history": [["问", "答"]]}),
    ]  # fmt: skip
    right, wrong = read_cases(city_snapshot, cases)
    assert (right.answered, right.evidence[right.meant].sentence.text) == (True, "新建社区食堂9个，解决老人吃饭难。")
    assert (wrong.answered, wrong.meant) == (False, None)
