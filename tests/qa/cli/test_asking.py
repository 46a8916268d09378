import io
import json

import pytest

QUESTION = "2023年要改造多少个老旧小区？"


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_an_answer_for_people(cli, city_root):
    done = cli("ask", QUESTION, "--index", city_root)
    assert (done.status, done.err) == (0, "")
    assert "**48个**——2023年（计划）：改造老旧小区48个[1]。" in done.out
    assert (
        "[1] 临江市2023年政府工作报告 > 二、2023年工作安排 > （二）提升城市品质（2023年）\n"
        "    “改造老旧小区48个，加装电梯60部。”" in done.out
    )
    assert "人工智能" in done.out
    assert "gen-000001" in done.out


def test_a_refusal_for_people_lists_no_source(cli, city_root):
    done = cli("ask", "滨江公园投资了多少亿元？", "--index", city_root)
    assert done.status == 0
    assert done.out.startswith("未找到依据：")
    assert "依据：\n" not in done.out


def test_an_answer_as_json_is_one_line(cli, city_root, city):
    done = cli("ask", QUESTION, "--json", "--index", city_root)
    (answer,) = lines(done.out)
    assert answer | {"elapsed_ms": 0} == json.loads(json.dumps(city.ask(QUESTION).to_dict())) | {"elapsed_ms": 0}


def batch_of(*records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


BATCH = batch_of(
    {"q": "那2022年呢？", "history": [[QUESTION, "48个"]]},
    {"q": " "},
    {"q": "滨江公园投资了多少亿元？"},
    {"q": QUESTION, "history": []},
    {"q": QUESTION, "history": "x"},
)


@pytest.mark.parametrize("source", ["file", "-"])
def test_a_batch_is_answered_in_order(cli, city_root, tmp_path, monkeypatch, source):
    path = tmp_path / "问题.jsonl"
    path.write_text("\ufeff\n" + BATCH, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(BATCH))
    done = cli("ask", "--batch", path if source == "file" else "-", "--json", "--index", city_root)
    assert (done.status, done.err) == (0, "")
    first, empty, refused, second, wrong = lines(done.out)
    assert "**36个**" in first["text"]
    assert "**48个**" in second["text"]
    assert refused["status"] == "no_evidence"
    assert empty == {
        "question": " ",
        "error": "问题是空的，或没有可读的文字：请输入一个问题，例如“2026年有哪些重点工作？”。",
    }
    assert wrong == {"question": QUESTION, "error": "history 应是 [[问题, 回答], …] 的列表：请改正后再试。"}


def test_a_search(cli, city_root):
    done = cli("search", "社区食堂", "-k", "1", "--index", city_root)
    assert done.status == 0
    assert "新建社区食堂9个，解决老人吃饭难。" in done.out
    assert "二、2023年工作安排 > （四）办好民生实事" in done.out
    (found,) = lines(cli("search", "社区食堂", "-k", "1", "--json", "--index", city_root).out)
    assert found["q"] == "社区食堂"
    (hit,) = found["hits"]
    assert hit["id"] == "临江市2023年政府工作报告#15"
    assert (hit["rank"], hit["report_id"]) == (1, "临江市2023年政府工作报告")
    assert hit["text"].startswith("新建社区食堂9个")


def test_a_batch_of_searches(cli, city_root, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(batch_of({"q": "社区食堂"}, {"q": "冰雪旅游"}, {"q": ""})))
    done = cli("search", "--batch", "-", "-k", "2", "--index", city_root)
    first, second, empty = lines(done.out)
    assert (first["q"], second["q"]) == ("社区食堂", "冰雪旅游")
    assert [set(hit) for hit in first["hits"]] == [{"id", "rank", "score", "report_id"}] * 2
    assert first["hits"][0]["id"].endswith("#15")
    assert {hit["id"][-3:] for hit in second["hits"]} == {"#12", "#13"}
    assert list(empty) == ["question", "error"]


@pytest.mark.parametrize("arguments", [(), ("x", "--batch", "y")])
def test_one_question_or_a_batch(cli, arguments):
    done = cli("ask", *arguments)
    assert (done.status, done.err) == (2, "请给出一个问题，或用 --batch 给出一个文件（两者选一）。\n")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"{\n", "第 1 行不是 JSON"),
        (b'{"q": "\xe8\x80\x81\xe6\x97\xa7"}\n[1]\n', "第 2 行缺少 q"),
        (b'{"q": 5}\n', "第 1 行缺少 q"),
        (b"\xff\xfe\n", "不是 UTF-8 文本"),
        (None, "找不到文件"),
    ],
)
def test_a_batch_that_cannot_be_read(cli, city_root, tmp_path, data, error):
    path = tmp_path / "batch.jsonl"
    if data is not None:
        path.write_bytes(data)
    done = cli("ask", "--batch", path, "--index", city_root)
    assert done.status == 2
    assert error in done.err
    assert done.err.count("\n") == 1
