"""Stopping a commit anywhere: killed, refused by the disk, or cut off from power."""

from __future__ import annotations

import errno
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

from corpus.errors import StoreError
from index import commit
from index.commit import Fill
from index.durable import DISK, Disk, write_bytes_durably
from index.generations import Generations
from index.manifest import ManifestFacts
from index.naming import Pointer

FILES = ("bm25.npy", "vectors.faiss")
T = TypeVar("T")


def filling(stamp: int, disk: Disk = DISK) -> Fill:
    def fill(folder: Path) -> ManifestFacts:
        for name in FILES:
            write_bytes_durably(folder / name, f"{stamp}\n".encode() * 200, disk)
        return ManifestFacts("static", "0" * 64, 4, (("stamp", stamp),))

    return fill


def served(root: Path) -> int:
    """Open, and give the one number that everything in the generation says."""
    generation = Generations(root).open()
    told = {int(line) for name in FILES for line in generation.file(name).read_text().splitlines()}
    assert told == {dict(generation.manifest.counts)["stamp"]}
    assert generation.notice is None
    assert Generations(root).verify() == ()
    return told.pop()


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


def tidy(root: Path, stamp: int) -> bool:
    """Commit once more; then nothing but two generations may be left."""
    Generations(root).commit(filling(stamp))
    left = names(root)
    return served(root) == stamp and len(left) == 4 and not any(name.endswith(".tmp") for name in left)


