import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.numbers import find_quantities
from corpus.sentences import Span
from qa.figures.chosen import chosen, clause_around, spans_of
from qa.figures.figures import Figure, find_figures

BOTH = "改造老旧小区36个，惠及居民5800户。"
STREETS = "58个老旧小区、20条小街小巷提升改造，100条巷道照明亮化全面完成。"
INCOMES = "城镇、农村居民人均可支配收入分别增长4.5%、7.2%。"


@pytest.fixture(scope="module")
def texts(soft, read):
    def figures_of(question, sentence):
        return [f.quantity.text for f in chosen(read(question), find_figures(read(question), sentence, soft))]

    return figures_of


@pytest.mark.parametrize(
    ("question", "sentence", "figures"),
    [
        ("改造多少个老旧小区", BOTH, ["36个"]),
        ("九峰山抽水蓄能电站装机多少万千瓦", "开工建设九峰山抽水蓄能电站，新增风电项目并网50万千瓦。", []),
        ("给困难大学生发了多少钱", "发放助学金661万元，惠及困难家庭大学生745人。", ["661万元"]),
        ("九峰山抽水蓄能电站装机多少万千瓦", "开工建设九峰山抽水蓄能电站，装机120万千瓦。", ["120万千瓦"]),
        ("城里低保每月多少钱", "城乡低保标准由2015年的330元/月、2640元/年提高到580元/月、4200元/年。", ["580元"]),
        ("小麦打了多少", "小麦：产量为14.98万吨，比上年增长为2.4%。", ["14.98万吨"]),
        ("村卫生室有几个", "尚有43个村卫生室没有医生，另有538个村卫生室正常开诊。", ["538个"]),
        ("没有医生的村卫生室还有几个", "尚有43个村卫生室没有医生，另有538个村卫生室正常开诊。", ["43个"]),
        ("事故死亡多少人", "每10万人生产安全事故死亡人数1.244人。", ["1.244人"]),
        ("教育支出花了多少钱", "教育支出：预算数为86500万元，执行数为88125万元。", ["88125万元"]),
        ("教育支出安排了多少钱", "教育支出：预算数为86500万元，执行数为88125万元。", ["86500万元"]),
        ("重要工程投资多少", "重要工程：计划投资86500万元，完成投资88125万元。", ["88125万元"]),
        ("女职工有多少人", "全市职工50万人，其中女性职工20万人。", ["20万人"]),
        ("投诉处理了多少件", "投诉处理满意度为98.5，指数为120。", []),
        ("行政处罚了多少件", "行政处罚：本年处理决定数量为5218。", ["5218"]),
        ("教育支出预算是多少", "教育支出：预算数为86500万元，执行数为88125万元。", ["86500万元"]),
        ("审计问题整改了多少个", "审计工作报告反映的92个问题，截至2024年6月底已整改87个。", ["87个"]),
        ("常住人口有多少人", "其中城镇常住人口17.28万人，全县常住人口[3]35.06万人。", ["35.06万人"]),
        ("城镇常住人口有多少人", "其中城镇常住人口17.28万人，全县常住人口[3]35.06万人。", ["17.28万人"]),
        ("去年实际开工多少万套住房", "规划新建住房210万套，去年计划开工44万套，共开工48万套。", ["48万套"]),
        ("计划开工多少万套住房", "规划新建住房210万套。", ["210万套"]),
        ("改造的36个小区一共花了多少", "改造小区36个。", []),
        ("惠及居民多少户", BOTH, ["5800户"]),
        ("改造多少个小区，惠及多少户", BOTH, ["36个", "5800户"]),
        ("老旧小区改造多少个", STREETS, ["58个"]),
        ("改造多少条小街小巷", STREETS, ["20条"]),
        ("多少条巷道照明亮化", STREETS, ["100条"]),
        ("城镇和农村收入分别增长多少", INCOMES, ["4.5%", "7.2%"]),
        ("收入增长多少", INCOMES, ["4.5%", "7.2%"]),
        ("投资多少亿元", BOTH, []),
        ("三甲医院有多少家", "新增三甲医院7家，三甲医院达32家。", ["32家"]),
        ("新增三甲医院多少家", "三甲医院达32家，新增三甲医院7家。", ["7家"]),
        ("三甲医院累计有多少家", "新增三甲医院7家，累计32家。", ["32家"]),
        ("森林覆盖率达到多少", "全市森林覆盖率提高1个百分点，达到35.1%。", ["35.1%"]),
        ("一般公共预算收入是多少亿元", "一般公共预算收入首次突破2000亿元，达到2120亿元，增长11.1%。", ["2120亿元"]),
        ("固定资产投资增长多少", "固定资产投资1205亿元，增长8.3%；", ["8.3%"]),
        ("地区生产总值达到多少万亿元", "地区生产总值增长5.7%、达2.35万亿元。", ["2.35万亿元"]),
        ("发射了多少颗卫星", "成功发射9次、48颗卫星。", ["48颗"]),
        ("三次产业结构是多少", "三次产业结构调整为20.5：19.1：60.4。", ["20.5", "19.1", "60.4"]),
        ("裸鲤恢复到多少吨", "裸鲤从保护初期的2600吨恢复到11.4万吨。", ["11.4万吨"]),
        ("裸鲤从多少吨恢复到多少", "裸鲤从保护初期的2600吨恢复到11.4万吨。", ["2600吨", "11.4万吨"]),
        ("多少家企业参会", "实现互利共赢，与会代表388家，签约12次。", ["388家"]),
        ("添了多少停车位", "建设停车场8个，新增停车位1051个。", ["1051个"]),
        ("首批真正关停的是几家", "推进134家企业整治，首批关停企业25家；", ["25家"]),
        ("集装箱吞吐量是多少", "集装箱、旅客和货邮吞吐量分别达到130万标箱、1169万人次、10.6万吨。", ["130万标箱"]),
        ("建成的住房是多少套", "推进住房建设，完成投资260多亿元，新开工45万套，建成22万套。", ["22万套"]),
        ("2024年旅客多少人次", "到2026年旅客突破300万人次。", []),
        ("大桥总投资多少亿元", "完成交通投资200亿元，新建高速4条，改造公路3条，续建铁路2条，大桥加快建设。", []),
        ("大桥总投资多少亿元", "大桥开工，总投资20亿元。", ["20亿元"]),
        ("生产总值多少", "生产总值突破5000亿元，达5025.4亿元。", ["5025.4亿元"]),
        ("生产总值多少", "生产总值突破5000亿元，工业产值达5100亿元。", ["5000亿元"]),
        ("建成多少套住房", "住房建设全省第一，新开工3.72万套。", []),
        ("保障房真正盖好的有多少套", "开工建设保障性住房20921套，建成14259套。", ["14259套"]),
        ("保障房开工多少套", "开工建设保障性住房20921套，建成14259套。", ["20921套"]),
        ("新开工多少套住房", "住房建设全省第一，新开工3.72万套，建成2.93万套。", ["3.72万套"]),
        ("签了几个100亿以上的项目", "签约50-100亿元项目5个、100亿元以上项目2个。", ["2个"]),
        ("落地重点项目增长多少", "落地重点项目73个，到位内资244.3亿元，增长15.6%。", []),
        ("落地项目比上年多多少个", "落地重点项目73个，到位内资增长15.6%。", []),
        ("粮食比头一年多打多少斤", "粮食总产657.8亿斤，增产30.7亿斤。", ["30.7亿斤"]),
        ("民营经济增加值增长多少", "民营经济快速发展，完成增加值15000亿元，增长12.5%，占经济总量的63.5%。", ["12.5%"]),
        ("审批时间比去年少几天", "审批时间比去年压缩10天。", ["10天"]),
        ("2021年开工的水库总投资多少亿元", "总投资20亿元的水库建成投用。", ["20亿元"]),
        ("其中亿元以上的几个", "新引进工业项目290个，其中亿元以上项目152个。", ["152个"]),
        ("三甲医院有多少家", "新增三甲医院7家，三甲医院达到 32 家。", ["32 家"]),
        ("到位内资增长多少", "落地重点项目73个，到位内资244.3亿元，增长15.6%。", ["15.6%"]),
        ("关停了几家企业", "370家企业全部整治，已关停31家；", ["31家"]),
        ("捐款多少", "支援地震灾区，累计捐款4.13亿元，转送伤病员4638人。", ["4.13亿元"]),
        ("贫困人口减少了多少", "年末贫困人口1660万人，比上年末减少1386万人。", ["1386万人"]),
        ("收入实际增长多少", "人均收入30733元，比上年增长8.9%，扣除价格因素，实际增长5.8%。", ["5.8%"]),
        ("收入增长多少", "人均收入30733元，比上年增长8.9%，扣除价格因素，实际增长5.8%。", ["8.9%"]),
        ("收入是多少", "人均收入54188元，人均收入中位数49302元。", ["54188元"]),
        ("累计培育孵化企业多少家", "建成孵化企业园9家，累计培育孵化企业155家。", ["155家"]),
        ("叫“江城书房”的有几个", "建成阅读空间72个，其中“江城书房”40个。", ["40个"]),
        ("出口同2019年相比增长多少", "出口14亿美元、增长29.6%，比2019年增长56.8%。", ["56.8%"]),
        ("水系修下来花了多少钱", "水系全线贯通，地区生产总值超过5000亿元。", []),
        ("地区生产总值多少亿元", "水系全线贯通，地区生产总值超过5000亿元。", ["5000亿元"]),
        ("居民人均可支配收入多少元", "一般公共预算收入62.96亿元、增长6.7%。", []),
        ("新增全国文物保护单位多少处", "新增陈家祠等11处全国文物保护单位，新增52处省级文物保护单位。", ["11处"]),
        ("基本建成多少套，不是新开工", "新开工住房2303套，基本建成2453套。", ["2453套"]),
        ("粮食比上年多打了多少斤", "粮食总产657.8亿斤，增产30.7亿斤。", ["30.7亿斤"]),
        ("景区接待多少万人次", "云山景区获批，全区接待游客300万人次。", ["300万人次"]),
        ("云台山景区接待多少万人次", "云台山景区获批，全区接待游客300万人次。", []),
        ("企业总共多少户，别给我新增数", "新增企业17户，存量达到42户。", ["42户"]),
        ("竣工多少套", "新开工住房2000套，竣工3264套。", ["3264套"]),
        ("公交车有多少辆", "60台公交车投入运营。", ["60台"]),
        ("常住人口是多少", "全市常住人口１２．５万人，地区生产总值312.6亿元。", ["１２．５万人"]),
        ("建成充电站多少座", "建成加油站3座、拆除充电站5座，建成充电站8座。", ["8座"]),
        ("充电桩建了多少", "建成充电站595座、充电桩7.7万个。", ["7.7万个"]),
        ("建了多少个5G基站", "建成4G基站210座、5G基站94座。", ["94座"]),
        ("打了多少粮食", "完成粮食种植面积125.12万亩，总产57.6万吨。", ["57.6万吨"]),
        ("增加了多少公办学位", "新增公办学位3.2万个、增长21.9%。", ["3.2万个"]),
        ("帮农民工讨回了多少工钱", "为1433名农民工追薪2960余万元。", ["2960余万元"]),
        ("给困难户发了多少补贴", "发放住房租赁补贴2565户359万元。", ["359万元"]),
        ("出口占全国多少", "出口增长17.4%，在全国名列前茅。", []),
        ("出口占全国多少", "出口增长17.4%，占全国25%。", ["25%"]),
    ],
)
def test_the_figures_asked_for(texts, question, sentence, figures):
    assert texts(question, sentence) == figures


