import pytest

from corpus.errors import SettingError
from qa.generative.choice import chosen_writer
from qa.generative.settings import read_model_settings, unknown_settings


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in ("ANSWERER", "LLM_KEY", "LLM_KEY_FILE", "LLM_TIMEOUT", "LLM_MAX_TOKENS", "LLM_CONTEXT"):
        monkeypatch.delenv(f"YANXIAOGE_{name}", raising=False)


def test_no_setting_means_no_model(monkeypatch):
    assert chosen_writer() is None
    monkeypatch.setenv("YANXIAOGE_ANSWERER", "extractive")
    assert chosen_writer() is None


def test_a_server(monkeypatch):
    monkeypatch.setenv("YANXIAOGE_ANSWERER", "openai:Qwen/Qwen3-8B@http://127.0.0.1:8000/v1")
    monkeypatch.setenv("YANXIAOGE_LLM_TIMEOUT", "7.5")
    monkeypatch.setenv("YANXIAOGE_LLM_KEY", "sk-geheim")
    settings = read_model_settings()
    assert settings.server == ("Qwen/Qwen3-8B", "http://127.0.0.1:8000/v1")
    assert settings.key() == "sk-geheim"
    assert "sk-geheim" not in repr(settings)
    writer = chosen_writer()
    assert (writer.model.name, writer.timeout) == ("openai:Qwen/Qwen3-8B", 7.5)


@pytest.mark.parametrize("key", ["sk geheim", "sk-\nb", "sk-盐"])
def test_a_key_that_no_header_can_hold(monkeypatch, key):
    monkeypatch.setenv("YANXIAOGE_LLM_KEY", key)
    with pytest.raises(SettingError, match="不带空格和汉字") as caught:
        read_model_settings().key()
    assert key not in str(caught.value)


def test_a_context_that_holds_no_passage_beside_the_answer(monkeypatch):
    monkeypatch.setenv("YANXIAOGE_ANSWERER", "openai:m@http://127.0.0.1:9/v1")
    monkeypatch.setenv("YANXIAOGE_LLM_CONTEXT", "1799")
    with pytest.raises(SettingError, match="只有 1799 个词元，除去回答的 800 个"):
        chosen_writer()
    monkeypatch.setenv("YANXIAOGE_LLM_CONTEXT", "1800")
    assert chosen_writer().model.context == 1800


def test_a_slip_of_the_pen_in_a_name(monkeypatch):
    assert unknown_settings() == []
    monkeypatch.setenv("YANXIAOGE_LLM_TOKEN", "x")
    assert unknown_settings() == ["YANXIAOGE_LLM_TOKEN"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ANSWERER", "gpt", "YANXIAOGE_ANSWERER"),
        ("ANSWERER", "openai:m", "YANXIAOGE_ANSWERER"),
        ("ANSWERER", "openai:m@http://user:secret@host/v1", "不带用户名和密码"),
        ("LLM_TIMEOUT", "-1", "YANXIAOGE_LLM_TIMEOUT"),
        ("LLM_TIMEOUT", "bald", "YANXIAOGE_LLM_TIMEOUT"),
        ("LLM_DTYPE", "int3", "YANXIAOGE_LLM_DTYPE"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(monkeypatch, name, value, said):
    monkeypatch.setenv(f"YANXIAOGE_{name}", value)
    with pytest.raises(SettingError) as caught:
        read_model_settings()
    assert said in str(caught.value)
    assert value not in str(caught.value)


def test_a_key_file_is_for_its_owner_alone(monkeypatch, tmp_path):
    path = tmp_path / "key"
    path.write_text("sk-aus-datei\n")
    path.chmod(0o644)
    monkeypatch.setenv("YANXIAOGE_LLM_KEY_FILE", str(path))
    with pytest.raises(SettingError, match="chmod 600"):
        read_model_settings().key()
    path.chmod(0o600)
    assert read_model_settings().key() == "sk-aus-datei"
    path.write_text("zwei Worte")
    with pytest.raises(SettingError, match="只有一行密钥"):
        read_model_settings().key()


def test_a_model_that_is_nowhere(monkeypatch):
    monkeypatch.setenv("YANXIAOGE_ANSWERER", "transformers:./没有这个文件夹")
    with pytest.raises(SettingError, match="找不到语言模型"):
        chosen_writer()
