from __future__ import annotations

import errno
import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import StoreError
from index.commit import Fill, RefusedError
from index.durable import Disk, write_bytes_durably
from index.generations import Generation, Generations, OneGeneration
from index.lease import Lease
from index.manifest import ManifestFacts

FILES = ("bm25.npy", "reports.sqlite", "vectors.faiss")


def filling(stamp: int) -> Fill:
    """Three files of some length, all saying the same number, as do the counts."""

    def fill(folder: Path) -> ManifestFacts:
        for name in FILES:
            write_bytes_durably(folder / name, f"{stamp} {name}\n".encode() * 20)
        return ManifestFacts("static", "0" * 64, 4, (("stamp", stamp),))

    return fill


def stamps(generation: Generation) -> set[int]:
    told = {int(line.split()[0]) for name in FILES for line in generation.file(name).read_text().splitlines()}
    return told | {dict(generation.manifest.counts)["stamp"]}


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return Generations(tmp_path / "index")


@pytest.fixture
def two(generations: Generations) -> Generations:
    generations.commit(filling(1))
    generations.commit(filling(2))
    return generations


def test_a_commit_is_what_is_opened(generations: Generations):
    made = generations.commit(filling(1))
    opened = generations.open()
    assert made == opened == generations.current()
    assert generations.named() == "gen-000001"
    assert (opened.name, opened.path, opened.notice) == ("gen-000001", generations.root / "gen-000001", None)
    assert [(file.name, file.size) for file in opened.manifest.files] == [
        ("bm25.npy", 220),
        ("reports.sqlite", 340),
        ("vectors.faiss", 320),
    ]
    assert opened.manifest.counts == (("stamp", 1),)
    assert generations.verify() == generations.verify(opened) == ()
    assert stamps(opened) == {1}


def test_two_generations_are_kept(two: Generations):
    two.commit(filling(3))
    assert names(two.root) == ["CURRENT", "gen-000002", "gen-000003", "writer.lock"]


def test_a_file_the_manifest_does_not_list_is_not_given(two: Generations):
    with pytest.raises(StoreError, match=r"^索引代 gen-000002 没有文件 ../CURRENT，请用"):
        two.current().file("../CURRENT")


@pytest.mark.parametrize("method", ["open", "current", "verify"])
def test_no_index(generations: Generations, method: str):
    with pytest.raises(StoreError) as caught:
        getattr(generations, method)()
    assert str(caught.value) == f"没有索引：{generations.root} 里还没有建立过，请先运行 yanxiaoge build。"
    assert not generations.root.exists()


@pytest.mark.parametrize("method", ["open", "current", "verify"])
def test_a_root_that_is_a_file(generations: Generations, method: str):
    generations.root.write_bytes(b"")
    with pytest.raises(StoreError, match=r"是文件而不是文件夹，请用 --index 另选一个文件夹。$"):
        getattr(generations, method)()
    with pytest.raises(StoreError, match=r"^未能写入索引 .*：已有同名的文件（.*），原来的索引没有改变"):
        generations.commit(filling(1))


def test_a_root_inside_a_file(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match=r"是文件而不是文件夹"):
        Generations(tmp_path / "file" / "index").open()
    with pytest.raises(StoreError, match=r"已有同名的文件"):
        Generations(tmp_path / "file" / "index").commit(filling(1))


def test_a_read_only_root_is_read_but_not_written(two: Generations):
    class ReadOnly(Disk):
        def mkdir(self, path: Path) -> None:
            raise OSError(errno.EROFS, "Read-only file system", str(path))

    read_only = Generations(two.root, ReadOnly())
    with pytest.raises(StoreError) as caught:
        read_only.commit(filling(3))
    assert str(caught.value) == (
        f"未能写入索引 {two.root}：磁盘是只读的（{two.root}/gen-000003.tmp），原来的索引没有改变，请排除故障后重新建立。"
    )
    assert stamps(read_only.open()) == {2}


def flip(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def zero(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) - 1)
    end = rng.randrange(at + 1, len(data) + 1)
    return data[:at] + bytes(end - at) + data[end:]


def swap(data: bytes, rng: random.Random) -> bytes:
    at = rng.choice([at for at in range(1, len(data)) if data[at:] + data[:at] != data])
    return data[at:] + data[:at]


