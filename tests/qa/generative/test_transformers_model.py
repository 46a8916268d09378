"""The local path on a tiny Qwen3: loading, counting, streaming, stopping, failing."""

import threading
import time

import pytest

from corpus.errors import SettingError
from qa.assistant import Assistant
from qa.generative.choice import Writer
from qa.generative.transformers_model import TransformersModel
from qa.generative.types import Message, ModelError
from tests.tiny_model import TEMPLATE, make_tiny_model

ASKED = (Message("system", "规则"), Message("user", "问题"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def model(folder):
    return TransformersModel(str(folder), device="auto", dtype="auto")


def test_what_it_is(model):
    assert model.name == "transformers:tiny"
    assert model.context == 4096
    assert model.count("老a") == 4  # three bytes and one


def test_it_streams(model):
    pieces = list(model.generate(ASKED, 20, threading.Event()))
    assert "".join(pieces)
    assert "".join(pieces) == "".join(model.generate(ASKED, 20, threading.Event()))


def test_it_stops_when_told(model):
    stop = threading.Event()
    stream = model.generate(ASKED, 3000, stop)
    next(stream)
    started = time.monotonic()
    stop.set()
    list(stream)
    assert time.monotonic() - started < 3


def test_a_closed_stream_frees_the_model(model):
    stream = model.generate(ASKED, 3000, threading.Event())
    next(stream)
    stream.close()
    assert list(model.generate(ASKED, 3, threading.Event()))


@pytest.mark.parametrize(
    ("error", "said"),
    [(MemoryError(), "内存装不下"), (RuntimeError("the prompt"), "运算出错")],
)
def test_a_failure_is_one_short_reason(model, monkeypatch, error, said):
    def fail(**_):
        raise error

    monkeypatch.setattr(model._model, "generate", fail)
    with pytest.raises(ModelError, match=said) as caught:
        list(model.generate(ASKED, 3, threading.Event()))
    assert "prompt" not in str(caught.value)


def test_nonsense_of_a_model_gives_the_extracts(city_root, city, encoder, model):
    question = "2023年改造多少个老旧小区？"
    answer = Assistant(city_root, encoder, writer=Writer(model, 20.0, 40)).ask(question)
    assert answer.answerer == "extractive"
    assert answer.text.startswith(city.ask(question).text + "\n（语言模型没有写出有依据的话")


def test_a_context_too_small_for_a_passage(city_root, city, encoder, tmp_path):
    small = TransformersModel(str(make_tiny_model(tmp_path / "small", positions=300)), device="cpu", dtype="float32")
    question = "2023年改造多少个老旧小区？"
    answer = Assistant(city_root, encoder, writer=Writer(small, 20.0, 40)).ask(question)
    assert answer.text == city.ask(question).text + "\n（语言模型的上下文装不下一段资料，以上为原文摘录。）"


def test_a_model_without_chat_template(tmp_path):
    folder = make_tiny_model(tmp_path / "bare", template=None)
    with pytest.raises(SettingError, match="没有对话模板"):
        TransformersModel(str(folder), device="cpu", dtype="auto")


def test_a_folder_that_is_no_model(tmp_path):
    with pytest.raises(SettingError, match="读不出来"):
        TransformersModel(str(tmp_path), device="cpu", dtype="auto")


def test_a_hub_name_on_a_closed_network(monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    started = time.monotonic()
    with pytest.raises(SettingError, match="连不上模型库"):
        TransformersModel("nobody/no-such-model", device="cpu", dtype="auto")
    assert time.monotonic() - started < 15  # five on an idle machine; the import of torch may be in it


def speaks(model, monkeypatch, text):
    """Let the model write this text; everything around it stays real: template, tokenizer, streamer."""
    import torch

    def generate(input_ids, streamer, **_):
        streamer.put(input_ids)
        for token in model._tokenizer(text, add_special_tokens=False)["input_ids"]:
            streamer.put(torch.tensor([token]))

    monkeypatch.setattr(model._model, "generate", generate)


def test_thinking_that_the_template_opens_is_never_shown(tmp_path, monkeypatch):
    """As the chat template of DeepSeek's distillations ends: <｜Assistant｜><think>."""
    opened = TEMPLATE.replace("assistant\n{% endif %}", "assistant\n<think>\n{% endif %}")
    assert opened != TEMPLATE
    thinker = TransformersModel(str(make_tiny_model(tmp_path / "r1", template=opened)), device="cpu", dtype="auto")
    speaks(thinker, monkeypatch, "先看资料，是58个[1]。</think>改造45个[1]。")
    assert "".join(thinker.generate(ASKED, 99, threading.Event())) == "改造45个[1]。"
    speaks(thinker, monkeypatch, "先看资料，是58个[1]。")
    with pytest.raises(ModelError, match="只写了思考"):
        list(thinker.generate(ASKED, 99, threading.Event()))


def test_thinking_between_special_tokens_is_not_shown(tmp_path, monkeypatch):
    folder = make_tiny_model(tmp_path / "special", marks=("[THINK]", "[/THINK]"))
    thinker = TransformersModel(str(folder), device="cpu", dtype="auto")
    speaks(thinker, monkeypatch, "[THINK]是58个[1]。[/THINK]改造45个[1]。<|im_end|>")
    assert "".join(thinker.generate(ASKED, 99, threading.Event())) == "改造45个[1]。"
