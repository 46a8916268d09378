from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.errors import StoreError
from index.check import describe_files, find_problems, read_manifest
from index.manifest import FileEntry, Manifest, ManifestFacts
from index.naming import Pointer

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.bin").write_bytes(b"hello")
    (tmp_path / "a.bin").write_bytes(b"")
    return tmp_path


@pytest.fixture
def manifest(folder: Path) -> Manifest:
    made = Manifest.of("gen-000007", ManifestFacts("e", "0" * 64, 2, ()), describe_files(folder))
    (folder / "manifest.json").write_bytes(made.to_json())
    return made


def test_files_are_described_by_name_without_the_manifest(folder: Path, manifest: Manifest):
    assert describe_files(folder) == (FileEntry("a.bin", 0, EMPTY), FileEntry("b.bin", 5, HELLO))
    assert find_problems(folder, manifest, "whole") == ()


def test_a_file_known_already_is_not_hashed_again(folder: Path):
    known = FileEntry("b.bin", 5, EMPTY)  # not its hash, so that hashing it would show
    assert describe_files(folder, [known, FileEntry("gone.bin", 1, HELLO)]) == (FileEntry("a.bin", 0, EMPTY), known)


@pytest.mark.parametrize("kind", ["folder", "symlink", "pipe"])
def test_only_regular_files_are_described(folder: Path, kind: str):
    odd = folder / "c"
    {"folder": odd.mkdir, "symlink": lambda: odd.symlink_to("b.bin"), "pipe": lambda: os.mkfifo(odd)}[kind]()
    with pytest.raises((StoreError, OSError)):
        describe_files(folder)


def test_an_odd_name_is_refused(folder: Path):
    (folder / "报告").write_bytes(b"")
    with pytest.raises(StoreError, match=r"^索引代里不允许有名为 '报告' 的文件，请只用"):
        describe_files(folder)


def test_each_problem_names_its_file(folder: Path, manifest: Manifest):
    (folder / "a.bin").unlink()
    (folder / "b.bin").write_bytes(b"hellp")
    (folder / "c.bin").write_bytes(b"")
    (folder / "b.bin-journal").write_bytes(b"")
    assert find_problems(folder, manifest, "auto") == (
        "a.bin 缺失",
        "b.bin 的 SHA-256 不符",
        "b.bin-journal 不在清单中",
        "c.bin 不在清单中",
    )


def test_sizes_symlinks_and_folders(folder: Path, manifest: Manifest):
    (folder / "a.bin").unlink()
    (folder / "a.bin").mkdir()
    (folder / "b.bin").write_bytes(b"hell")
    assert find_problems(folder, manifest, "whole") == (
        "a.bin 不是普通文件",
        "b.bin 的大小不符（应为 5 字节，实为 4 字节）",
    )
    (folder / "b.bin").unlink()
    (folder / "b.bin").symlink_to("a.bin")
    assert find_problems(folder, manifest, "whole")[1] == "b.bin 读不出（是符号链接）"


def test_past_the_limit_auto_hashes_only_small_files(folder: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.check.WHOLE_LIMIT", 4)
    monkeypatch.setattr("index.check.SMALL_FILE", 4)
    (folder / "b.bin").write_bytes(b"hellp")
    assert find_problems(folder, manifest, "auto") == ()
    assert find_problems(folder, manifest, "whole") == ("b.bin 的 SHA-256 不符",)
    monkeypatch.setattr("index.check.SMALL_FILE", 5)
    assert find_problems(folder, manifest, "auto") == ("b.bin 的 SHA-256 不符",)


def test_the_manifest_must_be_the_one_expected(folder: Path, manifest: Manifest):
    assert read_manifest(folder, Pointer("gen-000007", None)) == manifest
    with pytest.raises(StoreError, match=r"^manifest.json 属于 gen-000007$"):
        read_manifest(folder, Pointer("gen-000006", None))
    with pytest.raises(StoreError, match=r"^manifest.json 与 CURRENT 记录的 SHA-256 不符$"):
        read_manifest(folder, Pointer("gen-000007", HELLO))


def test_a_folder_that_is_missing_or_a_symlink_has_no_manifest(folder: Path, manifest: Manifest):
    with pytest.raises(StoreError, match=r"^文件夹 none 缺失$"):
        read_manifest(folder / "none", Pointer("gen-000007", None))
    (folder / "link").symlink_to(folder)
    with pytest.raises(StoreError, match=r"^文件夹 link 缺失$"):
        read_manifest(folder / "link", Pointer("gen-000007", None))