def test_pieces_end_at_enumeration_marks_between_figures(soft, read):
    found = find_figures(read("改造多少个老旧小区"), STREETS, soft)
    assert [(f.quantity.text, f.piece.text) for f in sorted(found, key=lambda f: f.quantity.start)] == [
        ("58个", "58个老旧小区、"),
        ("20条", "20条小街小巷提升改造，"),
        ("100条", "100条巷道照明亮化全面完成。"),
    ]


def test_only_units_that_fit_are_given(soft, read):
    found = find_figures(read("投资多少亿元"), "改造小区36个，投资1.2亿元，修路3公里。", soft)
    assert [f.quantity.text for f in found] == ["1.2亿元"]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("惠及居民多少户", "惠及居民5800户"),
        ("改造老旧小区，惠及居民多少户", "改造老旧小区36个，惠及居民5800户"),
    ],
)
def test_the_clause_reaches_back_to_what_it_is_about(soft, read, question, clause):
    figures = chosen(read(question), find_figures(read("多少户"), BOTH, soft))
    span = clause_around(BOTH, figures, read(question), soft)
    assert span.text == clause
    assert BOTH[span.start : span.end] == clause


@settings(deadline=None)
@given(sentence=st.text(alphabet="改造小区，、。：12３.5%个户亿元“”（）", max_size=40))
def test_figures_and_clauses_are_cut_from_the_sentence(soft, read, sentence):
    question = read("改造多少个小区")
    figures = chosen(question, find_figures(question, sentence, soft))
    for figure in figures:
        assert sentence[figure.quantity.start : figure.quantity.end] == figure.quantity.text
        assert sentence[figure.piece.start : figure.piece.end] == figure.piece.text
    if figures:
        span = clause_around(sentence, figures, question, soft)
        assert sentence[span.start : span.end] == span.text


