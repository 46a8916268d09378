"""What of a web page is the article, and what is the site: menus, share bars, link lists, footers."""

from __future__ import annotations

import re
from typing import Any

_DROPPED = (
    "script style noscript template nav footer aside form button select textarea input iframe object embed svg canvas "
    "video audio map head link meta"
).split()
_SITE = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|footer\w*|foot|share\w*|bdshare\w*|bshare\w*|jiathis\w*|"
    r"side(?:bar)?|copyright|toolbar|tools?|search\w*|login\w*|pager|pagination|related\w*|recommend\w*|qrcode|ewm|"
    r"erweima|friendlinks?|links|topbar|sitemap|dangqian|weizhi|position|location|fontsize|printer|banner)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?!\.?\d)", re.IGNORECASE)
# A bar is a line that says nothing of the report: it begins like this and is short.
_BAR = re.compile(
    r"[【\[（(]?\s*(?:分享(?:到|至|$)|字体|字号|打印|关闭|纠错|我要纠错|上一[篇页条]|下一[篇页条]|扫一扫|浏览次数|阅读次数|点击数|访问量|"
    r"返回(?:顶部|首页)|相关(?:链接|阅读|文章|新闻|附件|稿件)|当前位置|您(?:现在)?(?:的|所在)位置|网站地图|版权所有|主办(?:单位)?[:：]|"
    r"网站标识码|\S*ICP备|\S*公网安备|收藏本[站页]|设为首页|(?:信息)?来源[:：]|发布(?:时间|日期)[:：]|索引号[:：]|保存|大\s*中\s*小)",
    re.IGNORECASE,
)
_MAX_BAR = 80
_SITE_SUFFIX = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]{0,30}(?:网|政府|网站|门户|平台|频道)[^-_|–—]*$")
_TITLE_METAS = ("ArticleTitle", "og:title")
_STOPS = re.compile("[。；，]")
# A container with this share of the page's prose holds the article.
_SHARE = 0.8
_LINKED = 0.6
_MIN_LINKS = 3
# A menu has few sentences.
_MAX_SITE_STOPS = 12


def title_of(page: Any) -> str:  # noqa: ANN401 - an lxml element, untyped
    """Give the article's title: by the page's metadata, its one h1, else the window's title without the site's name."""
    for meta in page.iter("meta"):
        if (meta.get("name") or meta.get("property") or "") in _TITLE_METAS and (meta.get("content") or "").strip():
            return " ".join(meta.get("content").split())
    told = [" ".join(h1.text_content().split()) for h1 in page.iter("h1")]
    if len(told) == 1 and told[0]:
        return told[0]
    window = next((t.text_content() for t in page.iter("title")), "")
    return _SITE_SUFFIX.sub("", " ".join(window.split()))


def article_of(page: Any) -> Any:  # noqa: ANN401
    """Take the site out of the page, in place, and give the innermost element that holds nearly all of its prose."""
    for element in list(page.iter()):
        if element.tag != "body" and element.getparent() is not None and _is_site(element):
            element.drop_tree()
    body = page.find("body")
    element = page if body is None else body
    _drop_link_lists(element)
    whole = _prose(element)
    while whole:
        inner = next((child for child in element if _prose(child) >= _SHARE * whole), None)
        if inner is None or inner.tag in ("p", "table", "ul", "ol", "span", "font"):
            break
        element = inner
    return element


def is_bar(text: str) -> bool:
    """Say whether the line belongs to the site: 分享到, 打印本页, 上一篇."""
    text = text.strip()
    return len(text) <= _MAX_BAR and bool(_BAR.match(text)) and not text.endswith("。")


def _is_site(element: Any) -> bool:  # noqa: ANN401
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or "") or element.get("role") in ("navigation", "banner", "contentinfo"):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    # A wrapper of everything may be called after one of its parts.
    return bool(_SITE.search(names)) and len(_STOPS.findall(element.text_content())) <= _MAX_SITE_STOPS


def _drop_link_lists(body: Any) -> None:  # noqa: ANN401
    for element in list(body.iter("ul", "ol", "div", "dl", "table")):
        links = [" ".join(a.text_content().split()) for a in element.iter("a")]
        text = " ".join(element.text_content().split())
        linked = sum(map(len, links))
        if element is not body and len(links) >= _MIN_LINKS and linked > _LINKED * len(text) and "。" not in text:
            element.drop_tree()


def _prose(element: Any) -> int:  # noqa: ANN401
    """Count the characters of texts that read like sentences or stand in a table."""
    texts = (text.strip() for text in element.itertext() if isinstance(element.tag, str))
    return sum(len(text) for text in texts if _STOPS.search(text) or any(map(str.isdigit, text)))
