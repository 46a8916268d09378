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
    assert [(kind, row["correct"], row["all"]) for kind, row in figures["by_kind"].items()] == [
        ("fact", 2, 4),
        ("unanswerable", 2, 2),
    ]
    assert figures["refusal"] == {"count": 2, "all": 2, "interval": [1.0, 1.0]}
    assert figures["failures"] == ["b", "b"]


def test_the_figures_and_the_failures_for_people(cli, cases, city_root):
    out = cli("evaluate", cases, "--failures", "--index", city_root).out
    assert out.split("\n")[0].split()[:3] == ["fact", "1/2", "50.0%"]
    assert "[fact] 2023年改造多少个老旧小区？\n  缺少“36个”\n" in out
    assert "缺少" not in cli("evaluate", cases, "--index", city_root).out


def test_a_set_that_is_not_there(cli, city_root, tmp_path):
    done = cli("evaluate", tmp_path / "none", "--index", city_root)
    assert (done.status, done.err) == (2, f"问题集“{tmp_path / 'none'}”读不出来：请检查路径和 UTF-8 编码。\n")


def test_compared_with_what_was_saved(cli, cases, city_root, tmp_path):
    saved = tmp_path / "before.json"
    cli("evaluate", cases, "--save", saved, "--index", city_root)
    saved.write_text(
        saved.read_text(encoding="utf-8").replace(f'"a {CASES[0]["q"]}": true', f'"a {CASES[0]["q"]}": false'),
        encoding="utf-8",
    )
    out = cli("evaluate", cases, "--against", saved, "--index", city_root).out
    assert "answers　同题 3：赢 1，输 0，p = 1.0000（可能只是偶然）\n  赢　a 2023年改造多少个老旧小区？\n" in out


def test_pictures(cli, cases, city_root, tmp_path):
    out = cli("evaluate", cases, "--plots", tmp_path / "plots", "--index", city_root).out
    assert sorted(path.name for path in (tmp_path / "plots").iterdir()) == ["calibration.png", "refusal-curve.png"]
    assert f"已画：{tmp_path / 'plots' / 'calibration.png'}\n" in out


def test_retrieval_alone(cli, tmp_path):
    rows = {
        "passages": {"id": "a", "text": "改造老旧小区48个。"},
        "questions": {"q": "改造小区多少个？", "gold": ["a"]},
    }
    for name, row in rows.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    figures = json.loads(cli("evaluate", "--retrieval", tmp_path, "--json").out)
    assert figures["retrieval"][0]["R@1"] == {"value": 1.0, "interval": [1.0, 1.0]}


def test_nothing_to_measure(cli):
    done = cli("evaluate")
    assert (done.status, done.err) == (
        2, "没有要测量的：请给出问题集文件，或用 --retrieval 给出检索题集文件夹。\n",
    )  # fmt: skip
