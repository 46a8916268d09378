from qa.evaluate import Outcome, Result
from qa.metrics.figures import Rate
from qa.metrics.selective import Point, Trial
from qa.metrics.summary import believed, kinds, marks, rates, served, table, to_dict, trials_of


def outcome(kind, reasons=(), expected="answered", status="answered", ms=1.0, belief=0.9, anyway=True):
    counts = {"verbatim": 2, "quotes": 2, "right_quotes": 1, "wanted": 2, "found": 1, "supported": 1, "figures": 1}
    return Outcome(
        id=f"{kind}{ms}", kind=kind, question="问", text="答", reasons=reasons, expected=expected, status=status,
        belief=belief, right_anyway=anyway, milliseconds=ms, **counts,
    )  # fmt: skip


RESULT = Result(
    (
        outcome("fact"),
        outcome("fact", ("缺少“3所”",), ms=3.0, belief=None, anyway=False),
        outcome("fact", ("本应作答，却拒答",), status="no_evidence", ms=4.0, belief=0.2, anyway=True),
        outcome("unanswerable", expected="no_evidence", status="no_evidence", ms=8.0, belief=0.0, anyway=None),
    )
)


def test_the_counts():
    found = kinds(RESULT) | rates(RESULT)
    assert {name: (rate.count, rate.total) for name, rate in found.items()} == {
        "fact": (1, 3),
        "unanswerable": (1, 1),
        "all": (2, 4),
        "refusal": (1, 1),
        "false_refusal": (1, 3),
        "verbatim_quotes": (8, 8),
        "citation_precision": (4, 8),
        "citation_recall": (4, 8),
        "figures_in_quotes": (4, 4),
    }
    assert found["unanswerable"] == Rate(1, 1, (1.0, 1.0))


def test_what_the_curve_and_the_calibration_are_made_of():
    assert trials_of(RESULT) == [
        Trial(0.9, True, True),
        Trial(float("inf"), False, True),
        Trial(0.2, True, True),
        Trial(float("-inf"), False, False),
    ]
    assert believed(RESULT) == ([0.9, 0.2, 0.0], [True, True, False])
    point = served(RESULT)
    assert isinstance(point, Point)
    assert (point.coverage, point.risk) == (0.5, 0.5)
    assert served(Result(RESULT.outcomes[3:])) is None


def test_the_figures_as_json():
    figures = to_dict(RESULT)
    assert figures["questions"] == 4
    assert figures["by_kind"]["fact"]["correct"] == 1
    assert figures["refusal"] == {"count": 1, "all": 1, "interval": (1.0, 1.0)}
    assert figures["answerable_roc_area"]["value"] == 1.0
    assert [(row["low"], row["count"]) for row in figures["reliability"]] == [(0.0, 1), (0.2, 1), (0.9, 1)]
    assert figures["median_ms"] == 3.5
    assert figures["failures"] == ["fact3.0", "fact4.0"]


def test_the_table():
    lines = [line.split() for line in table(RESULT).splitlines()]
    assert lines[0][:3] == ["fact", "1/3", "33.3%"]
    assert ["false_refusal", "1/3", "33.3%"] in [line[:3] for line in lines]
    assert lines[-1] == ["median_ms", "3.5"]


def test_what_is_kept_for_the_next_version():
    assert marks(RESULT) == {
        "answers": {"fact1.0 问": True, "fact3.0 问": False, "fact4.0 问": False, "unanswerable8.0 问": True}
    }