class SteppingDisk(Disk):
    """Calls `before` and `after` around every call, with its number from 0 and its name."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def before(self, step: int, name: str) -> None:
        """Do what the test wants to happen just before the call."""

    def after(self, step: int, name: str) -> None:
        """Do what the test wants to happen just after it."""

    def _step(self, name: str, call: Callable[[], T]) -> T:
        step = len(self.steps)
        self.steps.append(name)
        self.before(step, name)
        result = call()
        self.after(step, name)
        return result

    def open(self, path: Path, flags: int) -> int:
        return self._step("open", lambda: super(SteppingDisk, self).open(path, flags))

    def write(self, descriptor: int, data: memoryview) -> int:
        return self._step("write", lambda: super(SteppingDisk, self).write(descriptor, data[:400]))

    def fsync(self, descriptor: int) -> None:
        self._step("fsync", lambda: super(SteppingDisk, self).fsync(descriptor))

    def close(self, descriptor: int) -> None:
        self._step("close", lambda: super(SteppingDisk, self).close(descriptor))

    def mkdir(self, path: Path) -> None:
        self._step("mkdir", lambda: super(SteppingDisk, self).mkdir(path))

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace", lambda: super(SteppingDisk, self).replace(source, target))


def steps_of_a_commit(root: Path) -> list[str]:
    disk = SteppingDisk()
    Generations(root, disk).commit(filling(1002, disk))
    return disk.steps


def name_of(descriptor: int) -> str:
    return Path(f"/proc/self/fd/{descriptor}").readlink().name


def in_child(work: Callable[[], object]) -> int:
    """Fork a child for this work alone and give its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_the_order_of_a_commit(tmp_path: Path):
    Generations(tmp_path).commit(filling(1001))
    calls: list[str] = []

    class Reader(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            calls.append("write " + name_of(descriptor))
            return super().write(descriptor, data)

        def fsync(self, descriptor: int) -> None:
            calls.append("fsync " + name_of(descriptor))
            super().fsync(descriptor)

        def replace(self, source: Path, target: Path) -> None:
            calls.append(f"replace {source.name} {target.name}")
            super().replace(source, target)

    def fill(folder: Path) -> ManifestFacts:
        (folder / "a").write_bytes(b"a")
        return ManifestFacts("static", "0" * 64, 4, ())

    Generations(tmp_path, Reader()).commit(fill)
    assert calls == [
        "fsync a",
        "write manifest.json",
        "fsync manifest.json",
        "fsync gen-000002.tmp",
        "replace gen-000002.tmp gen-000002",
        f"fsync {tmp_path.name}",
        "write CURRENT.tmp",
        "fsync CURRENT.tmp",
        "replace CURRENT.tmp CURRENT",
        f"fsync {tmp_path.name}",
    ]


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_before_or_after_any_step_leaves_the_old_or_the_new(tmp_path: Path, when: str):
    Generations(tmp_path).commit(filling(1001))
    steps = steps_of_a_commit(tmp_path)
    outcomes: set[str] = set()
    for at in range(len(steps)):
        old = served(tmp_path)

        class Killer(SteppingDisk):
            def before(self, step: int, name: str) -> None:
                if (step, when) == (at, "before"):  # noqa: B023 - used within this turn
                    die()

            def after(self, step: int, name: str) -> None:
                if (step, when) == (at, "after"):  # noqa: B023
                    die()

        disk = Killer()
        new = old + 1
        child = in_child(lambda: Generations(tmp_path, disk).commit(filling(new, disk)))  # noqa: B023
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        now = served(tmp_path)
        assert now in (old, new)
        outcomes.add("old" if now == old else "new")
    assert outcomes == {"old", "new"}
    assert tidy(tmp_path, 9999)


def test_killed_at_any_moment_leaves_a_whole_generation(tmp_path: Path):
    generations = Generations(tmp_path)
    generations.commit(filling(1001))
    rng = random.Random(3)

    def write_for_ever() -> NoReturn:
        stamp = served(tmp_path)
        while True:
            stamp += 1
            generations.commit(filling(stamp))

    stamp = 1001
    for _ in range(30):
        child = in_child(write_for_ever)
        time.sleep(rng.uniform(0.0, 0.04))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert served(tmp_path) >= stamp
        stamp = served(tmp_path)
    assert tidy(tmp_path, 10**6)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for good"])
def test_the_disk_refuses_at_any_step_and_the_old_index_serves(tmp_path: Path, lasting: bool):
    Generations(tmp_path).commit(filling(1001))
    steps = steps_of_a_commit(tmp_path)
    for at in range(len(steps)):

        class Full(SteppingDisk):
            def before(self, step: int, name: str) -> None:
                if name != "close":
                    self.refuse(step)

            def after(self, step: int, name: str) -> None:
                if name == "close":  # Linux closes even where it reports an error
                    self.refuse(step)

            def refuse(self, step: int) -> None:
                if step == at or (lasting and step > at):  # noqa: B023 - used within this turn
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        old = served(tmp_path)
        disk = Full()
        with pytest.raises(StoreError) as caught:
            Generations(tmp_path, disk).commit(filling(old + 1, disk))
        assert "磁盘已满" in str(caught.value)
        published = steps[:at].count("replace") == 2
        assert ("已经启用" in str(caught.value)) is published
        assert served(tmp_path) == old + published
        assert not any(name.endswith(".tmp") for name in names(tmp_path))
    assert tidy(tmp_path, 9999)


class LosingDisk(SteppingDisk):
    """Remembers what was not fsynced, and at one step loses a random part of it and the process with it."""

    def __init__(self, last: int, rng: random.Random) -> None:
        super().__init__()
        self.last, self.rng = last, rng
        self.paths: dict[int, Path] = {}
        self.unsynced_bytes: set[Path] = set()
        self.unsynced_names: set[Path] = set()
        self.unsynced_renames: list[tuple[Path, Path, bytes | None]] = []

    def before(self, step: int, name: str) -> None:
        if step == self.last:
            self.lose()
            die()

    def open(self, path: Path, flags: int) -> int:
        if flags & os.O_CREAT and not path.exists():
            self.unsynced_names.add(path)
        descriptor = super().open(path, flags)
        self.paths[descriptor] = path
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        self.unsynced_bytes.add(self.paths[descriptor])
        return super().write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        super().fsync(descriptor)
        path = self.paths[descriptor]
        self.unsynced_bytes.discard(path)
        self.unsynced_names = {it for it in self.unsynced_names if it.parent != path}
        self.unsynced_renames = [it for it in self.unsynced_renames if it[1].parent != path]

    def replace(self, source: Path, target: Path) -> None:
        former = target.read_bytes() if target.is_file() else None
        super().replace(source, target)
        self.unsynced_bytes = {self.moved(path, source, target) for path in self.unsynced_bytes}
        self.unsynced_names = {self.moved(path, source, target) for path in self.unsynced_names - {source}}
        self.unsynced_renames.append((source, target, former))

    def moved(self, path: Path, source: Path, target: Path) -> Path:
        return target / path.relative_to(source) if path.is_relative_to(source) else path

    def lose(self) -> None:
        for path in filter(Path.is_file, sorted(self.unsynced_bytes)):
            data = path.read_bytes()
            keep = self.rng.randrange(len(data) + 1)
            tail = self.rng.choice([b"", bytes(len(data) - keep), bytes(byte ^ 1 for byte in data[keep:])])
            path.write_bytes(data[:keep] + tail)
        for path in filter(Path.is_file, sorted(self.unsynced_names)):
            if self.rng.random() < 0.5:
                path.unlink()
        for source, target, former in reversed(self.unsynced_renames):
            if self.rng.random() < 0.5:
                target.rename(source)
                if former is not None:
                    target.write_bytes(former)


def test_power_lost_at_any_step_leaves_the_old_or_the_new(tmp_path: Path):
    Generations(tmp_path).commit(filling(1001))
    steps = steps_of_a_commit(tmp_path)
    outcomes: set[str] = set()
    for turn in range(4 * len(steps)):
        old = served(tmp_path)
        new = old + 1
        disk = LosingDisk(turn % len(steps), random.Random(turn))
        child = in_child(lambda: Generations(tmp_path, disk).commit(filling(new, disk)))  # noqa: B023 - ends in this turn
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        now = served(tmp_path)
        assert now in (old, new)
        outcomes.add("old" if now == old else "new")
    assert outcomes == {"old", "new"}
    assert tidy(tmp_path, 9999)


def test_a_disk_that_does_not_keep_what_was_written_is_found_out(tmp_path: Path):
    class Forgetful(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            if name_of(descriptor) == "manifest.json":
                return super().write(descriptor, memoryview(bytes(data).replace(b"static", b"stat1c")))
            return super().write(descriptor, data)

    Generations(tmp_path).commit(filling(1001))
    with pytest.raises(StoreError) as caught:
        Generations(tmp_path, Forgetful()).commit(filling(1002))
    assert str(caught.value) == (
        f"写入 {tmp_path} 的索引没有通过检查：manifest.json 与自身的校验和不符，原来的索引没有改变，请排除故障后重新建立。"
    )
    assert served(tmp_path) == 1001


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, sqlite3.OperationalError, StoreError])
def test_what_fill_raises_passes_through_and_leaves_no_trace(tmp_path: Path, error: type[BaseException]):
    def fill(folder: Path) -> ManifestFacts:
        (folder / "half").write_bytes(b"half")
        raise error

    generations = Generations(tmp_path)
    generations.commit(filling(1001))
    with pytest.raises(error):
        generations.commit(fill)
    assert served(tmp_path) == 1001
    assert names(tmp_path) == ["CURRENT", "gen-000001", "writer.lock"]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "sub").mkdir(), "没有通过检查：sub 不是普通文件"),
        (lambda folder: (folder / "报告").touch(), "不允许有名为 '报告' 的文件"),
        (lambda folder: (folder / "manifest.json").touch(), "manifest.json 这个文件名留给索引清单"),
        (lambda folder: (folder / "link").symlink_to("bm25.npy"), "未能写入索引 .*：是符号链接"),
    ],
)
def test_what_no_generation_may_hold_is_refused(tmp_path: Path, spoil: Callable[[Path], object], message: str):
    def fill(folder: Path) -> ManifestFacts:
        spoil(folder)
        return filling(1002)(folder)

    Generations(tmp_path).commit(filling(1001))
    with pytest.raises(StoreError, match=message):
        Generations(tmp_path).commit(fill)
    assert served(tmp_path) == 1001
    assert tidy(tmp_path, 9999)


