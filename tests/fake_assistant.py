"""A stand-in for the assistant, with answers worked out by hand: the web's tests need no index."""

import time
from types import SimpleNamespace

from corpus.errors import QuestionError, StoreError
from corpus.types import Paragraph, Period, Section
from index.types import Hit, Passage
from qa.types import Answer, Citation, Delta

TITLE = "非凡“十四五” 奋战新征程"
PARAGRAPH_2026 = (
    "完成10公里小街小巷照明亮化。全力推动45个老旧小区改造“提档加速”，做好住宅老旧电梯更新。实施应急通信系统保障项目。"
)
PARAGRAPH_2025 = "58个老旧小区、20条小街小巷提升改造，100条巷道照明亮化全面完成。槐东路项目征迁圆满完成。"
QUOTE_2026 = "全力推动45个老旧小区改造“提档加速”，做好住宅老旧电梯更新。"
QUOTE_2025 = "58个老旧小区、20条小街小巷提升改造，100条巷道照明亮化全面完成。"
XSS = (
    '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><svg/onload=window.pwned=1>'
    "[点我](javascript:window.pwned=1)![图](https://evil.example/x.png)<a href=https://evil.example>x</a>"
)
CITATION_2026 = Citation(
    1, "page", TITLE, ("2026年全力以赴抓好九方面工作", "聚力提升新型城镇化建设"), "2026", QUOTE_2026, 15, 45,
    PARAGRAPH_2026, None,
)  # fmt: skip
CITATION_2025 = Citation(
    1, "page", TITLE, ("2025年工作亮点", "城乡品质加快提升。"), "2025", QUOTE_2025, 0, 33, PARAGRAPH_2025, 3
)


def answer(question, text, *citations, status="answered", suggestions=()):
    return Answer(question, status, text, "extractive", citations, (), "gen-7", 1.5, suggestions)


class FakeAssistant:
    generation = "gen-7"
    answerer = "extractive"
    patience = 0.0
    examples = ("2026年要改造多少个老旧小区？", "2025年改造了多少个老旧小区？")

    def __init__(self):
        self.histories = []
        self.damaged = None
        self.pause_s = 0.0

    def reports(self):
        self._check()
        return (SimpleNamespace(id="page", title=TITLE, place="盐湖区", date="2025-12", paragraphs=52, removed=40),)

    def search(self, query, k=10):
        self._check()
        place = Section(("2026年全力以赴抓好九方面工作",), Period(2026, 2026), "planned")
        paragraph = Paragraph("page#7", "page", "body", place, PARAGRAPH_2026, 0, len(PARAGRAPH_2026))
        return (Hit(Passage("page#7", paragraph, 0, PARAGRAPH_2026, "盐湖区 2026年"), 1, 2.5),)[:k]

    def ask(self, question, history=()):
        self._check()
        self.histories.append(tuple(history))
        time.sleep(self.pause_s)
        if not question.strip():
            raise QuestionError("问题是空的：请输入要问的内容。")
        if len(question) > 500:
            raise QuestionError(f"问题有 {len(question)} 个字，最多 500 个字：请缩短后再问。")
        if "<" in question:
            hostile = Citation(1, XSS, XSS, (XSS,), "2026", XSS, 0, len(XSS), f"前文{XSS}后文", None)
            return answer(question, f"**{XSS}**{XSS}[1]", hostile, suggestions=(XSS,))
        if "光伏" in question:
            return answer(question, "报告里没有写光伏电站的投资额。", status="no_evidence")
        if "2025" in question:
            return answer(question, "**58个**老旧小区提升改造全面完成。[1]", CITATION_2025)
        return answer(question, "全力推动**45个**老旧小区改造。[1]", CITATION_2026, suggestions=("那2025年呢？",))

    def stream(self, question, history=()):
        whole = self.ask(question, history)
        for start in range(0, len(whole.text), 5):
            yield Delta(whole.text[start : start + 5])
        yield whole

    def _check(self):
        if self.damaged:
            raise StoreError(self.damaged)
