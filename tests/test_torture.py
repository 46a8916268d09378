"""The instrument itself: what benchmarks/torture takes for a legal crash, and how it counts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.torture.crash import Call, File, Medium, read_log
from benchmarks.torture.tally import Tally
from benchmarks.torture.world import stamps_in

SEEDS = range(60)


def call(name: str, path: Path, descriptor: int = 3, data: bytes = b"", target: Path = Path(), offset: int = 0) -> Call:
    return Call(name, descriptor, offset, data, path, target)


def survivors(top: Path, calls: list[Call], into: Path, *, deaf: bool = False) -> set[tuple[tuple[str, bytes], ...]]:
    """Crash after the calls with many seeds; give every different state as (name, bytes) pairs."""
    states = set()
    for seed in SEEDS:
        medium = Medium(top)
        for each in calls:
            medium.play(each, deaf=deaf)
        left = into / str(seed)
        medium.lose_power(random.Random(seed), left)
        states.add(
            tuple(sorted((p.relative_to(left).as_posix(), p.read_bytes()) for p in left.rglob("*") if p.is_file()))
        )
    return states


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "top").mkdir()
    (tmp_path / "top" / "old").write_bytes(b"old")
    return tmp_path / "top"


def written(top: Path, name: str, data: bytes) -> list[Call]:
    return [call("create", top / name), call("write", Path(), data=data), call("fsync", Path()), call("close", Path())]


def synced(top: Path) -> list[Call]:
    return [call("open", top), call("fsync", Path()), call("close", Path())]


def test_what_was_synced_with_its_name_always_survives(top: Path, tmp_path: Path):
    (tmp_path / "left").mkdir()
    calls = [*written(top, "new", b"12"), *synced(top)]
    assert survivors(top, calls, tmp_path / "left") == {(("new", b"12"), ("old", b"old"))}


def test_a_synced_file_without_a_synced_name_may_be_gone(top: Path, tmp_path: Path):
    (tmp_path / "left").mkdir()
    states = survivors(top, written(top, "new", b"12"), tmp_path / "left")
    assert states == {(("old", b"old"),), (("new", b"12"), ("old", b"old"))}


def test_a_rename_is_kept_whole_or_not_at_all(top: Path, tmp_path: Path):
    (tmp_path / "left").mkdir()
    calls = [*written(top, "new", b"12"), *synced(top), call("rename", top / "new", target=top / "old")]
    assert survivors(top, calls, tmp_path / "left") == {(("old", b"12"),), (("new", b"12"), ("old", b"old"))}


def test_unsynced_bytes_are_dropped_zeroed_cut_or_flipped(top: Path, tmp_path: Path):
    (tmp_path / "left").mkdir()
    calls = [call("open", top / "old"), call("write", Path(), data=b"1234", offset=3)]
    states = {dict(state)["old"] for state in survivors(top, calls, tmp_path / "left")}
    assert {b"old", b"old1234", b"old\0\0\0\0"} <= states
    assert any(len(state) in (4, 5, 6) for state in states)
    assert all(state.startswith(b"old") for state in states)
    assert any(len(state) == 7 and state not in (b"old1234", b"old\0\0\0\0") for state in states)


def test_a_disk_that_ignores_fsync_may_lose_everything_new(top: Path, tmp_path: Path):
    (tmp_path / "left").mkdir()
    calls = [*written(top, "new", b"12"), *synced(top)]
    assert (("old", b"old"),) in survivors(top, calls, tmp_path / "left", deaf=True)


def test_a_hard_link_is_the_same_file(top: Path):
    medium = Medium(top)
    for each in (
        call("link", top / "old", target=top / "also"),
        call("open", top / "also"),
        call("write", Path(), data=b"O"),
    ):
        medium.play(each)
    assert medium.now() == {"old": b"Old", "also": b"Old"}


def test_a_cut_then_a_write_behind_the_end():
    file = File(bytearray(b"12345"), b"12345")
    file.apply(2, None)
    file.apply(4, b"x")
    assert bytes(file.data) == b"12\0\0x"


def test_a_log_is_read_with_bytes_that_look_like_lines(tmp_path: Path):
    log = tmp_path / "log"
    log.write_bytes(b"create\t5\t0\t0\t/a/b\t\nwrite\t5\t7\t4\t\t\n\n\t\n1rename\t-1\t0\t0\t/a/b\t/a/c\n")
    assert [(c.name, c.descriptor, c.offset, c.data) for c in read_log(log)] == [
        ("create", 5, 0, b""),
        ("write", 5, 7, b"\n\t\n1"),
        ("rename", -1, 0, b""),
    ]
    assert (read_log(log)[2].path, read_log(log)[2].target) == (Path("/a/b"), Path("/a/c"))


def test_a_tally_counts_runs_and_shows_failures():
    tally = Tally(1, "a thing")
    tally.count(None)
    tally.count("it broke")
    tally.finish("a note")
    assert (tally.runs, tally.failures) == (2, ["it broke"])
    assert tally.row().split() == ["1", "a", "thing", "2", "1", "0.0", "a", "note", "!", "it", "broke"]
    assert Tally(1, "a thing").skip("no disk").row().endswith("skipped: no disk")


def test_stamps_are_read_from_every_form_of_an_answer():
    assert stamps_in("2023年（计划）：改造老旧小区**1007**个，新建社区食堂1008个[1]。新建粮食仓库11座") == [1007, 1008]
