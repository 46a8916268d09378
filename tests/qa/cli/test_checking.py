import pytest

from benchmarks.generative.scripted import scripted_server
from qa.cli.main import run


@pytest.fixture
def doctor(city_root, capsys, monkeypatch):
    for name in ("ANSWERER", "LLM_KEY", "LLM_KEY_FILE", "LLM_TIMEOUT"):
        monkeypatch.delenv(f"YANXIAOGE_{name}", raising=False)

    def check(*options):
        status = run(["doctor", *(options or ("--index", str(city_root)))])
        return status, capsys.readouterr().out.splitlines()

    return check


def test_without_a_model(doctor):
    status, (index, model) = doctor()
    assert status == 0
    assert index.startswith("✓ 索引和编码器：索引代 ")
    assert index.endswith("1 份报告。")
    assert model == "✓ 语言模型：没有设置，用原文摘录作答。"


def test_with_a_server(doctor, monkeypatch):
    with scripted_server() as (url, script):
        monkeypatch.setenv("YANXIAOGE_ANSWERER", f"openai:m@{url}")
        script.says = lambda _: ["好"]
        status, (_, model) = doctor()
        assert status == 0
        assert model.startswith("✓ 语言模型：openai:m 应答正常")
        script.status = 401
        status, (_, model) = doctor()
        assert (status, model) == (1, "✗ 语言模型：语言模型服务不认密钥")
        script.status, script.says = 200, lambda _: []
        assert doctor()[1][1].startswith("✗ 语言模型：语言模型没有作答")


def test_what_is_missing(doctor, tmp_path, monkeypatch):
    monkeypatch.setenv("YANXIAOGE_ANSWERER", "openai:m@nowhere")
    status, (index, model) = doctor("--index", str(tmp_path / "none"))
    assert status == 1
    assert index.startswith("✗ 索引和编码器：")
    assert "YANXIAOGE_ANSWERER" in model
