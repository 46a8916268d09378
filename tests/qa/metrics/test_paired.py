import pytest

from corpus.errors import InputError
from qa.metrics.paired import Comparison, compare_marks, mcnemar, read_marks, save_marks

BEFORE = {"answers": {"a": True, "b": False, "c": False, "d": True, "old": True}, "gone": {"x": True}}
AFTER = {"answers": {"a": True, "b": True, "c": False, "d": False, "new": True}, "fresh": {"y": True}}


@pytest.mark.parametrize(
    ("won", "lost", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (3, 3, 1.0), (5, 0, 0.0625), (0, 6, 0.03125), (8, 1, 20 / 512), (2000, 0, 0.0)],
)
def test_the_exact_test(won, lost, p):
    assert mcnemar(won, lost) == pytest.approx(p, abs=1e-12)


def test_what_was_won_and_lost():
    (found,) = compare_marks(BEFORE, AFTER)
    assert found == Comparison("answers", 4, 2, ("b",), ("d",))
    assert found.p == 1.0


@pytest.mark.parametrize(
    ("won", "lost", "meaning"),
    [(6, 0, "变好了"), (0, 6, "变差了"), (5, 0, "可能只是偶然"), (2, 2, "不分高下")],
)
def test_what_it_means(won, lost, meaning):
    found = Comparison("answers", 20, 0, ("w",) * won, ("l",) * lost)
    assert found.lines()[0].endswith(f"（{meaning}）")


def test_the_lines():
    assert Comparison("answers", 4, 2, ("b",), ("d",)).lines() == [
        "answers　同题 4，另有 2 题只在一边：赢 1，输 1，p = 1.0000（不分高下）",
        "  赢　b",
        "  输　d",
    ]


def test_saved_and_read_back(tmp_path):
    save_marks(tmp_path / "marks.json", AFTER)
    assert read_marks(tmp_path / "marks.json") == AFTER


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"marks, format 1": 3}', '{"marks, format 1": {"answers": 3}}'])
def test_a_file_that_is_something_else(tmp_path, text):
    path = tmp_path / "marks.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"不合格式：请用 evaluate --save 写出的文件。$"):
        read_marks(path)


def test_no_file(tmp_path):
    with pytest.raises(InputError, match=r"读不出来：请检查路径。$"):
        read_marks(tmp_path / "none.json")