def test_what_is_new_is_no_total(soft, read):
    new = "轨道交通新增运营里程20公里。"
    total, some = (
        find_figures(read(q), new, soft)[0].coverage for q in ("轨道交通总里程多少公里", "轨道交通里程多少公里")
    )
    assert total < some


def test_a_ratio_is_one_span():
    sentence = "三次产业结构由21：20：59调整为20.5：19.1：60.4，投资增长8%。"
    piece = Span(0, len(sentence), sentence)
    figures = [Figure(quantity, piece, 1.0) for quantity in find_quantities(sentence)]
    assert spans_of(sentence, figures) == ("21：20：59", "20.5：19.1：60.4", "8%")


def test_a_telephone_number_is_one():
    sentence = "联系电话为0359-2809911，传真号2800000。"
    piece = Span(0, len(sentence), sentence)
    figures = [Figure(quantity, piece, 1.0) for quantity in find_quantities(sentence)]
    assert spans_of(sentence, figures) == ("0359-2809911", "2800000")


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("常住人口超过100万人。", "超过100万人"),
        ("确保播种面积稳定在50万亩以上。", "50万亩以上"),
        ("总投资约3亿元。", "约3亿元"),
        ("节约3亿元。", "3亿元"),
        ("累计签订合约3个。", "3个"),
        ("推动四企入河，签约64个项目。", "64个"),
        ("改造老旧小区48个。", "48个"),
    ],
)
def test_a_figure_keeps_its_bound(sentence, span):
    piece = Span(0, len(sentence), sentence)
    assert spans_of(sentence, [Figure(find_quantities(sentence)[0], piece, 1.0)]) == (span,)


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("投放出租车700辆至1000辆。", "700辆至1000辆"),
        ("每户补助10—15万元。", "10—15万元"),
        ("出租车从700辆到1000辆。", "1000辆"),  # tells of a rise
        ("农村由每人每年1900元提高到2300元。", "2300元"),
        ("出租车由上年的700辆到1000辆。", "1000辆"),
        ("2016年至2020年，改造1000辆。", "1000辆"),
    ],
)
def test_a_figure_is_the_whole_of_its_range(sentence, span):
    piece = Span(0, len(sentence), sentence)
    assert spans_of(sentence, [Figure(find_quantities(sentence)[-1], piece, 1.0)]) == (span,)


