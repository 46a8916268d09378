"""The other year's figure, told in the sentence that answers for one."""

import pytest

from index.build import build_index
from qa.assistant import Assistant

REPORT = """临江市人民检察院工作报告
——2025年1月10日在市人民代表大会上
各位代表：

一、2024年工作回顾
起诉危险驾驶犯罪129人，比2023年的203人明显减少。新收申请61件，较2023年的5个百分点略升。办理信访案件300件，比2023年多50件。
"""


@pytest.fixture(scope="module")
def ask(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("beside")
    (folder / "临江市人民检察院工作报告.txt").write_text(REPORT, encoding="utf-8")
    build_index([folder], folder / "index", encoder=encoder)
    return Assistant(folder / "index", encoder).ask


def test_the_figure_of_the_year_compared_with_is_given_from_the_same_sentence(ask):
    answer = ask("起诉危险驾驶2024年和2023年各是多少人？")
    assert answer.text.splitlines() == [
        "- **129人**——2024年：起诉危险驾驶犯罪129人[1]。",
        "- **203人**——2023年：比2023年的203人明显减少[1]。",
    ]
    assert len(answer.citations) == 1


def test_what_is_in_another_unit_is_not_that_year_s_figure(ask):
    answer = ask("新收申请2024年和2023年各是多少件？")
    assert "61件" in answer.text
    assert "5个百分点" not in answer.text
    assert "2023年：未找到依据" in answer.text


def test_a_change_since_a_year_is_not_that_year_s_figure(ask):
    answer = ask("办理信访案件2024年和2023年各是多少件？")
    assert "300件" in answer.text
    assert "2023年：未找到依据" in answer.text
