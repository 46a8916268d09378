import json

import pytest

from tests.sample_reports import CITY, CITY_NAME, CITY_NEXT

ASKED = "2023年改造多少个老旧小区？"
WITHOUT = CITY.replace("改造老旧小区48个，加装电梯60部。", "").replace("改造老旧小区36个，惠及居民5800户。", "")
REFUSED = "退步　2023年改造多少个老旧小区？　状态：“"
TOTAL = "重放验收问题 1 个：不变 0，变化 1，其中退步 "


@pytest.fixture
def report(tmp_path):
    path = tmp_path / CITY_NAME
    path.write_text(CITY, encoding="utf-8")
    return path


@pytest.fixture
def root(cli, report, tmp_path):
    root = tmp_path / "index"
    assert cli("build", report, "--index", root).status == 0
    return root


def current(root):
    return (root / "CURRENT").read_text(encoding="utf-8").split()[0]


def test_add_list_remove(cli, tmp_path):
    root = tmp_path / "index"
    file = root / "golden.jsonl"
    assert cli("golden", "add", ASKED, "新建几处公园？", "--index", root).out == (
        f"已加入 2 个验收问题，共 2 个（{file}）。\n"
    )
    assert cli("golden", "list", "--index", root).out == f"1　{ASKED}\n2　新建几处公园？\n共 2 个验收问题。\n"
    assert cli("golden", "remove", 1, "--index", root).out == f"已删去：{ASKED}\n"
    wrong = cli("golden", "remove", 2, "--index", root)
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err == "没有第 2 个验收问题（共 1 个）：请用 yanxiaoge golden list 查看。\n"
    assert cli("golden", "add", "？", "--index", root).status == 2


def test_differences_are_printed_and_the_index_is_switched(cli, root, report):
    cli("golden", "add", ASKED, "--index", root)
    report.write_text(CITY_NEXT, encoding="utf-8")
    done = cli("build", report, "--index", root)
    assert (done.status, current(root)) == (0, "gen-000002")
    first, change, total = done.out.splitlines()
    assert first.startswith("已建成索引代 gen-000002：")
    assert change.startswith(f"变化　{ASKED}　数字：“")
    assert "48个" in change.partition(" → ")[0]
    assert "52个" in change.partition(" → ")[2]
    assert total == f"{TOTAL}0。"


def test_a_regression_stops_the_switch_only_when_asked_to(cli, root, report):
    cli("golden", "add", ASKED, "--index", root)
    report.write_text(WITHOUT, encoding="utf-8")
    stopped = cli("build", report, "--index", root, "--no-publish-on-regression")
    assert (stopped.status, current(root)) == (1, "gen-000001")
    assert stopped.out.startswith(REFUSED)
    assert stopped.out.endswith(f"{TOTAL}1。\n")
    assert stopped.err == f"新的索引代 gen-000002 没有通过验收，已丢弃，{root} 的索引没有改变。\n"
    assert sorted(path.name for path in root.glob("gen-*")) == ["gen-000001"]
    assert cli("verify", "--index", root).status == 0
    done = cli("build", report, "--index", root)
    assert (done.status, current(root)) == (0, "gen-000002")
    assert done.out.endswith(f"{TOTAL}1。\n")


def test_as_json(cli, root, report, tmp_path):
    questions = tmp_path / "问题.jsonl"
    questions.write_text(json.dumps({"q": ASKED, "must": [["48个"]]}), encoding="utf-8")
    report.write_text(CITY_NEXT, encoding="utf-8")
    options = ("--index", root, "--golden", questions, "--json")
    stopped = cli("build", report, *options, "--no-publish-on-regression")
    assert stopped.status == 1
    summary = json.loads(stopped.out)
    assert summary["published"] is False
    assert (summary["golden"]["questions"], summary["golden"]["regressions"]) == (1, 1)
    assert summary["golden"]["differences"][0]["new"]["wrong"] == ["缺少“48个”"]
    published = json.loads(cli("build", report, *options).out)
    assert (published["generation"], published["golden"]) == ("gen-000002", summary["golden"])


def test_nothing_is_asked_of_a_first_index_a_trial_or_an_unchanged_one(cli, root, report, tmp_path):
    cli("golden", "add", ASKED, "--index", root)
    assert "验收问题" not in cli("build", report, "--index", root).out
    report.write_text(CITY_NEXT, encoding="utf-8")
    assert "验收问题" not in cli("build", report, "--index", root, "--dry-run").out
    file = root / "golden.jsonl"
    first = cli("build", report, "--index", tmp_path / "other", "--golden", file, "--no-publish-on-regression")
    assert (first.status, first.out.count("\n")) == (0, 1)


def test_wrong_use_is_told_before_anything_is_built(cli, root, report):
    report.write_text(CITY_NEXT, encoding="utf-8")
    none = cli("build", report, "--index", root, "--no-publish-on-regression")
    assert (none.status, none.out) == (2, "")
    assert none.err == (
        "没有验收问题，无法判断退步：请先用 yanxiaoge golden add 问题… 添加，或用 --golden FILE 指定。\n"
    )
    absent = cli("build", report, "--index", root, "--golden", root / "没有.jsonl")
    assert (absent.status, absent.err) == (2, f"找不到验收问题“{root / '没有.jsonl'}”：请检查路径是否写对。\n")
    assert current(root) == "gen-000001"
