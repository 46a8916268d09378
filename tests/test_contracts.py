"""What others rely on (docs/architecture.md): the same answer on every face, verbatim quotes, one generation, plain errors."""

import json
import os
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from safetensors.numpy import load_file, save_file

from corpus.read import SHIPPED
from index import build_index
from index.embed import SHIPPED_ENCODER
from qa import Answer, Assistant, Delta
from qa.cli.main import run
from qa.server import create_server
from tests.sample_reports import CITY, CITY_NAME, CITY_NEXT

ROOT = Path(__file__).resolve().parents[1]
MAIN = "2026年要改造多少个老旧小区？"
QUESTIONS = (
    MAIN,
    "2025年改造了多少个老旧小区？",
    "2025年和2026年改造的老旧小区各是多少个？",
    "2026年抓好哪九方面工作？",
    "2025年有哪些工作亮点？",
    "“十四五”时期有哪些成就？",
    "城镇新增就业多少人？",
    "城乡居民人均可支配收入分别增长多少？",
    "城镇化率是多少？",
    "外资企业总数有多少家？",
    "红香酥梨出口到哪里？",
    "粮食播种面积稳定在多少亩以上？",
    "四好农村路建成多少条，多少公里？",
    "小街小巷提升了几条，照明亮化的巷道又有几条？",
    "“盐小哥”是基于什么大模型推出的？",
    "概括一下2025年的民生工作",
    "独立储能电站的规模是多少兆瓦？",
    "广燃光伏电站投资了多少亿元？",
    "大绿洲幼儿园有几位老师？",
    "你好",
)
TYPES = {
    "question": str, "status": str, "text": str, "answerer": str, "citations": list, "passages": list,
    "generation": str, "elapsed_ms": float,
}  # fmt: skip
CITATION_TYPES = {
    "marker": int, "report_id": str, "title": str, "section": list, "period": str | None, "quote": str, "start": int,
    "end": int, "paragraph": str, "page": int | None,
}  # fmt: skip
PASSAGE_TYPES = {"id": str, "rank": int, "score": float, "text": str, "report_id": str}
FRAME = re.compile(r".*：|- .*未找到依据。")
"""A lead-in, or what was asked and not found; neither claims anything."""


def has_types(value, types):
    return list(value) == list(types) and all(isinstance(value[name], types[name]) for name in types)


def steady(answer):
    return {name: value for name, value in answer.items() if name != "elapsed_ms"}


@pytest.fixture
def cli(capsys):
    def command(*arguments):
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return command


@pytest.fixture(scope="module")
def http(shipped):
    return TestClient(create_server(shipped, None, allowed_hosts=["testserver"]))


@pytest.fixture(scope="module", params=QUESTIONS)
def answer(request, shipped):
    return shipped.ask(request.param)


def test_the_answers_keys_and_types(answer):
    value = json.loads(json.dumps(answer.to_dict()))
    assert has_types(value, TYPES)
    assert value["status"] in ("answered", "no_evidence")
    assert all(has_types(citation, CITATION_TYPES) for citation in value["citations"])
    assert all(isinstance(part, str) for citation in value["citations"] for part in citation["section"])
    assert all(has_types(passage, PASSAGE_TYPES) for passage in value["passages"])
    assert re.fullmatch(r"gen-\d{6}", value["generation"])


def test_every_quote_is_verbatim_and_in_its_paragraph(answer, shipped):
    for citation in answer.citations:
        text = shipped.report_text(citation.report_id)
        assert text[citation.start : citation.end] == citation.quote
        assert citation.quote in citation.paragraph
        assert citation.period is None or re.fullmatch(r"\d{4}(-\d{4})?", citation.period)


