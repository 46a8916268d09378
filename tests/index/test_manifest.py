from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import StoreError
from index.manifest import MAX_INTEGER, FileEntry, Manifest, ManifestFacts, is_file_name

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
MANIFEST = Manifest(
    format_version=5,
    generation="gen-000007",
    created="2026-01-31T08:00:00+00:00",
    encoder_id="盐湖-static-256",
    encoder_sha256="ab" * 32,
    dimensions=256,
    counts=(("reports", 3), ("passages", 120)),
    files=(FileEntry("bm25.npy", 0, "00" * 32), FileEntry("vectors.faiss", 5, HELLO)),
)
JSON = """{
 "format_version": 5,
 "generation": "gen-000007",
 "created": "2026-01-31T08:00:00+00:00",
 "encoder_id": "盐湖-static-256",
 "encoder_sha256": "abababababababababababababababababababababababababababababababab",
 "dimensions": 256,
 "counts": {
  "reports": 3,
  "passages": 120
 },
 "files": [
  {
   "name": "bm25.npy",
   "size": 0,
   "sha256": "0000000000000000000000000000000000000000000000000000000000000000"
  },
  {
   "name": "vectors.faiss",
   "size": 5,
   "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  }
 ],
 "sha256": "@SHA256@"
}
"""


def changed(**fields: object) -> bytes:
    return json.dumps({**json.loads(MANIFEST.to_json()), **fields}).encode()


def test_it_is_written_in_one_way_with_its_own_hash():
    written = MANIFEST.to_json().decode()
    digest = json.loads(written)["sha256"]
    assert written == JSON.replace("@SHA256@", digest)
    assert len(digest) == 64


def test_what_was_written_is_read():
    assert Manifest.from_json(MANIFEST.to_json()) == MANIFEST


def test_it_is_made_in_the_current_format_and_in_utc():
    made = Manifest.of("gen-000001", ManifestFacts("e", "0" * 64, 4, ()), ())
    assert made.format_version == 5
    assert made.created.endswith("+00:00")
    assert Manifest.from_json(made.to_json()) == made


def test_no_byte_can_be_changed_added_or_cut():
    data = MANIFEST.to_json()
    for at in range(len(data)):
        for bit in (1, 32, 128):
            with pytest.raises(StoreError, match=r"manifest.json"):
                Manifest.from_json(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
        with pytest.raises(StoreError):
            Manifest.from_json(data[:at])
    with pytest.raises(StoreError):
        Manifest.from_json(data + b"\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "manifest.json 不是有效的 UTF-8 JSON"),
        (b"\xff\xfe{}", "manifest.json 不是有效的 UTF-8 JSON"),
        (b"[" * 100_000, "manifest.json 不是有效的 UTF-8 JSON"),
        (b'{"format_version": ' + b"9" * 5000 + b"}", "manifest.json 不是有效的 UTF-8 JSON"),
        (b"[]", "manifest.json 的 format_version 缺失或类型有误"),
        (b"null", "manifest.json 的 format_version 缺失或类型有误"),
        (changed(format_version=2), "manifest.json 的格式版本是 2，本程序只支持 5"),
        (changed(format_version=True), "manifest.json 的 format_version 缺失或类型有误"),
        (changed(generation=None), "manifest.json 的 generation 缺失或类型有误"),
        (changed(created="昨天"), "manifest.json 的 created 不是时间"),
        (changed(created="2026-01-31T08:00:00"), "manifest.json 的 created 不是 UTC 时间"),
        (changed(created="2026-01-31T08:00:00+08:00"), "manifest.json 的 created 不是 UTC 时间"),
        (changed(encoder_id=""), "manifest.json 的 encoder_id 为空、过长或含有不可显示的字符"),
        (changed(encoder_id="\ud800"), "manifest.json 的 encoder_id 为空、过长或含有不可显示的字符"),
        (changed(encoder_sha256="AB" * 32), "manifest.json 的 encoder_sha256 不是 SHA-256"),
        (changed(dimensions=-1), "manifest.json 的 dimensions 超出范围"),
        (changed(dimensions=MAX_INTEGER + 1), "manifest.json 的 dimensions 超出范围"),
        (changed(dimensions=256.0), "manifest.json 的 dimensions 缺失或类型有误"),
        (changed(counts=[]), "manifest.json 的 counts 缺失或类型有误"),
        (changed(counts={"reports": "3"}), "manifest.json 的 reports 缺失或类型有误"),
        (changed(counts={"\n": 3}), "manifest.json 的 counts 为空、过长或含有不可显示的字符"),
        (changed(files=[7]), "manifest.json 的 name 缺失或类型有误"),
        (changed(files=[{"name": "a", "size": 1, "sha256": "x"}]), "manifest.json 的 sha256 不是 SHA-256"),
        (changed(files=[{"name": "../a", "size": 1, "sha256": HELLO}]), "manifest.json 的 files 中有不允许的文件名"),
        (changed(files=[{"name": "a", "size": 1, "sha256": HELLO}] * 2), "manifest.json 的 files 有重复或次序有误"),
        (changed(more=1), "manifest.json 与自身的校验和不符"),
        (changed(dimensions=257), "manifest.json 与自身的校验和不符"),
    ],
)
def test_what_is_wrong_is_named(data: bytes, message: str):
    with pytest.raises(StoreError) as caught:
        Manifest.from_json(data)
    assert str(caught.value) == message


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(json.loads(MANIFEST.to_json()))), JSON_VALUES)
def test_no_value_in_any_field_gets_past_or_breaks_the_reader(field: str, value: object):
    with pytest.raises(StoreError):
        Manifest.from_json(changed(**{field: value}))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes):
    with pytest.raises(StoreError):
        Manifest.from_json(data)


@given(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=50),
    st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), st.integers(0, MAX_INTEGER), max_size=4),
    st.sets(st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,9}", fullmatch=True), max_size=4),
)
def test_every_manifest_comes_back_as_it_was(encoder: str, counts: dict[str, int], names: set[str]):
    facts = ManifestFacts(encoder, "0" * 64, 512, tuple(counts.items()))
    manifest = Manifest.of("gen-000001", facts, tuple(FileEntry(name, 1, HELLO) for name in sorted(names)))
    assert Manifest.from_json(manifest.to_json()) == manifest


@pytest.mark.parametrize("name", ["a", "vectors.faiss", "_x", "reports.sqlite", "A-1.b_c", "a" * 100])
def test_plain_names_are_allowed(name: str):
    assert is_file_name(name)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".hidden", "a/b", "/a", "a\\b", "a\0", "a\n", "报告", "-rf", "a b", "a" * 101, "manifest.json"],
)
def test_other_names_are_not(name: str):
    assert not is_file_name(name)
