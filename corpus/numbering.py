"""Where the numbers of headings begin anew."""

from __future__ import annotations

import re

_NUMBER = re.compile("(?P<open>[（(])?(?P<number>[一二三四五六七八九十]+)[）)、.．]")


class Numbering:
    """Follows the numbers of headings: 一、 behind （五）, and （一） for the second time, begin anew."""

    def __init__(self) -> None:
        self._styles: list[str] = []

    def anew(self, heading: str) -> bool:
        """Take the next heading, and say whether its numbering begins anew behind another's."""
        match = _NUMBER.match(heading)
        if not match:
            return False
        style = "（" if match["open"] else "、"
        again = bool(self._styles) and (match["number"] == "一" or style not in self._styles)
        outer = style == "（" and self._styles[-1:] == ["、"]
        self._styles.append(style)
        return again and not outer
