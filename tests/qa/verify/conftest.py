import pytest

from benchmarks.verification.cases import hits_of
from corpus.read import read_report
from qa.verify import Verifier


@pytest.fixture
def judge(tmp_path, soft):
    """Check a claim that cites the one paragraph of a report on 2022 of 临江市 in 吉林省; gives whether it is kept."""

    def run(paragraph, claim):
        path = tmp_path / "临江市2023年政府工作报告.txt"
        path.write_text(f"临江市2023年政府工作报告\n\n一、2022年工作回顾\n{paragraph}\n", encoding="utf-8")
        report = read_report(path)
        hits = hits_of(report)
        cited = next(hit.rank for hit in hits if paragraph[:8] in hit.passage.text)
        verifier = Verifier(hits, question="", soft=soft, year=2023, report={report.id: report}.__getitem__)
        return verifier.check(f"{claim}[{cited}]。").statement is not None

    return run
