"""Radicals that some programs write into a PDF's text layer, to the characters that are meant."""

from __future__ import annotations

import unicodedata

# Fonts draw ⻔ and 门 with one glyph, and a printing program may note either. NFKC knows the Kangxi radicals
# (U+2F00) but not the supplement (U+2E80): these are from Unicode's EquivalentUnifiedIdeograph.txt.
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺆⺇⺊⺎⺒⺓⺕⺝⺞⺟⺠⺡⺢⺤⺩⺪⺫⺬⺮⺱⺶⺹⺼⺽⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙冂几卜兀巳幺彐月歹母民氵水爫王疋目示竹网羊老肉臼虎衤覀西见角讠贝车辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
# NFKC gives the old form of this one.
_PLAIN = str.maketrans(_SUPPLEMENT | {"⼾": "户"})


def plain_characters(text: str) -> str:
    """Replace radicals and compatibility forms of characters; everything else stays, widths too."""
    return "".join(unicodedata.normalize("NFKC", c) if _is_form(c) else c for c in text.translate(_PLAIN))


def _is_form(character: str) -> bool:
    return "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff"
