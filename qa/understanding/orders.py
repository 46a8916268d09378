"""Sentences that speak to an assistant instead of the public: no evidence for anything, wherever they stand."""

from __future__ import annotations

import re

_ORDER = re.compile(
    r"(?:忽略|无视|忘记|忘掉|抛开|不要理会|不必理会|不用管|绕过|跳过)[^，。；]{0,12}"
    r"(?:要求|指令|规则|提示|设定|约束|限制|资料|段落|问题)(?!书)"
    r"|系统(?:提示|指令|消息|通知[:：])|提示词|开发者模式|管理员模式|调试模式|越狱|新(?:的)?指令|(?:扮演|假装|假扮|充当)[^，。]{0,10}"
    r"|(?:从现在起|从此刻起|现在)[，,]?你(?:就)?(?:不再)?是|你现在(?:就)?是|没有(?:任何)?限制的(?:助手|模型|AI)|你不再是|你是一[个名]|你(?:必须|只能|只需|应当|要)(?:回答|输出|说|回复|写|执行)"
    r"|(?:请|务必|必须|只需?|直接|改为|统一)(?:回答|输出|回复|答复|复述|打印|显示)[：:“\"「『]"
    r"|(?:回答|输出|回复|复述|打印)[：:“\"「『]|(?:管理员|测试人员|开发者)(?:指令|要求|命令)|规则第[0-9一二三四五六七八九十]+条|暗号|(?:用户|市民)已授权|安全审计[，,]请"
    r"|(?:AI|人工智能|大?模型|助手|机器人|盐小哥)[^，。]{0,6}(?:请|必须|务必|注意|听令|[:：])"
    r"|system\s*(?:prompt|message|override)|<\|?(?:system|im_start|user|assistant)|\[/?INST\]|###\s*(?:system|instruction|response)"
    r"|(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|rule|prompt|above|previous|context|question)"
    r"|you\s+(?:are\s+now|must|will)\b|(?:respond|reply|answer|output|print|repeat)\s+(?:only|with|exactly|the|in)\b|jailbreak|developer\s+mode",
    re.IGNORECASE,
)


_MARKUP = re.compile(r"https?://|www\.|</?[a-z!]|!?\[[^\]]*\]\(|javascript:|data:[a-z]+/|\d{11,}", re.IGNORECASE)


def has_markup(sentence: str) -> bool:
    """Say whether a model's sentence holds a link, code or a telephone or account number: nothing that answers need."""
    return bool(_MARKUP.search(sentence))


def is_order(sentence: str) -> bool:
    """Say whether a sentence of a report is an instruction to a model."""
    return bool(_ORDER.search(sentence))