def test_every_sentence_has_its_marker(answer):
    markers = [int(number) for number in re.findall(r"\[(\d+)\]", answer.text)]
    assert [citation.marker for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert list(dict.fromkeys(markers)) == [citation.marker for citation in answer.citations]
    if answer.citations:
        bare = [line for line in answer.text.splitlines() if not line.endswith("]。") and not FRAME.fullmatch(line)]
        assert bare == []


def test_a_set_off_figure_stands_in_a_quote(answer):
    quotes = "".join(citation.quote for citation in answer.citations)
    assert [figure for figure in re.findall(r"\*\*(.+?)\*\*", answer.text) if figure not in quotes] == []


def test_no_evidence_has_no_citations_and_says_so(answer):
    if answer.status == "no_evidence":
        assert answer.citations == ()
        assert answer.text.startswith("未找到依据：")
        assert "最接近的报告是《" in answer.text


def test_which_of_the_questions_are_refused(shipped):
    assert [q for q in QUESTIONS if shipped.ask(q).status == "no_evidence"] == [
        "广燃光伏电站投资了多少亿元？",
        "大绿洲幼儿园有几位老师？",
    ]


@pytest.mark.parametrize("question", [MAIN, "2026年抓好哪九方面工作？", "广燃光伏电站投资了多少亿元？", "你好"])
def test_command_line_http_and_python_give_the_same_object(cli, http, shipped, page_root, question):
    python = json.loads(json.dumps(shipped.ask(question).to_dict()))
    status, out, err = cli("ask", question, "--json", "--index", page_root)
    web = http.post("/api/ask", json={"question": question}).json()
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert list(json.loads(out)) == list(web) == list(python)
    assert steady(json.loads(out)) == steady(web) == steady(python)


def test_a_follow_up_is_the_same_on_every_face(cli, http, shipped, page_root, tmp_path):
    first = shipped.ask(MAIN)
    python = shipped.ask("那2025年呢？", history=[first.turn])
    assert "**58个**" in python.text
    assert "45" not in python.text
    record = {"q": "那2025年呢？", "history": [[MAIN, first.text]]}
    (tmp_path / "batch").write_text(json.dumps(record), encoding="utf-8")
    _, out, _ = cli("ask", "--batch", tmp_path / "batch", "--json", "--index", page_root)
    web = http.post("/api/ask", json={"question": record["q"], "history": record["history"]}).json()
    assert steady(json.loads(out)) == steady(web) == steady(json.loads(json.dumps(python.to_dict())))


def test_search_is_the_same_on_every_face(cli, http, shipped, page_root):
    expected = [
        {"id": h.passage.id, "rank": h.rank, "score": h.score, "report_id": h.passage.paragraph.report_id, "text": h.passage.text}
        for h in shipped.search("冷链物流", k=5)
    ]  # fmt: skip
    assert [hit["rank"] for hit in expected] == [1, 2, 3, 4, 5]
    assert "130余家冷链物流企业" in expected[0]["text"]
    _, out, _ = cli("search", "冷链物流", "-k", "5", "--json", "--index", page_root)
    assert json.loads(out) == {"q": "冷链物流", "hits": expected}
    assert http.get("/api/search", params={"q": "冷链物流", "k": 5}).json() == {"q": "冷链物流", "hits": expected}


def test_the_stream_joins_to_the_answer(shipped):
    for question in QUESTIONS:
        *deltas, last = shipped.stream(question)
        assert isinstance(last, Answer)
        assert all(isinstance(delta, Delta) for delta in deltas)
        assert "".join(delta.text for delta in deltas) == last.text


def test_eight_threads_give_the_answers_of_one(shipped):
    alone = [steady(shipped.ask(question).to_dict()) for question in QUESTIONS]
    start = threading.Barrier(8)

    def ask_all(_):
        start.wait()
        return [steady(shipped.ask(question).to_dict()) for question in QUESTIONS]

    with ThreadPoolExecutor(8) as pool:
        assert all(answers == alone for answers in pool.map(ask_all, range(8)))


def test_one_answer_comes_from_one_generation_while_it_is_rebuilt(tmp_path, encoder):
    root, report = tmp_path / "index", tmp_path / CITY_NAME
    report.write_text(CITY, encoding="utf-8")
    build_index([report], root, encoder=encoder)
    assistant = Assistant(root, encoder)
    seen = {}
    stop = threading.Event()

    def ask_on():
        while not stop.is_set():
            answer = assistant.ask("2023年要改造多少个老旧小区？")
            (citation,) = answer.citations
            seen.setdefault(answer.generation, set()).add((re.search(r"\*\*(.+?)\*\*", answer.text)[1], citation.quote))

    threads = [threading.Thread(target=ask_on) for _ in range(3)]
    for thread in threads:
        thread.start()
    for text in (CITY_NEXT, CITY, CITY_NEXT):
        report.write_text(text, encoding="utf-8")
        build_index([report], root, encoder=encoder)
        assistant.ask("2023年要改造多少个老旧小区？")
    stop.set()
    for thread in threads:
        thread.join()
    said = {"48": ("48个", "改造老旧小区48个，加装电梯60部。"), "52": ("52个", "改造老旧小区52个，加装电梯60部。")}
    assert assistant.generation == "gen-000004"
    assert assistant.ask("2023年要改造多少个老旧小区？").text.count("**52个**") == 1
    for generation, answers in seen.items():
        assert answers == {said["48" if int(generation[-1]) % 2 else "52"]}


def test_lines_keep_their_ids_with_keep_all(cli, tmp_path):
    lines = [
        {"id": "a-1", "text": "临江市改造老旧小区36个。", "title": "回顾", "section": ["2022年"], "period": "2022"},
        {"id": "a-2", "text": "临江市改造老旧小区36个。", "section": "2022年"},
        {"id": 3, "text": "冰雪旅游节吸引游客。" * 100},
    ]
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    status, out, _ = cli("build", path, "--keep-all", "--json", "--index", tmp_path / "index")
    assert (status, json.loads(out)["passages"], json.loads(out)["deduplicated"]) == (0, 3, 0)
    _, out, _ = cli("search", "老旧小区", "--json", "--index", tmp_path / "index")
    assert {hit["id"] for hit in json.loads(out)["hits"][:2]} == {"a-1", "a-2"}
    _, out, _ = cli("search", "冰雪旅游节", "-k", "1", "--json", "--index", tmp_path / "index")
    assert [(hit["id"], hit["text"]) for hit in json.loads(out)["hits"]] == [("3", lines[2]["text"])]
    _, out, _ = cli("build", path, "--json", "--index", tmp_path / "index")
    assert json.loads(out)["deduplicated"] == 1


def test_a_fresh_process_answers_without_torch_in_a_home_of_its_own(tmp_path):
    code = (
        "import sys\nfrom qa.cli.main import run\nstatus = run(sys.argv[1:])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'gradio', 'fastapi'} & set(sys.modules)\n"
        "print(*heavy, file=sys.stderr)\nsys.exit(status)"
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("YANXIAOGE_")}
    env |= {"HOME": str(tmp_path / "home"), "XDG_DATA_HOME": str(tmp_path / "data"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, "ask", MAIN]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.split()) == (0, [])
    assert "**45个**" in done.stdout
    assert [path.name for path in tmp_path.rglob("CURRENT")] == ["CURRENT"]
    assert not (tmp_path / "home").exists()


@pytest.fixture
def index(tmp_path, encoder):
    root = tmp_path / "index"
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / CITY_NAME).write_text(CITY, encoding="utf-8")
    build_index([tmp_path / "reports"], root, encoder=encoder)
    return root


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_line(err):
    return bool(re.fullmatch(r"[^\n]*[\u4e00-\u9fff][^\n]*。\n", err)) and "Traceback" not in err


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("空.txt", b"", 1),
        ("空白.txt", b" \n\n", 1),
        ("乱.txt", b"\x80\x81\xff\xfe\x00\x9f", 1),
        ("坏.jsonl", b"{", 1),
        ("图.gif", b"GIF89a", 2),
        ("图.png", b"\x89PNG", 1),
        ("坏.docx", b"PK", 1),
        ("坏.pdf", b"%PDF-1.4", 1),
        ("没有.txt", None, 2),
        ("没有", None, 2),
        ("夹", "folder", 2),
    ],
)
def test_a_bad_file_is_one_line_and_the_index_stays(cli, tmp_path, index, name, data, status):
    path = tmp_path / name
    if data == "folder":
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    before = contents(index)
    done, out, err = cli("build", path, "--index", index)
    assert (done, out) == (status, "")
    assert one_line(err)
    assert name in err
    assert contents(index) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission(cli, tmp_path, index):
    path = tmp_path / "密.txt"
    path.write_text(CITY, encoding="utf-8")
    path.chmod(0)
    before = contents(index)
    status, _, err = cli("build", path, "--index", index)
    assert status == 1
    assert one_line(err)
    assert contents(index) == before


