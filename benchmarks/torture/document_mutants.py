"""Damage a document in the ways that files are damaged, and in those that attackers damage them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

_ODD = (
    "\x00",
    "\ufeff",
    "\u202e",
    "\u200b",
    "\ud800",
    "\U000e0041",
    "\u0301" * 50,
    "\uffff",
    "\x1b[31m",
    "﷽",
    "\r",
    "\x85",
)
_ODD_NUMBERS = (
    b"0",
    b"-1",
    b"4294967296",
    b"99999999999999999999",
    b"1e999",
    b"9" * 5000,
    "〇".encode(),
    "亿".encode() * 50,
)
_ODD_MARKS = (
    "（" * 3000,
    "“" * 3000,
    "一、" * 3000,
    "2025-" * 2000,
    "。" * 5000,
    "第一章第一节" * 800,
    "| " * 4000,
    "<div>" * 3000,
)
_ENCODINGS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-32-be", "shift-jis", "utf-7", "cp037", "euc-kr")
_NUMBER = re.compile(rb"\d+")


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Apply one to four mutations; a ZIP file is as often damaged inside as outside."""
    for _ in range(rng.randint(1, 4)):
        inside = data.startswith(b"PK\x03\x04") and rng.random() < 0.5
        data = _in_member(data, rng) if inside else rng.choice(_MUTATIONS)(data, rng)
    return data


def _in_member(data: bytes, rng: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # noqa: BLE001 - an earlier mutation broke it
        return data
    if not members:
        return data
    chosen = rng.randrange(len(members))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(members):
            archive.writestr(name, rng.choice(_MUTATIONS)(content, rng) if number == chosen else content)
    return buffer.getvalue()


def _at(data: bytes, rng: random.Random) -> int:
    """Choose a place, not inside a character of UTF-8: else nearly every mutant would only be no text."""
    place = rng.randrange(len(data) + 1)
    while 0 < place < len(data) and 0x80 <= data[place] < 0xC0:
        place -= 1
    return place


def _span(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = _at(data, rng)
    end = min(len(data), start + int(rng.expovariate(1 / 200)))
    while end < len(data) and 0x80 <= data[end] < 0xC0:
        end += 1
    return start, end


def _flip(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 30, 300))):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: _at(data, rng)]


def _behead(data: bytes, rng: random.Random) -> bytes:
    return data[_at(data, rng) :]


def _delete(data: bytes, rng: random.Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def _zero(data: bytes, rng: random.Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + bytes(end - start) + data[end:]


def _repeat(data: bytes, rng: random.Random) -> bytes:
    start, end = _span(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 2, 50, 500)) + data[end:]


def _swap(data: bytes, rng: random.Random) -> bytes:
    (a, b), (c, d) = sorted((_span(data, rng), _span(data, rng)))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:] if b <= c else data


def _insert(data: bytes, rng: random.Random) -> bytes:
    at = _at(data, rng)
    text = rng.choice((*_ODD, *_ODD_MARKS))
    return data[:at] + text.encode("utf-8", "surrogatepass") + data[at:]


def _number(data: bytes, rng: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    one = rng.choice(found)
    return data[: one.start()] + rng.choice(_ODD_NUMBERS) + data[one.end() :]


def _lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return rng.choice((b"\n", b"", b"\r", b"\n\n\n")).join(lines)


def _recode(data: bytes, rng: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


_MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _cut,
    _behead,
    _delete,
    _zero,
    _repeat,
    _swap,
    _insert,
    _insert,
    _number,
    _number,
    _lines,
    _lines,
    _recode,
)
