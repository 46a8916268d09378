from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import StoreError
from index.naming import (
    Pointer,
    generation_name,
    generation_names,
    generation_number,
    read_pointer,
    replace_pointer,
)

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(("number", "name"), [(1, "gen-000001"), (7, "gen-000007"), (1_234_567, "gen-1234567")])
def test_number_and_name(number: int, name: str):
    assert generation_name(number) == name
    assert generation_number(name) == number


@pytest.mark.parametrize(
    "name",
    [
        "gen-7",
        "gen-000000",
        "gen-0000007",
        "gen-000007.tmp",
        "gen-00000７",
        "gen-000007\n",
        "GEN-000007",
        "gen-" + "9" * 13,
    ],
)
def test_other_names_are_no_generations(name: str):
    assert generation_number(name) is None


def test_generations_are_listed_newest_first(tmp_path: Path):
    for name in ("gen-000009", "gen-1000000", "gen-000010", "gen-000011.tmp", "CURRENT", "别的"):
        (tmp_path / name).mkdir()
    assert generation_names(tmp_path) == ("gen-1000000", "gen-000010", "gen-000009")


def test_a_root_that_does_not_exist_has_none(tmp_path: Path):
    assert generation_names(tmp_path / "a" / "b") == ()


def test_a_root_that_is_a_file_is_refused(tmp_path: Path):
    root = tmp_path / "索引"
    root.write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        generation_names(root)
    assert str(caught.value) == f"索引位置 {root} 是文件而不是文件夹，请用 --index 另选一个文件夹。"


def test_the_pointer_is_written_and_read(tmp_path: Path):
    replace_pointer(tmp_path, Pointer("gen-000007", DIGEST))
    assert (tmp_path / "CURRENT").read_bytes() == f"gen-000007 {DIGEST}\n".encode()
    assert read_pointer(tmp_path) == Pointer("gen-000007", DIGEST)
    assert [path.name for path in tmp_path.iterdir()] == ["CURRENT"]


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"gen-000007\n",
        f"gen-000007 {DIGEST}".encode(),
        f"gen-000007 {DIGEST}\n\n".encode(),
        f"gen-000007  {DIGEST}\n".encode(),
        f"../gen-000007 {DIGEST}\n".encode(),
        f"gen-000007.tmp {DIGEST}\n".encode(),
        f"gen-000007 {DIGEST[1:]}\n".encode(),
        f"gen-000007 {DIGEST.upper()}\n".encode(),
        f"gen-00000７ {DIGEST}\n".encode(),
        b"\xff" * 76,
        bytes(76),
    ],
)
def test_other_words_are_damage(tmp_path: Path, words: bytes):
    (tmp_path / "CURRENT").write_bytes(words)
    with pytest.raises(StoreError, match=r"^CURRENT 内容有误$"):
        read_pointer(tmp_path)


def test_a_pointer_that_is_no_file_is_damage(tmp_path: Path):
    with pytest.raises(StoreError, match=r"^CURRENT 缺失$"):
        read_pointer(tmp_path)
    (tmp_path / "elsewhere").write_bytes(f"gen-000007 {DIGEST}\n".encode())
    (tmp_path / "CURRENT").symlink_to("elsewhere")
    with pytest.raises(StoreError, match=r"^CURRENT 读不出（是符号链接）$"):
        read_pointer(tmp_path)
    (tmp_path / "CURRENT").unlink()
    (tmp_path / "CURRENT").write_bytes(b"gen" * 100)
    with pytest.raises(StoreError, match=r"^CURRENT 超过 200 字节$"):
        read_pointer(tmp_path)