@pytest.mark.parametrize("question", ["", " \u3000", "问" * 10_000, "\x00\x07\x1b\x7f", "\u200b\ufeff", "\ud800"])
def test_a_question_that_cannot_be_asked(cli, http, page_root, question):
    status, out, err = cli("ask", question, "--index", page_root)
    assert (status, out) == (2, "")
    assert one_line(err)
    reply = http.post("/api/ask", content=json.dumps({"question": question}).encode())
    assert reply.status_code in (400, 422)
    assert list(reply.json()) == ["error"]


def damage_file(root):
    (root / "gen-000001" / "vectors.faiss").write_bytes(b"x")


def damage_manifest(root):
    (root / "gen-000001" / "manifest.json").write_text("{}", encoding="utf-8")


def remove_folder(root):
    for path in (root / "gen-000001").iterdir():
        path.unlink()
    (root / "gen-000001").rmdir()


@pytest.mark.parametrize("damage", [damage_file, damage_manifest, remove_folder])
@pytest.mark.parametrize("command", [("ask", MAIN), ("search", "x"), ("verify",), ("reports",), ("ledger",)])
def test_a_damaged_index(cli, index, damage, command):
    damage(index)
    status, out, err = cli(*command, "--index", index)
    assert (status, out) == (1, "")
    assert one_line(err)
    assert "yanxiaoge build" in err


