import pytest

from benchmarks.scaletable import ROWS, growth, number, table, verdicts

OURS = {row.key: 10.0 for row in ROWS} | {"top5": 98.0, "open": 0.1, "add_command": 0.5, "remove_command": 2.0}
GROWN = {"build": 12.0, "answer_p50": 5.0}


def cells(text, label):
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {label} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_figure_stands_beside_its_bar_and_the_others():
    text = table({"盐小哥": OURS, "甲": {"open": 0.25, "top5": 49.0}, "乙": {"open": 0.05}}, GROWN, judged=True)
    assert cells(text, "figure") == ["figure", "bar", "盐小哥", "", "甲", "× ours", "乙", "× ours"]
    assert cells(text, "open") == ["open", "≤ 0.2 s", "0.10 s", "ok", "0.25 s", "2.50", "0.05 s", "0.50"]
    assert cells(text, "whole answer, p50")[3:] == ["ok", "–", "", "–", ""]
    assert cells(text, "remove a report, whole command")[1:4] == ["≤ 1 s", "2.00 s", "missed"]
    top = cells(text, "queried sentence in the top five")
    assert top[1:6] == ["≥ 97 %", "98.0 %", "ok", "49.0 %", "0.50"]
    assert cells(text, "build, ten times the reports") == [
        *["build, ten times the reports", "≤ 11 ×", "12.0 ×", "missed"],
        *["–", "", "–", ""],
    ]


def test_every_line_has_as_many_cells():
    text = table({"盐小哥": OURS, "甲": {}}, GROWN, judged=True)
    assert {line.count("|") for line in text.splitlines()} == {7}


def test_a_trial_is_not_judged():
    text = table({"盐小哥": OURS}, GROWN, judged=False)
    assert "ok" not in text
    assert "missed" not in text


def test_growth_is_a_ratio():
    assert growth({"build": 90.0, "answer_p50": 30.0}, {"build": 10.0, "answer_p50": 20.0}) == {
        "build": 9.0,
        "answer_p50": 1.5,
    }


def test_only_what_has_a_bar_gets_a_verdict():
    met = verdicts(OURS, GROWN)
    assert [key for key, ok in met.items() if not ok] == ["remove_command", "growth_build"]
    assert "search_p95" not in met
    assert len(met) == 13


@pytest.mark.parametrize(
    ("value", "text"), [(0.004, "0.00"), (9.996, "10.00"), (12.34, "12.3"), (123.4, "123"), (12345.6, "12,346")]
)
def test_three_digits_that_matter(value, text):
    assert number(value) == text
