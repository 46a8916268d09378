import json

import pytest

CASES = [
    {"id": "a", "kind": "fact", "q": "2023年改造多少个老旧小区？", "status": "answered", "must": [["48个"]]},
    {"id": "b", "kind": "fact", "q": "2023年改造多少个老旧小区？", "status": "answered", "must": [["36个"]]},
    {"id": "c", "kind": "unanswerable", "q": "火星上有水吗？", "status": "no_evidence"},
]


@pytest.fixture
def cases(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(map(json.dumps, CASES)), encoding="utf-8")
    return path


def test_the_figures_as_json(cli, cases, city_root):
    done = cli("evaluate", cases, cases, "--json", "--index", city_root)
    figures = json.loads(done.out)
    assert done.status == 0
    assert figures["questions"] == 6
    assert figures["by_kind"] == {"fact": {"correct": 2, "all": 4}, "unanswerable": {"correct": 2, "all": 2}}
    assert figures["refusal"] == {"count": 2, "all": 2}
    assert figures["failures"] == ["b", "b"]


def test_the_figures_and_the_failures_for_people(cli, cases, city_root):
    out = cli("evaluate", cases, "--failures", "--index", city_root).out
    assert out.split("\n")[0].split() == ["fact", "1/2", "50.0%"]
    assert "[fact] 2023年改造多少个老旧小区？\n  缺少“36个”\n" in out
    assert "缺少" not in cli("evaluate", cases, "--index", city_root).out


def test_a_set_that_is_not_there(cli, city_root, tmp_path):
    done = cli("evaluate", tmp_path / "none", "--index", city_root)
    assert (done.status, done.err) == (2, f"问题集“{tmp_path / 'none'}”读不出来：请检查路径和 UTF-8 编码。\n")
