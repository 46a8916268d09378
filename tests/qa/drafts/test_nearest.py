"""A refusal names the report nearest to the question, if any is near at all."""

from __future__ import annotations

import dataclasses

import pytest

from corpus.places import Place, PlaceMention
from qa.drafts.nearest import nearest_report

DATONG, YANGQUAN, SHANXI = ("山西省", "大同市"), ("山西省", "阳泉市"), ("山西省",)


@pytest.fixture(scope="module")
def reports(city_report):
    told = [(DATONG, "2021"), (DATONG, "2022"), (DATONG, "2023"), (("福建省", "三明市"), "2022")]
    return [
        dataclasses.replace(city_report, id=f"{path[-1]}-{year}", place=path[-1], place_path=path, date=f"{year}-01")
        for path, year in told
    ]


@pytest.fixture(scope="module")
def asked(read):
    def of(text, *path):
        return dataclasses.replace(read(text), places=(PlaceMention(0, 0, (Place(path),)),) if path else ())

    return of


def test_the_one_found_unless_it_is_another_place_s(reports, asked):
    assert nearest_report(asked("修了几条路", *DATONG), reports, None, "大同市-2021") == "大同市-2021"
    assert nearest_report(asked("修了几条路", *DATONG), reports, None, "三明市-2022") == "大同市-2023"
    assert nearest_report(asked("修了几条路"), reports, None, "三明市-2022") == "三明市-2022"


def test_the_year_asked_about_is_told_in_the_next_year_s_report(reports, asked):
    assert nearest_report(asked("2021年修了几条路", *DATONG), reports, None, None) == "大同市-2022"
    assert nearest_report(asked("2022年计划修几条路", *DATONG), reports, None, None) == "大同市-2022"
    assert nearest_report(asked("2022年报告里说修了几条路", *DATONG), reports, None, None) == "大同市-2022"
    undated = [*reports, dataclasses.replace(reports[0], id="大同市", date=None)]
    assert nearest_report(asked("2021年修了几条路", *DATONG), undated, None, None) == "大同市-2022"
    assert nearest_report(asked("2013年修了几条路", *DATONG), reports, None, None) == "大同市-2021"


def test_of_a_place_without_a_report_that_of_one_in_the_same_province(reports, asked):
    assert nearest_report(asked("修了几条路", *YANGQUAN), reports, None, None) == "大同市-2023"
    assert nearest_report(asked("修了几条路", "吉林省", "白城市"), reports, None, None) is None


def test_of_a_single_place_s_reports_the_newest(reports, asked):
    assert nearest_report(asked("修了几条路", "吉林省", "白城市"), reports[:3], "大同市", None) == "大同市-2023"
