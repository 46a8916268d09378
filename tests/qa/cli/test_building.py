import csv
import io
import json

import pytest

from tests.sample_reports import CITY, CITY_NAME, CITY_NEXT

REPEATED = "临江市2023年政府工作报告\n\n一、2022年工作回顾\n改造老旧小区36个。\n\n**改造老旧小区36个。**\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / CITY_NAME
    path.write_text(CITY, encoding="utf-8")
    return path


def test_build_then_nothing_to_do_then_a_change(cli, report, tmp_path):
    root = tmp_path / "index"
    assert cli("build", report, "--index", root).out == (
        "已建成索引代 gen-000001：新增 1、改动 0、移除 0、未变 0；共 1 份报告，15 个检索单元，去重 0 段。\n"
    )
    assert cli("build", report, "--index", root).out == (
        "没有变化，仍用索引代 gen-000001：1 份报告，15 个检索单元，去重 0 段。\n"
    )
    report.write_text(CITY_NEXT, encoding="utf-8")
    dry = cli("build", report, "--index", root, "--dry-run")
    assert (
        dry.out
        == "试运行（没有写入）：新增 0、改动 1、移除 0、未变 0；将有 1 份报告，15 个检索单元，去重 0 段。\n改动：临江市2023年政府工作报告\n"
    )
    assert (root / "CURRENT").read_text(encoding="utf-8").startswith("gen-000001 ")
    done = cli("build", report, "--index", root, "--json")
    assert json.loads(done.out) == {
        "generation": "gen-000002", "published": True, "dry_run": False, "added": [],
        "changed": ["临江市2023年政府工作报告"], "removed": [], "unchanged": [], "renamed": [], "skipped": [],
        "incomplete": [], "reports": 1,
        "passages": 15, "deduplicated": 0, "linked": 0,
    }  # fmt: skip


def test_full_reads_everything_anew(cli, report, tmp_path):
    cli("build", report, "--index", tmp_path / "index")
    assert json.loads(cli("build", report, "--index", tmp_path / "index", "--full", "--json").out)["generation"] == (
        "gen-000002"
    )


def test_without_paths_the_shipped_report_into_the_users_folder(cli, tmp_path):
    done = cli("build", "--json")
    assert json.loads(done.out)["added"] == ["盐湖区-两会专版-2025-12"]
    assert (tmp_path / "data" / "yanxiaoge" / "index" / "CURRENT").is_file()
    assert "**45个**" in cli("ask", "2026年要改造多少个老旧小区？").out


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_in(cli, report, tmp_path):
    empty = tmp_path / "空.txt"
    empty.touch()
    done = cli("build", report, empty, "--index", tmp_path / "index")
    assert done.status == 1
    assert "1 份报告" in done.out
    assert done.err == (
        "已跳过：文件“空.txt”是空的：请换成有内容的报告文件。\n"
        "有 1 个文件没有读成，其余已收录：请按上面的原因处理后再建一次。\n"
    )


def test_verify(cli, city_root):
    done = cli("verify", "--index", city_root)
    assert done.status == 0
    assert done.out.startswith("索引完好：gen-000001，1 份报告，15 个检索单元，")


def test_reports(cli, shelf_root):
    assert cli("reports", "--index", shelf_root).out == (
        "临江市2023年政府工作报告　《临江市2023年政府工作报告》（临江市，2023）：15 段，去重 0 段\n"
        "长岭县2023年政府工作报告　《长岭县2023年政府工作报告》（长岭县，2023）：5 段，去重 0 段\n"
    )
    first = json.loads(cli("reports", "--index", shelf_root, "--json").out.splitlines()[0])
    assert first == {
        "id": "临江市2023年政府工作报告", "title": "临江市2023年政府工作报告", "place": "临江市", "date": "2023",
        "issuer": None, "source": CITY_NAME, "paragraphs": 15, "removed": 0,
    }  # fmt: skip


@pytest.fixture
def repeated(cli, tmp_path):
    path = tmp_path / CITY_NAME
    path.write_text(REPEATED, encoding="utf-8")
    cli("build", path, "--index", tmp_path / "index")
    return tmp_path / "index"


