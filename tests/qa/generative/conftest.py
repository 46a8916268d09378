import re

import pytest

from benchmarks.generative.scripted import scripted_server
from qa.assistant import Assistant
from qa.generative.choice import Writer
from qa.generative.openai_model import OpenAIModel


@pytest.fixture
def server():
    with scripted_server() as (url, script):
        yield url, script


@pytest.fixture
def script(server):
    return server[1]


@pytest.fixture
def writer(server):
    return Writer(OpenAIModel("m", server[0], key="sk-secret", timeout=2, context=8192), 2.0, 300)


@pytest.fixture
def fluent(city_root, encoder, writer):
    """The city's assistant with the scripted model."""
    return Assistant(city_root, encoder, writer=writer)


@pytest.fixture
def number():
    """Give the number that a passage with these words has in the prompt."""

    def find(messages, words):
        passages = re.split(r"\n\n(?=\[\d+\] )", messages[-1]["content"])
        found = next(passage for passage in passages if words in passage)
        return re.search(r"\[(\d+)\] ", found)[1]

    return find
