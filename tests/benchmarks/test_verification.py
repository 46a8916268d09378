import pytest

from benchmarks.verification.cases import written_cases
from benchmarks.verification.generated import generated_cases
from qa.verify import Verifier


@pytest.fixture(scope="module")
def verdicts(soft):
    """Judge every claim that was written by hand."""
    found = []
    for case in written_cases():
        reports = {report.id: report for report in case.reports}
        year = max(report.year for report in case.reports)
        verifier = Verifier(case.hits, question="", soft=soft, year=year, report=reports.__getitem__)
        found.append((case, verifier.check(case.sentence).statement is not None))
    return found


def test_lies_written_by_hand_are_caught(verdicts):
    assert [case.sentence for case, passed in verdicts if passed and not case.true] == []
    assert sum(not case.true for case, _ in verdicts) == 79


def test_true_claims_written_by_hand_pass(verdicts):
    assert [case.sentence for case, passed in verdicts if case.true and not passed] == []
    assert sum(case.true for case, _ in verdicts) == 59


def test_generated_cases_are_the_same_each_time(shipped_report):
    once = [case.sentence for case in generated_cases([shipped_report], 1, 2)]
    assert once == [case.sentence for case in generated_cases([shipped_report], 1, 2)]
    assert len(once) > 20


@pytest.fixture(scope="module")
def shipped_report():
    return written_cases()[0].reports[0]
