import pytest

from qa.understanding.script import simplified


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("紹興2013年農村居民人均純收入是多少", "绍兴2013年农村居民人均纯收入是多少"),
        ("臺灣企業引進了幾家", "台湾企业引进了几家"),
        ("乾隆年间的碑，著名景点有哪些", "乾隆年间的碑，著名景点有哪些"),  # simplified already
        ("乾县·2022年——粮食😀", "乾县·2022年——粮食😀"),
        ("乾縣糧食", "乾县粮食"),
        ("", ""),
    ],
)
def test_traditional_characters_are_written_as_reports_do(asked: str, meant: str):
    assert simplified(asked) == meant
