"""The words of a question that an answer must cover, each with its weight."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from index.soft import SoftMatch
from index.static import Tokens
from index.synonyms import find_known, synonyms_of

# Words that ask, address, connect or frame; what is asked for shows in the question's kind, period and unit instead.
_FRAME = frozenset(
    "多少 几 几个 几位 几家 几条 几种 几项 几所 几名 几座 几处 几次 哪 哪些 哪个 哪家 哪几 哪里 哪儿 什么 啥 谁 怎么 怎么样 怎样 "
    "如何 咋 咋样 干什么 为什么 是否 是不是 有没有 能不能 会不会 给不给 管不管 吗 呢 吧 啊 呀 嘛 么 哦 了 的 地 得 着 过 是 有 在 "
    "到 从 向 对 把 被 给 让 和 与 及 跟 或 或者 以及 还 也 都 又 再 就 才 只 很 太 更 最 不 没 没有 要 会 能 可以 能够 想 请 请问 "
    "我 你 您 他 她 它 我们 咱 咱们 你们 他们 它们 这 那 这个 那个 这些 那些 这儿 那儿 这里 其 其中 该 一下 一共 总共 一个 一些 "
    "说 讲 说说 讲讲 谈谈 介绍 总结 概括 概述 归纳 梳理 列出 列举 列 列一下 告诉 知道 了解 查询 听说 关于 有关 相关 对于 方面 "
    "情况 内容 主要 具体 详细 简单 简要 全部 所有 各 分别 各是 各多少 一 年 今年 去年 明年 后年 前年 本年 这年 时候 期间 时期 里 上 中 下 内 "
    "外 头 来 去 用 做 干 弄 搞 办 事 些 点 个 现在 目前 如今 已经 将 将要 准备 打算 计划 政府 报告 工作报告 区里 市里 全区 全市 "
    "咱区 我区 本区 我们区 到底 究竟 大概 大约 差不多 左右 是多少 为 等 之 以 于 而 但 如果 万一 因为 所以 比 较 多 大 长 高 数 数量 各自 "
    "呃 嗯 哈 好 行 谢谢 您好 你好 那 那么 还有 另外 然后 对比 比较 相比 区别 变化 不同 增加还是减少 最近 有啥 都有 哪几个 几十 听 看 "
    "这块 那块 这方面 分条 逐条 一条条 一样样 一段 一段话 几句话 两三句话 句话 短一点 简短 别太长 列清楚 清楚 放 一起 看看 接着 成 拿 每 样 哪样 要点 小结 浓缩 提炼 部分 核心 整体 总体 大概 一方面 标题 列全 列一列 数一数 点名 邻居们 念 稿子 赶 用 帮我 给个 听人说 听人讲 累计 哪一步 得了 "
    "发展 指标 经济社会 为了 提到 打 算 人家 家里 自己 有人 没人 以前 从前 晚上 白天 突然 方便 便宜 舒服 干净 特别 非常 只要 怕 担心 价钱 实惠 起来 找到 管 "
    "不管 换 太 喜欢 听到 看到 请教 能否 可否 老板 据说 需要 数据 资料 材料 叫 名字 一份 写 分析 帮 帮我 咱这儿 这边 那边 咱们区 "
    "去了 了吗 怎么办 地方 学门 想去 家门口 新 又是 真的 到了 为止 目前为止 截至 一共有 共有 后 前 起 之后 之前 时 让我 帮忙 同志 一年 "
    "区 本 政府工作报告 会议 取得 达到 进行 开展 方案 措施 举措 安排 做法 成绩 成就 亮点 进展 重点 思路 目标 任务 工作 程度 请列 具体来说".split()
)
_WORD = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+(?:\.\d+)?%?")
_SINGLE_WEIGHT = 6.0
# A name that the vocabulary does not know, taken together from single characters.
_NAME_WEIGHT = 9.0
_MAX_WEIGHT = 10.0
_LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question."""

    text: str
    """In lower case, half-width."""
    weight: float
    variants: tuple[str, ...]
    """Words that say the same."""
    tokens: tuple[int, ...]
    """The encoder's tokens of the word, for soft match."""


def find_terms(text: str, soft: SoftMatch, *, skip: tuple[str, ...] = ()) -> tuple[Term, ...]:
    """Find the terms of a question whose periods and places are already taken out (`skip`: further words to leave)."""
    terms: dict[str, Term] = {}
    for word, name in _words(text, soft):
        if word in _FRAME or word in skip:
            continue
        tokens = soft.encoder.tokenize([word])[0]
        terms.setdefault(word, Term(word, _weight(word, tokens, soft, name), synonyms_of(word), tuple(tokens.tolist())))
    return tuple(terms.values())


def _words(text: str, soft: SoftMatch) -> list[tuple[str, bool]]:
    """Cut a text into words; runs of single characters are taken for a name, and say so."""
    words: list[tuple[str, bool]] = []
    lowered = text.lower()
    for piece in _WORD.finditer(lowered):
        position = 0
        known = find_known(piece.group())
        for start, end in (*known, (len(piece.group()), len(piece.group()))):
            words += _tokens(piece.group()[position:start], soft)
            if start < end:
                words.append((piece.group()[start:end], False))
            position = end
    return words


def _tokens(text: str, soft: SoftMatch) -> list[tuple[str, bool]]:
    if not text:
        return []
    words: list[tuple[str, bool]] = []
    run = ""
    for token in [soft.encoder.token_text(i) for i in soft.encoder.tokenize([text])[0]]:
        if len(token) == 1 and token not in _FRAME and not token.isascii():
            run += token
            continue
        words += [(run, len(run) > 1)] if run else []
        run = ""
        words.append((token, False))
    words += [(run, len(run) > 1)] if run else []
    return words


def _weight(word: str, tokens: Tokens, soft: SoftMatch, name: bool) -> float:
    """Give a rare word much weight, and a word that people use more than reports do less of it."""
    if not len(tokens):
        return 0.0
    damping = _LEAST_SHARE + (1 - _LEAST_SHARE) / (1 + math.exp(float(soft.everyday[tokens].mean())))
    if name:
        return _NAME_WEIGHT * damping
    rarity = float(soft.rarity[tokens].sum()) if len(tokens) > 1 else float(soft.rarity[tokens[0]])
    return damping * min(rarity, _SINGLE_WEIGHT if len(word) == 1 else _MAX_WEIGHT)
