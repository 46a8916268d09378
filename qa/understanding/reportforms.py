"""How people name reports, as the rules expect it: 李克强总理2014年的报告里, 2018年和2019年的报告里各安排多少."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
# Who gave it tells no more than its year does; the premier's is the whole country's.
_SPEAKER = re.compile(
    rf"(?:(?<=^)|(?<=[，,。；;？?\s])|(?<=[省市州县区盟]))[\u4e00-\u9fff]{{0,2}}[^\W\d_省市州县区盟哪位届任副](?P<office>总理|[省市州县区]长|(?:自治区)?主席)"
    rf"(?=(?:在|作的|的)?(?:{_YEAR}年?的?)?(?:政府)?(?:工作)?报告)(?:在|作的|的)?"
)
_OF_NATION = "总理"
_TWO_REPORTS = re.compile(
    rf"^(?P<place>[^，,。；;？?\d]{{0,8}})(?P<first>{_YEAR})年?[和与跟、](?P<second>{_YEAR})年?(?P<of>的?(?:政府)?(?:工作)?报告(?:里|中|上)?)"
    r"[，,]?(?P<what>[^，,。；;？?]+?)(?:各自?(?![级类项种行界地方族])|分别)(?P<asked>[^，,。；;]+)$"
)


def with_plain_reports(text: str) -> str:
    """Leave out who gave a report, and ask each of two reports by itself."""
    text = _SPEAKER.sub(lambda m: "国务院" if m["office"] == _OF_NATION else "", text)
    two = _TWO_REPORTS.match(text)
    if two is None:
        return text
    asked = two["asked"].rstrip("？?")
    return "；".join(f"{two['place']}{two[n]}年{two['of']}{two['what']}{asked}" for n in ("first", "second")) + "？"