def test_facts_that_could_not_be_read_back_are_refused(tmp_path: Path):
    def fill(folder: Path) -> ManifestFacts:
        return ManifestFacts("static", "not a hash", 4, ())

    with pytest.raises(StoreError, match=r"没有通过检查：manifest.json 的 encoder_sha256 不是 SHA-256"):
        Generations(tmp_path).commit(fill)
    assert names(tmp_path) == ["writer.lock"]


def test_a_database_made_in_place_is_committed(tmp_path: Path):
    def fill(folder: Path) -> ManifestFacts:
        database = sqlite3.connect(folder / "reports.sqlite")
        with database:
            database.execute("CREATE TABLE report AS SELECT '盐湖区' AS title")
        database.close()
        return ManifestFacts("static", "0" * 64, 4, (("reports", 1),))

    opened = Generations(tmp_path).commit(fill)
    database = sqlite3.connect(f"file:{opened.file('reports.sqlite')}?mode=ro&immutable=1", uri=True)
    assert database.execute("SELECT title FROM report").fetchall() == [("盐湖区",)]
    database.close()
    assert Generations(tmp_path).verify() == ()


@pytest.mark.parametrize("tidying", ["index.commit.remove_unless_leased", "index.commit.generation_names"])
def test_a_disk_that_fails_once_the_switch_is_made_does_not_deny_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tidying: str
):
    generations = Generations(tmp_path)
    for stamp in (1001, 1002):
        generations.commit(filling(stamp))
    replaced = commit.replace_pointer

    def refuse(_path: Path) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def replace_and_fail(root: Path, pointer: Pointer, disk: Disk) -> None:
        replaced(root, pointer, disk)
        monkeypatch.setattr(tidying, refuse)

    monkeypatch.setattr("index.commit.replace_pointer", replace_and_fail)
    assert generations.commit(filling(1003)).name == "gen-000003"
    assert served(tmp_path) == 1003


