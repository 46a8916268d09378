import json
import lzma
import random
from collections import Counter

from index.synonyms import WordList
from index.training.data import DataFolder
from index.training.pairs import listed_pairs, read_sources


def pack(path, *rows):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(lzma.compress("\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()))


def test_sets_that_are_not_free_and_pairs_that_differ_are_left_out(tmp_path):
    train = tmp_path / "train"
    pack(train / "pairs-cmrc2018.jsonl.xz", {"question": "谁？", "passage": "他。", "answer": "他"})
    pack(train / "pairs-lawyer_llama.jsonl.xz", {"question": "问", "passage": "答"})
    same, other = {"a": "早", "b": "早上好", "label": "1"}, {"a": "早", "b": "晚", "label": "0"}
    pack(train / "paraphrase-atec.jsonl.xz", same, other)
    sources = read_sources(DataFolder(tmp_path), [], 1)
    assert sources[-1].name == "word lists"
    assert [(s.name, s.pairs, s.hard) for s in sources[:-1]] == [
        ("cmrc2018", (("谁？", "他。"),), True),
        ("atec", (("早", "早上好"),), False),
    ]
    assert sources[0].answers == ("他",)


def test_search_questions_are_set_against_near_misses(tmp_path, monkeypatch):
    monkeypatch.setattr("index.training.pairs.answered_pairs", lambda _: iter([("牙疼咋办", "牙痛可用冷敷。")]))
    (tmp_path / "train").mkdir()
    source = next(s for s in read_sources(DataFolder(tmp_path), [], 1) if s.name == "searched")
    assert (source.pairs, source.times, source.hard) == ((("牙疼咋办", "牙痛可用冷敷。"),), 3.0, True)


def test_a_listed_word_is_paired_with_others_of_its_meaning_three_at_most(tmp_path, monkeypatch):
    path = tmp_path / "words.txt"
    path.write_text("大夫 医生\n~ 医院 诊所\n甲 乙 丙 丁 戊\n", encoding="utf-8")
    for name in ("words", "phrases"):
        monkeypatch.setattr(f"index.training.pairs.{name}", lambda: WordList(path))
    pairs = list(listed_pairs(random.Random(1)))
    assert pairs[:2] == [("大夫", "医生"), ("医生", "大夫")]
    assert Counter(left for left, _ in pairs[: len(pairs) // 2]) == Counter(
        大夫=1, 医生=1, 甲=3, 乙=3, 丙=3, 丁=3, 戊=3
    )
    assert all(left != right for left, right in pairs)


def test_reports_give_keywords_of_a_limited_number_of_paragraphs(tmp_path, monkeypatch):
    monkeypatch.setattr("index.training.pairs.MOST", 2)
    (tmp_path / "train").mkdir()
    texts = [f"{name}新建了三座小学和中学。全市又改造了老旧的小区。" for name in "甲乙丙丁"]
    pack(tmp_path / "reports" / "reports.jsonl.xz", {"place": "甲市", "year": 2021, "paragraphs": texts})
    sources = {source.name: source for source in read_sources(DataFolder(tmp_path), [], 1)}
    keywords = sources["keywords reports"]
    assert len(keywords.pairs) == 2
    assert keywords.drop == 0.7
    assert all(sentence in paragraph and paragraph in texts for sentence, paragraph in keywords.pairs)