@pytest.mark.parametrize(
    "command", [("ask", "2023年要改造多少个老旧小区？"), ("search", "x"), ("reports",), ("ledger",)]
)
def test_where_only_the_pointer_is_lost_the_whole_generation_serves_with_a_notice(cli, index, command):
    (index / "CURRENT").write_text("x", encoding="utf-8")
    status, out, err = cli(*command, "--index", index)
    assert status == 0
    assert out
    assert one_line(err)
    assert "CURRENT" in err
    status, out, err = cli("verify", "--index", index)
    assert (status, out) == (1, "")
    assert one_line(err)


def test_a_damaged_index_is_built_anew(cli, tmp_path, index):
    damage_file(index)
    assert cli("build", tmp_path / "reports", "--full", "--index", index)[0] == 0
    assert cli("verify", "--index", index)[0] == 0


@pytest.mark.parametrize("command", [("ask", MAIN), ("search", "x"), ("verify",), ("reports",), ("ledger",)])
def test_no_index(cli, tmp_path, command):
    status, out, err = cli(*command, "--index", tmp_path / "没有")
    assert (status, out) == (1, "")
    assert one_line(err)
    assert "yanxiaoge build" in err
    assert not (tmp_path / "没有").exists()


@pytest.fixture
def other_encoder(tmp_path):
    """The shipped encoder with one weight changed."""
    folder = tmp_path / "encoder"
    for path in SHIPPED_ENCODER.rglob("*.json"):
        copy = folder / path.relative_to(SHIPPED_ENCODER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    tensors = load_file(SHIPPED_ENCODER / "model.safetensors")
    table = tensors["embeddings"].copy()
    table[0, 0] ^= 1
    save_file(tensors | {"embeddings": table}, folder / "model.safetensors")
    return folder


def test_an_index_made_by_another_encoder(cli, index, other_encoder):
    before = contents(index)
    status, out, err = cli("ask", MAIN, "--index", index, "--encoder", other_encoder)
    assert (status, out) == (1, "")
    assert one_line(err)
    assert "另一个编码器" in err
    assert contents(index) == before


def test_an_encoder_that_is_none(cli, index, tmp_path):
    status, _, err = cli("ask", MAIN, "--index", index, "--encoder", tmp_path)
    assert status == 2
    assert one_line(err)


def test_the_shipped_reports_stand_where_the_package_says():
    assert [path.name for path in SHIPPED.iterdir()] == ["盐湖区-两会专版-2025-12.txt"]


def test_what_answers_by_itself_stands_in_a_quote_of_its_line(shipped):
    seen = 0
    for question in QUESTIONS:
        answer = shipped.ask(question)
        quotes = {citation.marker: citation.quote for citation in answer.citations}
        for line in answer.text.split("\n"):
            direct, dash, _ = line.removeprefix("- ").partition("——")
            spans = re.findall(r"\*\*(.+?)\*\*", direct) if dash and direct.startswith("**") else []
            cited = "".join(quotes[int(number)] for number in re.findall(r"\[(\d+)\]", line))
            assert [span for span in spans if span not in cited] == []
            seen += len(spans)
    assert seen >= 10
