"""A PDF as small as it can be: lines of Chinese at given places, in a font that every reader knows by name."""

from __future__ import annotations

from collections.abc import Sequence

Word = tuple[float, float, float, str]
"""Left edge and baseline in points from the lower left corner, size of the type, text."""


def make_pdf(
    pages: Sequence[Sequence[Word]],
    *,
    rules: str | Sequence[str] = "",
    encrypted: bool = False,
    size: tuple[int, int] = (600, 800),
) -> bytes:
    """Write the pages; `rules` are drawing operators for each of them, or for all."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * i} 0 R' for i in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        "/Supplement 0>>/FontDescriptor 5 0 R/DW 1000>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>",
    ]
    for i, words in enumerate(pages):
        drawn = (rules if isinstance(rules, str) else rules[i]) + "".join(
            f"BT/F1 {s} Tf 1 0 0 1 {x} {y} Tm<{text.encode('utf-16-be').hex()}>Tj ET\n" for x, y, s, text in words
        )
        box = f"/MediaBox[0 0 {size[0]} {size[1]}]"
        resources = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}{resources}/Contents {8 + 2 * i} 0 R>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    body = "%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    locked = "/Encrypt 6 0 R/ID[<00><00>]" if encrypted else ""
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{locked}>>\nstartxref\n{len(body)}\n%%EOF"
    return (f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}").encode()