def test_what_killed_writers_left_is_removed_and_nothing_else(tmp_path: Path):
    Generations(tmp_path).commit(filling(1001))
    (tmp_path / "gen-000009.tmp").mkdir()
    (tmp_path / "gen-000009.tmp" / "half").write_bytes(b"half")
    (tmp_path / "CURRENT.tmp").write_bytes(b"gen")
    (tmp_path / "gen-notes.tmp").mkdir()
    (tmp_path / "备忘.txt").write_bytes(b"")
    Generations(tmp_path).commit(filling(1002))
    assert names(tmp_path) == [
        "CURRENT",
        "gen-000001",
        "gen-000002",
        "gen-notes.tmp",
        "writer.lock",
        "备忘.txt",
    ]


def test_the_last_number_is_not_passed(tmp_path: Path):
    (tmp_path / ("gen-" + "9" * 12)).mkdir(parents=True)
    with pytest.raises(StoreError, match=r"的代号已用到 gen-999999999999，请换一个文件夹重新建立索引。$"):
        Generations(tmp_path).commit(filling(1001))


def test_a_linked_file_is_neither_hashed_nor_synced_again(tmp_path: Path):
    Generations(tmp_path).commit(filling(1))
    former = Generations(tmp_path).open()
    entries = tuple(entry for entry in former.manifest.files if entry.name == FILES[1])

    class Watching(Disk):
        """Notes what is synced."""

        def __init__(self) -> None:
            self.synced: set[int] = set()

        def fsync(self, descriptor: int) -> None:
            self.synced.add(os.fstat(descriptor).st_ino)
            super().fsync(descriptor)

    def fill(folder: Path) -> ManifestFacts:
        write_bytes_durably(folder / FILES[0], b"1\n")
        os.link(former.file(FILES[1]), folder / FILES[1])
        return ManifestFacts("static", "0" * 64, 4, (("stamp", 1),), entries)

    disk = Watching()
    Generations(tmp_path, disk=disk).commit(fill)
    now = Generations(tmp_path).open(check="whole")
    assert now.file(FILES[1]).stat().st_ino == former.file(FILES[1]).stat().st_ino
    assert now.manifest.files[1] == entries[0]
    assert now.file(FILES[0]).stat().st_ino in disk.synced
    assert now.file(FILES[1]).stat().st_ino not in disk.synced
