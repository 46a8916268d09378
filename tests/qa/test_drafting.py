def test_a_word_typed_by_its_sound_is_understood_and_said_so(city):
    answer = city.ask("2023年社区食糖开几家")
    assert answer.status == "answered"
    assert answer.text == (
        "**9个**——2023年（计划）：新建社区食堂9个[1]。\n（原话没有查到，按同音的“2023年社区食堂开几家”查找。）"
    )


def test_what_is_not_found_by_its_sound_either_is_refused_as_it_was_typed(city):
    answer = city.ask("2023年社区食糖卖多少钱")
    assert answer.status == "no_evidence"
    assert "按同音的" not in answer.text


def test_what_leans_on_the_question_before_is_not_asked_again_by_its_sound(city):
    answer = city.ask("2022年呢", history=[("2023年晓区改造几个", "")])
    assert "按同音的" not in answer.text
    assert "48" not in answer.text  # 2023's
    excluded = city.ask("2023年社区食糖开几家，不要新建的")
    assert excluded.status == "no_evidence"


def test_a_namesake_is_not_taken_for_who_is_asked_about(city):
    assert city.ask("滨江公园叫什么名字").status == "answered"
    assert city.ask("滨江公圆叫什么名字").status == "no_evidence"
