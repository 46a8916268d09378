"""Quantities in base units, so that 1.5公里 and 1500米 are the same."""

from __future__ import annotations

from decimal import Decimal

from corpus.numbers import Quantity

# A kilometre is a thousand metres: the same fact in another unit.
_BASE: dict[str, tuple[str, Decimal | int]] = {
    "千米": ("米", 1000), "公里": ("米", 1000), "厘米": ("米", Decimal("0.01")), "毫米": ("米", Decimal("0.001")),
    "万千瓦": ("千瓦", 10**4), "兆瓦": ("千瓦", 1000), "吉瓦": ("千瓦", 10**6),
    "万千瓦时": ("千瓦时", 10**4), "兆瓦时": ("千瓦时", 1000), "吉瓦时": ("千瓦时", 10**6), "度": ("千瓦时", 1),
    "平方千米": ("平方米", 10**6), "平方公里": ("平方米", 10**6), "公顷": ("平方米", 10**4),
    "吨": ("公斤", 1000), "斤": ("公斤", Decimal("0.5")), "万元": ("元", 10**4),
    "个百分点": ("百分点", 1), "名": ("人", 1), "位": ("人", 1), "人次": ("人次", 1),
}  # fmt: skip
Measure = tuple[Decimal, str]


def measure(quantity: Quantity) -> Measure:
    """Give value and unit in the base unit: 1.5公里 → 1500 米."""
    unit, factor = _BASE.get(quantity.unit, (quantity.unit, 1))
    return (quantity.value * factor).normalize(), unit