@pytest.mark.parametrize("mutate", [flip, cut, zero, swap])
@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_a_damaged_file_is_named_and_the_previous_generation_serves(
    two: Generations, name: str, mutate: Callable[[bytes, random.Random], bytes]
):
    path = two.root / "gen-000002" / name
    good = path.read_bytes()
    rng = random.Random(f"{name} {mutate.__name__}")
    for _ in range(25):
        path.write_bytes(mutate(good, rng))
        opened = two.open()
        assert stamps(opened) == {1}
        assert opened.notice
        assert opened.notice.startswith(f"索引损坏（gen-000002：{name} ")
        assert opened.notice.endswith("现由索引代 gen-000001 提供回答，请用 yanxiaoge build --full 重建索引。")
        assert [problem.split()[0] for problem in two.verify()] == [name]
    path.write_bytes(good)
    assert two.open().notice is None


@pytest.mark.parametrize("mutate", [flip, cut, zero, swap])
def test_a_damaged_pointer_never_serves_an_older_generation_unsaid(
    two: Generations, mutate: Callable[[bytes, random.Random], bytes]
):
    path = two.root / "CURRENT"
    good = path.read_bytes()
    rng = random.Random(mutate.__name__)
    for _ in range(100):
        path.write_bytes(mutate(good, rng))
        opened = two.open()
        assert opened.notice
        assert stamps(opened) in ({1}, {2})
        with pytest.raises(StoreError, match=r"已损坏"):
            two.current()
        assert len(two.verify()) == 1


@pytest.mark.parametrize("name", [*FILES, "manifest.json", ""])
def test_what_is_missing_is_named_and_the_previous_generation_serves(two: Generations, name: str):
    (two.root / "gen-000002" / name).rename(two.root / "elsewhere")
    opened = two.open()
    assert stamps(opened) == {1}
    assert opened.notice
    assert (name or "gen-000002") in opened.notice


def test_files_swapped_between_generations_are_refused(two: Generations):
    for name in (*FILES, "manifest.json"):
        new, old = two.root / "gen-000002" / name, two.root / "gen-000001" / name
        good = new.read_bytes()
        new.write_bytes(old.read_bytes())
        assert stamps(two.open()) == {1}
        new.write_bytes(good)
    assert two.open().notice is None


def test_a_whole_older_generation_in_the_place_of_the_new_is_refused(two: Generations):
    (two.root / "gen-000002").rename(two.root / "elsewhere")
    (two.root / "gen-000001").rename(two.root / "gen-000002")
    with pytest.raises(StoreError) as caught:
        two.open()
    assert str(caught.value) == (
        f"索引 {two.root} 已损坏：gen-000002：manifest.json 属于 gen-000001；请用 yanxiaoge build --full 重建索引。"
    )


def test_an_extra_file_or_a_symlink_is_damage(two: Generations):
    (two.root / "gen-000002" / "reports.sqlite-journal").write_bytes(b"hot")
    assert two.verify() == ("reports.sqlite-journal 不在清单中",)
    sqlite = two.root / "gen-000001" / "reports.sqlite"
    sqlite.rename(two.root / "elsewhere")
    sqlite.symlink_to(two.root / "elsewhere")
    with pytest.raises(StoreError) as caught:
        two.open()
    assert str(caught.value) == (
        f"索引 {two.root} 已损坏：gen-000002：reports.sqlite-journal 不在清单中；"
        "gen-000001：reports.sqlite 读不出（是符号链接）；请用 yanxiaoge build --full 重建索引。"
    )


def test_a_commit_over_a_damaged_generation_keeps_the_whole_one(two: Generations):
    (two.root / "gen-000002" / "vectors.faiss").write_bytes(b"")
    two.commit(filling(3))
    assert names(two.root) == ["CURRENT", "gen-000001", "gen-000003", "writer.lock"]


def test_a_generation_that_was_never_made_current_is_not_served_and_goes(two: Generations):
    pointer = (two.root / "CURRENT").read_bytes()
    two.commit(filling(3))
    (two.root / "CURRENT").write_bytes(pointer)
    assert (stamps(two.open()), two.open().notice) == ({2}, None)
    assert two.commit(filling(4)).name == "gen-000004"
    assert names(two.root) == ["CURRENT", "gen-000002", "gen-000004", "writer.lock"]


