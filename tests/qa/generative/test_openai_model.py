"""What comes out of a server's stream: from a scripted one in every way, and from `transformers serve` as it is."""

import threading
import time

import pytest

from qa.assistant import Assistant
from qa.cli.main import run
from qa.generative.choice import Writer
from qa.generative.openai_model import OpenAIModel
from qa.generative.trial import try_out
from qa.generative.types import Message, ModelError
from tests.tiny_model import make_tiny_model
from tests.transformers_serve import transformers_serve

ASKED = (Message("system", "规则"), Message("user", "问题"))
SAID = "改造48个[1]。"


@pytest.fixture
def model(server):
    return OpenAIModel("m", server[0], key=None, timeout=5, context=8192)


@pytest.fixture
def pieces(model, script):
    """Let the server send pieces; give those that come out."""

    def ask(*sent, ends="stop"):
        script.says, script.ends = lambda _: sent, ends
        return list(model.generate(ASKED, 100, threading.Event()))

    return ask


def test_the_first_answer_is_held_back_and_the_next_ones_stream(pieces):
    assert pieces("改造", "48个", "[1]。") == [SAID]
    assert pieces("改造", "48个", "[1]。") == ["改造", "48个", "[1]。"]


def test_thinking_that_the_template_opens_is_never_shown(pieces):
    for _ in range(3):
        assert pieces("先看[1]。", "是48个[1]。</think>", "改造", "48个[1]。") == ["改造", "48个[1]。"]


def test_thinking_that_was_cut_off_before_its_closing_tag_is_not_shown(pieces):
    for _ in range(2):
        with pytest.raises(ModelError, match="还没有写完"):
            pieces("先看[1]。", "是48个[1]。", ends="length")
    assert pieces("是48个。</think>", SAID) == [SAID]
    with pytest.raises(ModelError, match="只写了思考"):
        pieces("先看[1]。", ends="length")


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
def test_thinking_in_a_field_of_its_own_is_left_out(pieces, field):
    assert pieces({field: "先看[1]。"}, {field: "是48个"}, "改造", "48个[1]。") == ["改造", "48个[1]。"]


def test_tags_in_the_text_are_left_out(pieces):
    for _ in range(2):
        assert "".join(pieces("<think>先看", "[1]。</think>", SAID)) == SAID


def test_a_model_that_no_longer_thinks_is_learned_anew(pieces):
    assert pieces("是48个。</think>", SAID) == [SAID]
    with pytest.raises(ModelError, match="只写了思考"):
        pieces(SAID)
    assert pieces(SAID) == [SAID]


def test_a_silent_server_is_hung_up_on_as_soon_as_nobody_listens(model, script):
    served = threading.Event()

    def silent(_):
        yield "改造"
        served.set()
        while True:
            time.sleep(0.05)
            yield {"role": "assistant"}

    script.says = silent
    stop = threading.Event()
    reading = threading.Thread(target=lambda: list(model.generate(ASKED, 100, stop)), daemon=True)
    reading.start()
    assert served.wait(3)
    stop.set()
    reading.join(1)
    assert not reading.is_alive()
    assert script.gone.wait(1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A model that ends its answer to the trial question soon, and does not end the one to `ASKED`."""
    return make_tiny_model(tmp_path_factory.mktemp("served") / "tiny", seed=19)


@pytest.fixture(scope="module")
def url(folder, tmp_path_factory):
    with transformers_serve(folder, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def served(url, folder):
    model = OpenAIModel(str(folder), url, key=None, timeout=20, context=4096)
    try_out(Writer(model, 20.0, 100))
    return model


def test_transformers_serve_streams(served):
    first = list(served.generate(ASKED, 30, threading.Event()))
    assert len(first) > 1
    assert "".join(first) == "".join(served.generate(ASKED, 30, threading.Event()))


def test_a_reader_who_leaves_frees_transformers_serve(served):
    stop = threading.Event()
    stream = served.generate(ASKED, 3000, stop)
    next(stream)
    stop.set()
    started = time.monotonic()
    list(stream)
    list(served.generate(ASKED, 3, threading.Event()))
    assert time.monotonic() - started < 3


def test_a_model_that_transformers_serve_does_not_have(url):
    with pytest.raises(ModelError, match="语言模型服务"):
        list(OpenAIModel("no/such", url, key=None, timeout=5, context=4096).generate(ASKED, 3, threading.Event()))


def test_the_nonsense_of_transformers_serve_gives_the_extracts(city_root, city, encoder, served):
    question = "2023年改造多少个老旧小区？"
    answer = Assistant(city_root, encoder, writer=Writer(served, 20.0, 40)).ask(question)
    assert answer.answerer == "extractive"
    assert answer.text.startswith(city.ask(question).text + "\n（语言模型")


def test_doctor_with_transformers_serve(city_root, url, folder, monkeypatch, capsys):
    monkeypatch.setenv("YANXIAOGE_ANSWERER", f"openai:{folder}@{url}")
    monkeypatch.setenv("YANXIAOGE_LLM_MAX_TOKENS", "100")
    assert run(["doctor", "--index", str(city_root)]) == 0
    assert f"✓ 语言模型：openai:{folder} 应答正常" in capsys.readouterr().out