def test_the_ledger_for_people(cli, repeated):
    assert cli("ledger", "--index", repeated).out == (
        "equal 1.000　临江市2023年政府工作报告#4 → 临江市2023年政府工作报告#3　改造老旧小区36个。\n共去重 1 段。\n"
    )
    unknown = cli("ledger", "--report", "别的", "--index", repeated)
    assert (unknown.status, unknown.out) == (1, "")
    assert unknown.err == "索引里没有报告“别的”：请用 yanxiaoge reports 查看有哪些报告。\n"


ROW = {
    "kind": "removal", "rule": "equal", "score": 1.0, "removed": "临江市2023年政府工作报告#4", "kept": "临江市2023年政府工作报告#3",
    "report_id": "临江市2023年政府工作报告", "text": "改造老旧小区36个。", "also_in": [],
}  # fmt: skip


def test_the_ledger_as_json_lines(cli, repeated):
    (row,) = cli("ledger", "--format", "jsonl", "--index", repeated).out.splitlines()
    assert json.loads(row) == ROW


def test_the_ledger_as_csv(cli, repeated):
    (row,) = csv.DictReader(io.StringIO(cli("ledger", "--format", "csv", "--index", repeated).out))
    assert row == ROW | {"score": "1.0", "also_in": ""}


def test_an_empty_ledger_as_csv_is_its_head(cli, city_root):
    assert cli("ledger", "--format", "csv", "--index", city_root).out.strip() == ",".join(ROW)


@pytest.fixture
def sharing(cli, repeated, tmp_path):
    for place in ("长岭县", "安平县"):
        text = f"{place}2023年政府工作报告\n\n一、2022年工作回顾\n新建高标准农田25万亩、粮食仓库4座。\n"
        (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8")
    done = cli("build", tmp_path, "--index", repeated)
    assert done.out.endswith("共 3 份报告，9 个检索单元，去重 1 段，1 句同见于多份报告。\n")
    return repeated


def test_a_sentence_of_two_reports_is_linked_in_the_ledger(cli, sharing):
    assert cli("ledger", "--index", sharing).out.splitlines()[1:] == [
        "链接　安平县#3、长岭县#3　新建高标准农田25万亩、粮食仓库4座。",
        "共去重 1 段，1 句同见于多份报告。",
    ]
    assert cli("ledger", "--report", "长岭县", "--index", sharing).out.splitlines() == [
        "链接　长岭县#3、安平县#3　新建高标准农田25万亩、粮食仓库4座。",
        "共去重 0 段，1 句同见于多份报告。",
    ]


LINK = {
    "kind": "link", "rule": "equal", "score": 1.0, "removed": "", "kept": "安平县#3", "report_id": "安平县",
    "text": "新建高标准农田25万亩、粮食仓库4座。", "also_in": ["长岭县#3"],
}  # fmt: skip


def test_links_are_exported_too(cli, sharing):
    rows = cli("ledger", "--format", "jsonl", "--index", sharing).out.splitlines()
    assert [json.loads(row) for row in rows] == [ROW, LINK]
    rows = list(csv.DictReader(io.StringIO(cli("ledger", "--format", "csv", "--index", sharing).out)))
    assert rows[1] == LINK | {"score": "1.0", "also_in": "长岭县#3"}


def test_a_trial_run_names_the_reports(cli, report, tmp_path):
    cli("build", report, "--index", tmp_path / "index")
    report.rename(tmp_path / "临江市政府工作报告-2023.txt")
    names = [tmp_path / f"新{n}.txt" for n in range(21)]
    for number, path in enumerate(names):
        path.write_text(f"新建公园{number}座。", encoding="utf-8")
    lines = cli(
        "build", tmp_path / "临江市政府工作报告-2023.txt", *names, "--index", tmp_path / "index", "--dry-run"
    ).out
    assert lines.splitlines()[1:] == [
        f"新增：{'、'.join(path.stem for path in names[:20])} 等 21 份",
        "改名：临江市2023年政府工作报告 → 临江市政府工作报告-2023",
    ]
