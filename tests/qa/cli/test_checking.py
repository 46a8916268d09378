import pytest

from benchmarks.generative.scripted import scripted_server
from qa.cli.main import run


@pytest.fixture
def doctor(city_root, capsys, monkeypatch):
    for name in ("ANSWERER", "LLM_KEY", "LLM_KEY_FILE", "LLM_TIMEOUT", "LLM_CONTEXT", "LLM_DEVICE"):
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
        assert status == 1
        assert model == "✗ 语言模型：语言模型服务不认密钥：请检查 YANXIAOGE_LLM_KEY 或 YANXIAOGE_LLM_KEY_FILE。"


def test_what_is_missing(doctor, tmp_path, monkeypatch):
    monkeypatch.setenv("YANXIAOGE_ANSWERER", "openai:m@nowhere")
    status, (index, model) = doctor("--index", str(tmp_path / "none"))
    assert status == 1
    assert index.startswith("✗ 索引和编码器：")
    assert "YANXIAOGE_ANSWERER" in model


@pytest.mark.parametrize(
    ("failing", "advice"),
    [
        ({"status": 404}, "没有这个模型或地址：请检查 YANXIAOGE_ANSWERER 里的模型名，和通常以 /v1 结尾的地址。"),
        ({"status": 429}, "太忙或额度已用完：请稍后再试，或检查账户的额度。"),
        ({"status": 500}, "出错（HTTP 500）：请查看语言模型服务的日志。"),
        ({"body": b"<html>"}, "没有作答：请换一个对话模型，或加大 YANXIAOGE_LLM_MAX_TOKENS。"),
        ({"says": lambda _: ["想"], "ends": "length"}, "还没有写完：请加大 YANXIAOGE_LLM_MAX_TOKENS。"),
        ({"says": lambda _: ["<think>想"]}, "没有写到回答：请加大 YANXIAOGE_LLM_MAX_TOKENS。"),
        (
            {"pause_s": 0.4, "says": lambda _: "想" * 99},
            "限定时间内答完：请加大 YANXIAOGE_LLM_TIMEOUT，或换一个更快的模型。",
        ),
    ],
)
def test_what_to_do_about_a_server(doctor, monkeypatch, failing, advice):
    with scripted_server() as (url, script):
        for name, value in failing.items():
            setattr(script, name, value)
        monkeypatch.setenv("YANXIAOGE_ANSWERER", f"openai:m@{url}")
        monkeypatch.setenv("YANXIAOGE_LLM_TIMEOUT", "1")
        status, (_, model) = doctor()
        assert status == 1
        assert model.startswith("✗ 语言模型：语言模型")
        assert model.endswith(advice)


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("ANSWERER", "openai:m@http://127.0.0.1:9/v1", "请检查服务是否已启动，和 YANXIAOGE_ANSWERER 里的地址。"),
        ("LLM_DEVICE", "gpu", "请写成 auto、cpu、cuda、cuda:1、mps 之一。见 docs/settings.md。"),
        ("LLM_DTYPE", "int3", "请写成 auto、float32、bfloat16、float16 之一。见 docs/settings.md。"),
        ("LLM_TIMEOUT", "bald", "请写一个大于 0 的数。见 docs/settings.md。"),
        ("LLM_CONTEXT", "1500", "请调小 YANXIAOGE_LLM_MAX_TOKENS，或调大 YANXIAOGE_LLM_CONTEXT。"),
        ("LLM_KEY", "密 钥", "YANXIAOGE_LLM_KEY 里应该只有一行密钥，不带空格和汉字：请改正后再试。"),
        ("LLM_TIMEOUTS", "3", "不认识设置 YANXIAOGE_LLM_TIMEOUTS：请照 docs/settings.md 改正它的名字。"),
    ],
)
def test_what_to_do_about_a_setting(doctor, monkeypatch, name, value, advice):
    monkeypatch.setenv("YANXIAOGE_ANSWERER", "openai:m@http://127.0.0.1:9/v1")
    monkeypatch.setenv(f"YANXIAOGE_{name}", value)
    status, (_, model) = doctor()
    assert status == 1
    assert model.endswith(advice)
