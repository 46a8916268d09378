from qa.conversation.acrossyears import over_years


def test_the_years_and_the_subject_are_written_out(read):
    first, second = read("2021年新增就业多少人？"), read("2022年新增就业多少人？")
    assert over_years("哪年更多", [first, second]) == "2021年和2022年新增就业哪年更多"


def test_a_year_that_is_named_counts_as_well(read):
    first = read("2021年新增就业多少人？")
    assert over_years("和2019年比，哪年更多", [first]) == "2019年和2021年新增就业哪年更多"


def test_what_is_no_such_question_stays(read):
    first, second = read("2021年新增就业多少人？"), read("2022年新建几所学校？")
    assert over_years("哪年更多", [first]) == "哪年更多"
    assert over_years("哪年更多", [first, second]) == "哪年更多"
    assert over_years("2021年哪年更多", [first]) == "2021年哪年更多"
    assert over_years("还有呢", [first, first]) == "还有呢"
    assert over_years("2019年和哪年高铁开通", [first]) == "2019年和哪年高铁开通"
    assert over_years("哪年高铁开通的", [first, read("2022年新增就业多少人？")]) == "哪年高铁开通的"
