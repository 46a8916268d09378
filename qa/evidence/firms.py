"""Firms that are asked for: 哪家公司 is answered by a firm's name, neither by a bureau nor by 1家企业入选."""

from __future__ import annotations

import re

_FIRM_ASKED = re.compile("哪一?[家个](?:公司|企业|集团|厂)")
_BUREAU = re.compile("局|委员会|部门|政府")
# A firm may be named without a word that says so.
_ANY_FIRM = re.compile(
    "公司|集团|股份|企业|科技|厂|药业|银行|控股|商场|[A-Za-z]{2}|[“《]|[一-鿿]{2}(?<![局委院办部县市区镇乡])、"
)
_BODY_ASKED = re.compile("哪一?家(?!子)|哪[一]?个(?:企业|公司|单位|机构|集团|平台)")
_COUNTED = re.compile(
    r"(?:\d+|[一二两三四五六七八九十]+)[余多]?(?:家|个|户)[^，。；、\d]{0,6}(?:企业|公司|单位|机构|集团|平台)"
)
_NAMED = re.compile(
    "[一-鿿A-Za-z]{2}(?:公司|集团|股份|科技|银行|药业|医药|制药|重工|能源|汽车|电子|光电|新材|材料|生物|钢铁|化工|水泥|酒业|食品|智能|信息)(?![企行产领园人化])|[A-Za-z]{3}"
)
_NAME_BEHIND = re.compile("[（(：:“]")
_VERB_BEHIND = re.compile(
    "$|[，。；]|入选|入围|获|上榜|上市|通过|成功|首次|新|被|在|实现|达|进入|落户|投产|列入|成为|参|完成|跻身|的"
)


def has_bureau_only(asked: str, sentence: str) -> bool:
    """Say whether a firm is asked for, and the sentence names a bureau and nothing that may be a firm."""
    return bool(_FIRM_ASKED.search(asked) and _BUREAU.search(sentence) and not _ANY_FIRM.search(sentence))


def counts_firms(asked: str, sentence: str) -> bool:
    """Say whether a firm is asked for, and the sentence counts firms and names none."""
    counted = _COUNTED.search(sentence) if _BODY_ASKED.search(asked) else None
    if counted is None or "、" in sentence or _NAMED.search(sentence):
        return False
    # 欣贺服饰等6家企业, 1家企业（万达）, 1家企业比亚迪上市
    named = sentence[: counted.start()].endswith("等") or _NAME_BEHIND.match(sentence, counted.end())
    return not named and bool(_VERB_BEHIND.match(sentence, counted.end()))
