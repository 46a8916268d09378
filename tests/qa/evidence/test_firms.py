from __future__ import annotations

import pytest

from qa.evidence.firms import counts_firms, has_bureau_only


@pytest.mark.parametrize(
    ("asked", "sentence", "bureau"),
    [
        ("倒垃圾的是哪家公司", "与市水利局、市住建局磋商。", True),
        ("倒垃圾的是哪家公司", "市水利局处罚东方建筑公司。", False),
        ("倒垃圾的是哪个部门", "与市水利局磋商。", False),
    ],
)
def test_a_bureau_is_no_firm(asked: str, sentence: str, bureau: bool):
    assert has_bureau_only(asked, sentence) is bureau


@pytest.mark.parametrize(
    ("asked", "sentence", "counted"),
    [
        ("入选“准独角兽”的是哪家企业？", "1家企业入选“准独角兽”企业。", True),
        ("入选“准独角兽”的是哪家企业？", "1家企业东方集团入选“准独角兽”企业。", False),
        ("哪家企业入台投资？", "欣贺服饰等6家企业入台投资。", False),
        ("入选的是哪家企业？", "1家企业（万达）入选。", False),
        ("入选的是哪家企业？", "1家企业比亚迪入选。", False),
        ("几家企业入选？", "1家企业入选“准独角兽”企业。", False),
    ],
)
def test_a_number_of_firms_names_none(asked: str, sentence: str, counted: bool):
    assert counts_firms(asked, sentence) is counted
