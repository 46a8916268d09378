"""Persons whose names are asked for: 那两个人是谁, 哪些运动员. Most reports tell how many there are, and name none."""

from __future__ import annotations

import re

_NOUN = (
    "人(?![群家口均])|运动员|选手|队员|健儿|教练|教师|老师|医生|护士|学生|干部|企业家|同志|村民|居民|劳模|模范|英雄"
    "|烈士"
)
_ASKED = re.compile(
    f"哪(?:[几两三一]?[位名]|[几两三]个)(?:{_NOUN})|哪些(?:运动员|选手|队员|健儿|教练|劳模|模范|英雄|烈士|院士|专家|人(?=[获拿当入被评夺]))|(?:[\\d两二三四五六七八九十几]+[个位名](?:{_NOUN})?|这些人|那些人|他们|她们|(?:{_NOUN}))[都分别]*是谁"
    f"|谁(?:是|当|任)[^，。？?]{{0,12}}(?:书记|主任|主席|[省市县区州镇乡局院校部会队站所馆]长)(?=[？?啊呀]|$)"
    f"|(?:书记|主任|主席|负责人|经理|[省市县区州镇乡局院校部会队站所馆]长)(?:现在|到底)?(?:是谁|是哪位|叫什么|叫啥)"
    f"|(?:[个位名](?:{_NOUN})|(?:{_NOUN}))[都分别]*叫(?:什么|啥)|哪[一几]?位(?![次单于列居处])"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾韦夏付方邹熊"
    "白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易苗祝柳鲍费岑雷滕邬齐伍顾穆萧湛祁狄臧庞纪舒屈项阮蓝闵麻娄童梅盛刁骆凌霍虞柯裘缪郁左邢裴荣翁甄封靳焦谷宫宁栾甘厉祖符景詹束卓蔺屠蒙池闻党劳申冉桑牛尚农温晏瞿阎茹艾古戈衡耿匡寇聂敖冷辛简饶沙鞠荆游仝佟窦苑缑郜亢乔赖文樊兰殷施洪翟安颜倪温季俞章鲁葛毕柴"
)
_BEFORE = (
    "(?:^|[、，；：:“”（(《》—\\s]|同志|选手|运动员|教师|老师|医生|教授|院士|书记|主任|民警|队员|教练|姑娘|小伙|烈士|英雄"
    "|[省市县区州镇乡局院校部会队]长|总理|主席|经理|模范|人物|名将|健儿|籍|职工|工人|学生)"
)
_BEHIND = "(?=$|[、，；）)”“\\s]|同志|等|和|与|荣?获|夺|当选|入选|摘|勇|斩|先生|女士|院士|教授|[被在以为])"
_DID = (
    "同志|荣获|获得?|夺得?|当选|入选|摘|勇夺|斩获|被[授追评]|创作|助力"
    "|率领|领衔|致辞|讲话|表示|宣布|主持|出席|指出|先生|女士|院士|教授"
)
_NAMED = re.compile(
    f"{_BEFORE}[{_SURNAMES}][一-鿿·]{{1,2}}?{_BEHIND}|[{_SURNAMES}][一-鿿]{{1,2}}(?:{_DID})|[一-鿿]·[一-鿿]"
)


def names_person(sentence: str) -> bool:
    """Say whether the sentence has what reads like a person's name."""
    return bool(_NAMED.search(sentence))


def lacks_person(question: str, sentence: str) -> bool:
    """Say whether a question asks for the names of persons, and the sentence has nothing that reads like one."""
    return bool(_ASKED.search(question)) and not names_person(sentence)
