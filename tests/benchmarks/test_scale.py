import json
import lzma
import os

import pytest

from benchmarks import scale
from benchmarks.scaletable import ROWS

PLANS = {
    "甲市": "新建城市公园十二座并全部向市民免费开放",
    "乙市": "完成老旧小区改造四十五个惠及居民九千户",
    "丙市": "建成冷链物流园区三处年吞吐量达到百万吨",
}


@pytest.fixture
def data(tmp_path):
    (tmp_path / "reports").mkdir()
    with lzma.open(tmp_path / "reports" / "reports.jsonl.xz", "wt", encoding="utf-8") as file:
        for place, plan in PLANS.items():
            paragraphs = ["一、2024年重点工作", f"2024年{plan}。", "二、2023年工作回顾", f"2023年没有{plan}。"]
            row = {"id": f"城市/{place}/2024.md", "title": f"{place}2024年政府工作报告", "paragraphs": paragraphs}
            file.write(json.dumps(row) + "\n")
    return tmp_path


@pytest.fixture
def cores():
    """Give the process back the cores that a measurement leaves it."""
    allowed = os.sched_getaffinity(0)
    yield
    os.sched_setaffinity(0, allowed)


@pytest.mark.usefixtures("cores")
def test_three_reports_are_measured(data, tmp_path, capsys):
    out = tmp_path / "results.json"
    assert scale.main([str(data), "--no-peers", "--queries", "6", "--out", str(out)]) == 0
    record = json.loads(out.read_text(encoding="utf-8"))
    figures = record["systems"]["盐小哥"]
    assert figures["top5"] == 100
    assert all(figures[row.key] > 0 for row in ROWS)
    assert figures["add"] < figures["add_command"]
    assert (record["reports"], record["queries"], record["met"]) == (3, 6, {})
    assert set(record["machine"]) == {"cores", "system", "python"}
    assert record["machine"]["cores"] <= 2
    assert str(tmp_path) not in out.read_text(encoding="utf-8")
    printed = capsys.readouterr().out
    assert printed.startswith("3 reports, 6 queries, ")
    assert "| queried sentence in the top five | ≥ 97 % | 100 % |  |" in printed


def test_no_data_is_one_clear_line(tmp_path, capsys):
    assert scale.main([str(tmp_path), "--no-peers"]) == 2
    assert capsys.readouterr().err.endswith("请用 DATA=数据文件夹 指明它在哪里。\n")


def test_no_environment_for_the_peers(data, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(scale, "PEERS_PYTHON", tmp_path / "none")
    assert scale.main([str(data)]) == 2
    assert "没有 .venv-peers" in capsys.readouterr().err
