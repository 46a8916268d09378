import pytest

from qa.understanding.reportforms import with_plain_reports


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("李克强总理2014年报告里讲的三个1亿人", "国务院2014年报告里讲的三个1亿人"),
        ("运城市张市长在2024年的报告里说了啥", "运城市2024年的报告里说了啥"),
        ("运城市市长2024年的报告里说了啥", "运城市市长2024年的报告里说了啥"),
        ("市长是谁", "市长是谁"),
        ("报告是哪位市长作的", "报告是哪位市长作的"),
        (
            "2018年和2019年的报告里，专项债券各安排多少？",
            "2018年的报告里专项债券安排多少；2019年的报告里专项债券安排多少？",
        ),
        ("2018年和2019年报告里各级财政支出多少", "2018年和2019年报告里各级财政支出多少"),
        ("2018年和2019年专项债券各安排多少？", "2018年和2019年专项债券各安排多少？"),
    ],
)
def test_reports_as_people_name_them(typed, meant):
    assert with_plain_reports(typed) == meant