def test_an_opened_generation_outlives_any_number_of_commits(two: Generations):
    opened = two.open()
    for stamp in range(3, 7):
        two.commit(filling(stamp))
    assert stamps(opened) == {2}
    assert opened.lease
    opened.lease.close()
    two.commit(filling(7))
    assert names(two.root) == ["CURRENT", "gen-000006", "gen-000007", "writer.lock"]
    with pytest.raises(StoreError, match=r"^索引代 gen-000002 已被新的索引代取代并删除"), opened.hold():
        pytest.fail("it is gone")


def test_a_held_generation_stays_while_it_is_held(two: Generations):
    with two.current().hold():
        two.commit(filling(3))
        two.commit(filling(4))
        assert (two.root / "gen-000002").exists()
    two.commit(filling(5))
    assert not (two.root / "gen-000002").exists()


def test_a_reader_overtaken_by_two_commits_starts_over(two: Generations, monkeypatch: pytest.MonkeyPatch):
    def overtaken(folder: Path) -> Lease:
        monkeypatch.undo()
        two.commit(filling(3))
        two.commit(filling(4))
        return Lease(folder)

    monkeypatch.setattr("index.generations.Lease", overtaken)
    opened = two.open()
    assert (stamps(opened), opened.notice) == ({4}, None)


def test_a_second_writer_is_told_to_wait(two: Generations):
    said: list[str] = []

    def fill(folder: Path) -> ManifestFacts:
        with pytest.raises(StoreError) as caught:
            two.commit(filling(9))
        said.append(str(caught.value))
        return filling(3)(folder)

    two.commit(fill)
    assert said == [f"另一个进程正在建立索引 {two.root}，请等它结束后再试。"]
    assert stamps(two.open()) == {3}


def test_of_eight_writers_at_once_one_commits(two: Generations):
    all_tried = threading.Barrier(8)
    outcomes: list[str] = []

    def write(stamp: int) -> None:
        def fill(folder: Path) -> ManifestFacts:
            all_tried.wait(timeout=10)
            return filling(stamp)(folder)

        try:
            outcomes.append(two.commit(fill).name)
        except StoreError as error:
            all_tried.wait(timeout=10)
            outcomes.append(str(error)[:11])

    threads = [threading.Thread(target=write, args=(stamp,)) for stamp in range(3, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["gen-000003"] + ["另一个进程正在建立索引"] * 7


def test_readers_never_see_a_mixed_generation_during_thirty_commits(two: Generations):
    done = threading.Event()
    seen: list[tuple[set[int], str | None]] = []
    failures: list[Exception] = []

    def read() -> None:
        while not done.is_set():
            try:
                generation = two.open()
                seen.append((stamps(generation), generation.notice))
                two.current()
            except (StoreError, OSError, ValueError) as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for stamp in range(3, 33):
        two.commit(filling(stamp))
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert len(seen) > 30
    assert [it for it in seen if len(it[0]) != 1 or it[1]] == []
    two.commit(filling(33))
    assert names(two.root) == ["CURRENT", "gen-000032", "gen-000033", "writer.lock"]


def test_what_is_accepted_is_whole_and_not_yet_served(generations: Generations):
    generations.commit(filling(1))
    seen: list[tuple[str, set[int], str]] = []

    def accept(new: Generation) -> bool:
        assert OneGeneration(new).open() == new
        assert OneGeneration(new).named() == "gen-000002"
        seen.append((new.name, stamps(new), generations.current().name))
        return True

    assert generations.commit(filling(2), accept).name == "gen-000002"
    assert seen == [("gen-000002", {2}, "gen-000001")]
    assert stamps(generations.open()) == {2}


@pytest.mark.parametrize("first", [True, False])
def test_what_is_refused_leaves_no_trace(generations: Generations, first: bool):
    if not first:
        generations.commit(filling(1))
    before = names(generations.root) if generations.root.exists() else ["writer.lock"]
    with pytest.raises(RefusedError) as caught:
        generations.commit(filling(2), lambda _new: False)
    name = "gen-000001" if first else "gen-000002"
    assert str(caught.value) == f"新的索引代 {name} 没有通过验收，已丢弃，{generations.root} 的索引没有改变。"
    assert names(generations.root) == before
    assert generations.commit(filling(3)).name == name


def test_an_error_while_accepting_passes_through(two: Generations):
    def accept(_new: Generation) -> bool:
        raise KeyboardInterrupt

    before = names(two.root)
    with pytest.raises(KeyboardInterrupt):
        two.commit(filling(3), accept)
    assert names(two.root) == before
    assert stamps(two.open()) == {2}