def test_the_measure_of_another_thing_in_the_same_sentence_is_left_out(soft, read):
    sentence = "山地苹果种植面积突破100万亩，粮食总产量265.5万吨。"
    assert not find_figures(read("山地苹果的总产量多少吨"), sentence, soft)
    assert find_figures(read("粮食总产量多少吨"), sentence, soft)


def test_a_share_is_no_growth_and_a_yearly_mean_no_year(soft, read):
    growth, share = "生产总值增长3.9%。", "占生产总值比重提升至44.6%。"
    asked = read("生产总值增长了多少")
    assert find_figures(asked, growth, soft)[0].coverage > find_figures(asked, share, soft)[0].coverage + 0.5
    jobs = read("城镇新增就业多少人")
    one, mean = (find_figures(jobs, text, soft)[0] for text in ("城镇新增就业7.5万人。", "城镇年均新增就业9万人。"))
    assert one.coverage > mean.coverage + 0.5


def test_the_medals_asked_for(soft, read):
    sentence = "温籍运动员在亚运会上勇夺18金5银2铜。"
    for asked, told in (("金牌", ["18金"]), ("铜牌", ["2铜"]), ("奖牌", ["18金", "5银", "2铜"])):
        figures = find_figures(read(f"运动员在亚运会上拿了几块{asked}"), sentence, soft)
        assert [figure.quantity.text for figure in figures] == told


def test_a_figure_of_what_is_told_apart_from_what_is_asked_is_left_out(soft, read):
    asked = read("高速铁路有多少公里")
    sentence = "高速铁路运营里程从2.5万公里增加到4.2万公里，高速公路里程增加到17.7万公里。"
    assert find_figures(asked, sentence, soft)[0].quantity.text == "4.2万公里"
    assert find_figures(asked, "高速公路通车里程超过4000公里。", soft) == ()


def test_by_how_much_a_level_rose_is_not_the_level(soft, read):
    sentence = "空气优良天数较2016年增加73天。"
    assert find_figures(read("2021年优良天数有多少天"), sentence, soft) == ()
    assert find_figures(read("优良天数比2016年增加了多少天"), sentence, soft)[0].quantity.text == "73天"
