import json
import lzma

from index.training.data import DataFolder
from index.training.texts import read_prose, read_sides


def pack(path, *lines):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(lzma.compress("\n".join(lines).encode()))


def test_prose_and_reports_once_each_without_those_held_out(tmp_path):
    pack(tmp_path / "train" / "text-news.txt.xz", "一段。", "一段。", "", "二段。")
    reports = [{"place": place, "year": 2020, "paragraphs": [f"{place}发展。"]} for place in ("甲市", "乙市", "全国")]
    pack(tmp_path / "reports" / "reports.jsonl.xz", *map(json.dumps, reports))
    held = tmp_path / "asked.jsonl"
    held.write_text(json.dumps({"report": ["乙市-2020"]}) + "\n", encoding="utf-8")
    assert list(read_prose(DataFolder(tmp_path), [held])) == ["一段。", "二段。", "甲市发展。"]


def test_sides_of_pairs_cut_and_free_sets_only(tmp_path):
    pack(tmp_path / "train" / "pairs-cmrc2018.jsonl.xz", json.dumps({"question": "谁？", "passage": "他" * 3000}))
    pack(tmp_path / "train" / "pairs-lawyer_llama.jsonl.xz", json.dumps({"question": "问", "passage": "答"}))
    pack(tmp_path / "train" / "paraphrase-atec.jsonl.xz", json.dumps({"a": "早", "b": "早上好", "label": "1"}))
    data = DataFolder(tmp_path)
    assert list(read_sides(data)) == ["谁？", "他" * 2000, "早", "早上好"]
    assert list(read_sides(data, ("question", "a", "b"))) == ["谁？", "早", "早上好"]
