from qa.figures.pieces import is_bare, pieces_of, subject_piece

SENTENCE = "58个老旧小区、20条小街小巷提升改造，投资3亿元，增长5.6%，比上年下降2%。"


def test_each_figure_has_a_piece_and_a_bare_one_takes_the_subject_before_it():
    pieces = pieces_of(SENTENCE)
    assert [piece.text for piece in pieces] == [
        "58个老旧小区、", "20条小街小巷提升改造，", "投资3亿元，", "增长5.6%，", "比上年下降2%。",
    ]  # fmt: skip
    assert "".join(piece.text for piece in pieces) == SENTENCE
    assert [subject_piece(pieces, i) for i in range(5)] == [0, 1, 2, 2, 2]


def test_a_clause_without_a_subject():
    assert is_bare("同比增长5.6%")
    assert is_bare("达到3亿元")
    assert is_bare("比2020年增长6.0%")
    assert is_bare("总里程达9495公里")
    assert is_bare("新开工45.12万套")
    assert is_bare("总产57.6万吨")
    assert not is_bare("粮食总产57.6万吨")
    assert not is_bare("投资增长5.6%")
